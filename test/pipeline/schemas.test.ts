import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { Settings } from '../../src/model/settings.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import { mapReporters } from '../../src/report/map-reporters.ts'
import { reporters } from '../../src/report/reporters.ts'
import { engine, lint } from '../helpers.ts'

function compile(name: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')) as object
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)
}

const schemas = { report: compile('report'), map: compile('map') }
const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json'))
  .toSorted()

/** Most of what can be said, and what other deployments are told. */
const settings: readonly Partial<Settings>[] = [
  { unknownFields: 'warn', reportEmpty: true, minConfidence: 'low' },
  { profile: 'mdm-personal', facts: { deviceQueryEnabled: true } },
]

describe('what is printed as JSON keeps to its schema', () => {
  test.each(fixtures)('%s', async file => {
    for (const one of settings) {
      const checked = await lint(readFileSync(path.join('fixtures', file)), one, file)
      const profile = one.profile ?? 'mam-only'
      const report = createReport({ checked: [checked], profile, version: '1.0.0', rules: engine.edition })
      schemas.report(JSON.parse(reporters.json(report, { color: false, quiet: false, ignored: 0 })))
      expect(schemas.report.errors).toBeNull()

      const files = [{ path: file, fields: checked.fields, samples: checked.file.samples, fault: checked.file.fault }]
      schemas.map(JSON.parse(mapReporters.json({ schema: 'mamlint-map/1', files })))
      expect(schemas.map.errors).toBeNull()
    }
  })
})
