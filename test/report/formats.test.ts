import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { parse as parseCsv } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { lexer, type Token, type Tokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { escapeControls } from '../../src/report/escape.ts'
import { print, reports, wideReport } from './read-back.ts'
import { cleanReport, hostileNames, hostileReport, sampleReport } from './sample.ts'

// Every format read back by a program that knows nothing of ours. SARIF has a file of its own.

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
      suppressed: all('suppressed'),
      suppressions: all('suppressions')[0],
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
