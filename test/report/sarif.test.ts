import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../src/catalogue/load.ts'
import { createFinding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { print, reports, wideReport } from './read-back.ts'
import { cleanReport, sampleReport } from './sample.ts'

function compile(path: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as object
  // Formats such as "uri" are checked below, by what reads them.
  return new Ajv2020({ validateFormats: false, strict: false }).compile(schema)
}

interface SarifPlace {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }
    readonly region: { readonly startLine: number; readonly startColumn: number }
  }
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[]
}

interface SarifRun {
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[] }
  }
  readonly invocations: readonly {
    readonly executionSuccessful: boolean
    readonly toolExecutionNotifications: readonly {
      readonly level: string
      readonly message: { readonly text: string }
    }[]
  }[]
  readonly results: readonly {
    readonly ruleId: string
    readonly ruleIndex: number
    readonly level: string
    readonly locations: readonly SarifPlace[]
    readonly occurrenceCount: number
    readonly partialFingerprints: Readonly<Record<string, string>>
  }[]
}

function sarifOf(report: Report): SarifRun {
  const { runs } = JSON.parse(print('sarif', report)) as { readonly runs: readonly SarifRun[] }
  return runs[0] ?? expect.fail('no run')
}

describe('sarif', () => {
  const validate = compile('./vendor/sarif-2.1.0.json')

  test.each(reports)('is valid by the schema of the standard: %s', (_, report) => {
    validate(JSON.parse(print('sarif', report)))
    expect(validate.errors).toBeNull()
  })

  test('the schema refuses a line 0', () => {
    expect(validate(JSON.parse(print('sarif', sampleReport).replaceAll('"startLine": 2', '"startLine": 0')))).toBe(
      false,
    )
  })

  test.each(reports)('leads to the file and field of each finding: %s', (_, report) => {
    const places = sarifOf(report).results.flatMap(result => result.locations)
    const files = report.findings.map(finding => finding.file.replace(/\ud800/g, '\ufffd'))
    expect(places.map(one => decodeURIComponent(one.physicalLocation.artifactLocation.uri))).toEqual(files)
    // Below the root, whatever the name: it is neither a scheme, a host nor a query.
    for (const { physicalLocation } of places) {
      const url = new URL(physicalLocation.artifactLocation.uri, 'file:///root/folder/')
      expect(url.href).toMatch(/^file:\/\/\/root\/folder\/[^?#]+$/)
    }
    expect(places.map(one => one.logicalLocations?.[0]?.fullyQualifiedName)).toEqual(
      report.findings.map(finding => finding.path || '(document)'),
    )
    expect(places.map(one => one.physicalLocation.region.startLine)).toEqual(report.findings.map(one => one.first.line))
  })

  test('a path outside the folder is not below its root', () => {
    const outside = ['../x.json', '/tmp/x.json'].map(file => createFinding({ ...sampleReport.findings[0]!, file }))
    const { results } = sarifOf({ ...sampleReport, findings: outside })
    expect(results.map(one => one.locations[0]?.physicalLocation.artifactLocation)).toEqual([
      { uri: '../x.json' },
      { uri: 'file:///tmp/x.json' },
    ])
  })

  test('explains each rule it names: why, what to do, which row', () => {
    const imei = loadRules().find(rule => rule.id === 'hardware-inventory/imei')
    const { tool, results } = sarifOf(sampleReport)
    expect(results.map(one => tool.driver.rules[one.ruleIndex]?.id)).toEqual(results.map(one => one.ruleId))
    const help = tool.driver.rules.find(rule => rule.id === 'hardware-inventory/imei')?.help.text
    expect(help).toContain(imei?.why)
    expect(help).toContain('Leave the field out of the export.')
    expect(help).toContain('Hardware inventory information, IMEI number. MAM: no.')
  })

  test('tells findings apart by what does not move with lines or values', () => {
    const twice = [...sampleReport.findings, ...sampleReport.findings]
    const idsOf = (report: Report): readonly unknown[] =>
      sarifOf(report).results.map(one => one.partialFingerprints['primaryLocationLineHash'])
    const moved = sampleReport.findings.map(one =>
      createFinding({ ...one, count: 7, first: { ...one.first, line: 99 } }),
    )
    expect(new Set(idsOf({ ...sampleReport, findings: twice })).size).toBe(twice.length)
    expect(idsOf({ ...sampleReport, findings: moved })).toEqual(idsOf(sampleReport))
  })

  test('a run with a file that was not checked is no success', () => {
    expect(sarifOf(sampleReport).invocations[0]?.executionSuccessful).toBe(false)
    expect(sarifOf(cleanReport).invocations[0]?.executionSuccessful).toBe(true)
  })

  test('stays within 25,000 results, keeps the worst, and says what it left out', () => {
    const { results, invocations } = sarifOf(wideReport(26_000, index => `field${index}`))
    expect(results.length).toBe(25_000)
    expect(results.filter(one => one.level === 'error').length).toBe(13_000)
    const notes = invocations[0]?.toolExecutionNotifications.map(one => one.message.text) ?? []
    expect(notes.filter(text => text.startsWith('1,000 findings are left out'))).toHaveLength(1)
  })

  test('stays within 10 MB compressed, with names that do not compress', () => {
    const noise = (index: number): string =>
      Array.from({ length: 20 }, (_, at) =>
        Math.abs(Math.sin(index * 20 + at))
          .toString(36)
          .slice(2),
      ).join('')
    const text = print('sarif', wideReport(25_000, noise))
    expect(gzipSync(text).length).toBeLessThan(10_000_000)
    expect(text).toContain('findings are left out')
  })
})
