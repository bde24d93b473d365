import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Ajv, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse as parseCsv } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { lexer, type Token, type Tokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../src/catalogue/load.ts'
import { createFinding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { escapeControls } from '../../src/report/escape.ts'
import { type ReporterName, reporters } from '../../src/report/reporters.ts'
import { cleanReport, hostileNames, hostileReport, sampleReport } from './sample.ts'

// Every format read back by a program that knows nothing of ours.

const reports: readonly (readonly [string, Report])[] = [
  ['clean', cleanReport],
  ['sample', sampleReport],
  ['hostile', hostileReport],
]

function print(format: ReporterName, report: Report): string {
  return reporters[format](report, { color: false, quiet: false, ignored: 0, rules: loadRules() })
}

function compile(path: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as object
  // Formats such as "uri" are checked below, by what reads them.
  return new Ajv2020({ validateFormats: false, strict: false }).compile(schema)
}

/** A report with as many findings as that, each in a field of its own. */
function wideReport(count: number, nameOf: (index: number) => string): Report {
  const [first] = sampleReport.findings
  const findings = Array.from({ length: count }, (_, index) =>
    createFinding({
      ...(first ?? expect.fail()),
      severity: index % 2 === 0 ? 'warning' : 'error',
      path: `/value/*/${nameOf(index)}`,
      first: { pointer: `/value/0/${nameOf(index)}`, line: index + 1, column: 1, offset: index },
    }),
  )
  return { ...sampleReport, findings }
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

interface Suite {
  readonly '@name': string
  readonly '@tests': string
  readonly '@failures': string
  readonly '@errors': string
  readonly testcase?: readonly Readonly<Record<string, unknown>>[]
}

describe('junit', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: name => name === 'testsuite' || name === 'testcase',
    parseTagValue: false,
  })

  test.each(reports)('is XML of the usual form, and its counts are right: %s', (_, report) => {
    const xml = print('junit', report)
    expect(XMLValidator.validate(xml)).toBe(true)
    const { testsuites } = parser.parse(xml) as {
      readonly testsuites: Omit<Suite, 'testcase'> & { readonly testsuite: readonly Suite[] }
    }
    const suites = testsuites.testsuite
    expect(suites.map(suite => suite['@name'])).toEqual([
      ...report.files.map(file => escapeControls(file.path).replace('\uffff', '\ufffd')),
      'mamlint',
    ])
    for (const suite of suites) expect(countsOf(suite.testcase ?? [])).toEqual(writtenCounts(suite))
    expect(countsOf(suites.flatMap(suite => suite.testcase ?? []))).toEqual(writtenCounts(testsuites))
    expect(Number(testsuites['@failures'])).toBe(report.findings.filter(one => one.severity === 'error').length)
    expect(Number(testsuites['@errors'])).toBe(report.files.filter(file => file.fault !== null).length)
  })

  test('a file without findings is a passed test', () => {
    expect(print('junit', cleanReport)).toContain('<testcase name="no findings" classname="clean.json"/>')
  })

  function countsOf(cases: NonNullable<Suite['testcase']>): readonly number[] {
    return [cases.length, ...['failure', 'error'].map(kind => cases.filter(one => kind in one).length)]
  }

  function writtenCounts(suite: Omit<Suite, 'testcase'>): readonly number[] {
    return [suite['@tests'], suite['@failures'], suite['@errors']].map(Number)
  }
})

describe('csv', () => {
  test.each(reports)('is a table with a row for each finding, remark and the sum: %s', (_, report) => {
    const rows = parseCsv(print('csv', report), { columns: true }) as readonly Readonly<Record<string, string>>[]
    const findings = rows.filter(row => row['kind'] === 'finding')
    expect(findings.map(row => row['field'])).toEqual(report.findings.map(finding => escapeControls(finding.path)))
    expect(findings.map(row => Number(row['count']))).toEqual(report.findings.map(finding => finding.count))
    const unread = rows.filter(row => row['kind'] === 'not-checked')
    expect(unread.map(row => row['rule'])).toEqual(report.files.flatMap(file => file.fault?.code ?? []))
    expect(rows.at(-1)?.['kind']).toBe('summary')
  })

  test('no cell is a formula', () => {
    const rows = parseCsv(print('csv', hostileReport)) as readonly (readonly string[])[]
    expect(rows.flat().filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })
})

describe('github', () => {
  /** A command as the runner reads it: `ActionCommand.TryParseV2` of actions/runner. */
  function read(line: string): {
    readonly name: string
    readonly properties: Readonly<Record<string, string>>
    readonly text: string
  } {
    const end = line.indexOf('::', 2)
    expect(line.trimStart().startsWith('::') && end > 0).toBe(true)
    const [name = '', ...rest] = line.slice(2, end).split(' ')
    const pairs = rest
      .join(' ')
      .trim()
      .split(',')
      .filter(Boolean)
      .map(pair => {
        const at = pair.indexOf('=')
        return [pair.slice(0, at), unescape(pair.slice(at + 1), 'property')]
      })
    return {
      name,
      properties: Object.fromEntries(pairs) as Record<string, string>,
      text: unescape(line.slice(end + 2), 'data'),
    }
  }

  function unescape(text: string, kind: 'property' | 'data'): string {
    const own = kind === 'property' ? text.replaceAll('%3A', ':').replaceAll('%2C', ',') : text
    return own.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
  }

  test.each(reports)('is one command a line, which the runner reads as it was meant: %s', (_, report) => {
    const lines = print('github', report).trimEnd().split('\n').map(read)
    expect(lines.every(({ name }) => ['error', 'warning', 'notice'].includes(name))).toBe(true)
    const annotated = lines.filter(
      ({ properties }) => properties['title']?.includes('/') === true || properties['title']?.startsWith('unlisted'),
    )
    const expected = report.findings.map(
      finding => `${escapeControls(finding.file)}:${finding.first.line}:${finding.first.column}`,
    )
    expect(annotated.map(({ properties: { file, line, col } }) => `${file}:${line}:${col}`).toSorted()).toEqual(
      expected.toSorted(),
    )
    expect(lines.at(-1)).toMatchObject({ name: 'notice', properties: { title: 'mamlint' } })
  })

  test('errors come first, since GitHub shows ten of each', () => {
    const names = print('github', sampleReport).match(/^::\w+/gm)
    expect(names?.slice(0, -1)).toEqual(names?.slice(0, -1).toSorted((a, b) => order(a) - order(b)))
  })

  const order = (name: string): number => ['::error', '::warning', '::notice'].indexOf(name)
})

describe('gitlab', () => {
  // What GitLab's documentation asks of a code quality report.
  const validate = new Ajv({ strict: false }).compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', minLength: 1 },
        fingerprint: { type: 'string', minLength: 1 },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: { type: 'string', pattern: '^(?!\\./)' },
            lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
          },
        },
      },
    },
  })

  test.each(reports)('has the form that GitLab asks for, no two fingerprints alike: %s', (_, report) => {
    const issues = JSON.parse(print('gitlab', report)) as readonly { readonly fingerprint: string }[]
    validate(issues)
    expect(validate.errors).toBeNull()
    expect(new Set(issues.map(issue => issue.fingerprint)).size).toBe(issues.length)
    expect(issues.length).toBeGreaterThanOrEqual(report.findings.length)
  })

  test('is empty where there is nothing to say', () => {
    const summary = { ...cleanReport.summary, unlisted: 0 }
    expect(JSON.parse(print('gitlab', { ...cleanReport, summary }))).toEqual([])
  })
})

describe('markdown', () => {
  /** Every token of a text, those inside others too. */
  function tokensOf(text: string): readonly Token[] {
    const flatten = (tokens: readonly Token[]): readonly Token[] =>
      tokens.flatMap(token => [token, ...flatten('tokens' in token ? (token.tokens ?? []) : []), ...cellsOf(token)])
    const cellsOf = (token: Token): readonly Token[] => {
      if (token.type === 'list') return flatten((token as Tokens.List).items)
      return token.type === 'table' ? (token as Tokens.Table).rows.flat().flatMap(cell => flatten(cell.tokens)) : []
    }
    return flatten(lexer(text))
  }

  test.each(reports)('is a table with a row for each finding, in which no name is markup: %s', (_, report) => {
    const tokens = tokensOf(print('markdown', report))
    const tables = tokens.filter(token => token.type === 'table') as readonly Tokens.Table[]
    expect(tables.flatMap(table => table.rows).length).toBe(report.findings.length)
    expect(
      tables.flatMap(table => table.rows).every(row => row.length === 5 && row.every(cell => cell.text !== '')),
    ).toBe(true)
    const html = tokens.filter(token => token.type === 'html').map(token => token.raw)
    expect(html.filter(raw => raw !== '<code>' && raw !== '</code>')).toEqual([])
    const kinds = new Set<string>(tokens.map(token => token.type))
    expect(['link', 'image', 'em', 'del', 'codespan'].filter(kind => kinds.has(kind))).toEqual([])
    expect(print('markdown', report)).not.toContain('@')
  })

  test('fits into a comment, says how many findings do not, and keeps the worst', () => {
    const text = print(
      'markdown',
      wideReport(2_000, index => `a field with quite a long name, number ${index}`),
    )
    const rows = text.match(/^\| (?:error|warning)/gm) ?? []
    expect(text.length).toBeLessThan(65_536)
    expect(text).toContain(
      `${(2_000 - rows.length).toLocaleString('en')} more findings, for which there is no room here.`,
    )
    expect(new Set(rows)).toEqual(new Set(['| error']))
  })
})

describe('ndjson', () => {
  test.each(reports)('is a JSON object a line, and together the report: %s', (_, report) => {
    const lines = print('ndjson', report)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>)
    const all = (kind: string): readonly unknown[] => lines.flatMap(line => (kind in line ? [line[kind]] : []))
    const put = {
      ...(all('run')[0] as object),
      summary: all('summary')[0],
      files: all('file'),
      findings: all('finding'),
    }
    expect(put).toEqual(JSON.parse(print('json', report)))
    expect(lines.every(line => Object.keys(line).length === 1)).toBe(true)
  })

  test('ends with the counts, so that a file that was cut off can be told', () => {
    expect(print('ndjson', sampleReport).trimEnd().split('\n').at(-1)).toMatch(/^\{"summary":/)
  })

  test('every line is as its schema says', () => {
    const ajv = new Ajv({ allowUnionTypes: true, schemas: [schemaOf('report')] })
    const validate = ajv.compile(schemaOf('ndjson'))
    for (const line of print('ndjson', sampleReport).trimEnd().split('\n')) {
      validate(JSON.parse(line))
      expect(validate.errors).toBeNull()
    }
    expect(validate({ value: 1 })).toBe(false)
  })

  function schemaOf(name: string): object {
    return JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8')) as object
  }
})

test('every hostile name is in the report of hostile names', () => {
  expect(hostileReport.findings.map(finding => finding.file)).toEqual(hostileNames)
})
