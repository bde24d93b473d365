import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { describe, expect, test } from 'vitest'
import { cleanReport, sampleMap, sampleReport } from './sample.ts'

function compile(name: string): ValidateFunction {
  const schema = JSON.parse(
    readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'),
  ) as object
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)
}

/** A deep copy in which one thing can be spoilt. */
function spoil(value: unknown, change: (copy: Record<string, never>) => void): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  change(copy as Record<string, never>)
  return copy
}

describe('report.schema.json', () => {
  const validate = compile('report')

  test.each([sampleReport, cleanReport])('accepts report %#', report => {
    validate(JSON.parse(JSON.stringify(report)))
    expect(validate.errors).toBeNull()
  })

  test('refuses a value beside a finding, and an allowed field as a finding', () => {
    const finding = JSON.parse(JSON.stringify(sampleReport.findings[0])) as object
    expect(validate({ ...sampleReport, findings: [{ ...finding, value: 'x' }] })).toBe(false)
    expect(validate({ ...sampleReport, findings: [{ ...finding, verdict: 'allowed' }] })).toBe(false)
  })

  test('refuses a report that lacks a count', () => {
    expect(validate(spoil(sampleReport, copy => delete copy['summary']))).toBe(false)
  })
})

describe('map.schema.json', () => {
  const validate = compile('map')

  test('accepts a map', () => {
    validate(JSON.parse(JSON.stringify(sampleMap)))
    expect(validate.errors).toBeNull()
  })

  test('refuses another schema name', () => {
    expect(validate({ ...sampleMap, schema: 'mamlint-map/2' })).toBe(false)
  })
})
