import { describe, expect, test } from 'vitest'
import { escapeJson } from '../../src/report/escape.ts'
import { jsonPieces } from '../../src/report/json.ts'
import { loadReporter } from '../../src/report/load-reporter.ts'
import { reporterNames } from '../../src/report/reporter-names.ts'
import type { ReportOptions } from '../../src/report/reporter.ts'
import { type MapReporterName, mapReporters } from '../../src/report/map-reporters.ts'
import { type ReporterName, reporters } from '../../src/report/reporters.ts'
import { style } from '../../src/report/html-style.ts'
import { script } from '../../src/report/html-script.ts'
import { cleanFile, cleanReport, hostileReport, sampleMap, sampleReport } from './sample.ts'

const names = Object.keys(reporters) as ReporterName[]
const plain: ReportOptions = { color: false, quiet: false, ignored: 2 }

/** What the goldens show: nothing found; each verdict, with files that were not checked; names that strangers gave. */
const shown = { clean: cleanReport, sample: sampleReport, hostile: hostileReport }

// A golden per reporter and report. A reporter without one fails under CI=1, where none is written.
describe.each(Object.keys(shown) as (keyof typeof shown)[])('of the %s report', kind => {
  test.each(names)('%s writes its golden', async name => {
    const text = reporters[name](shown[kind], plain).replace(style, '...').replace(script, '...')
    await expect(text).toMatchFileSnapshot(`goldens/${kind}/${name}.golden`)
  })
})

test.each(Object.keys(mapReporters) as MapReporterName[])('map as %s writes its golden', async name => {
  await expect(mapReporters[name](sampleMap)).toMatchFileSnapshot(`goldens/map-${name}.golden`)
})

test.each(['pretty', 'compact'] as const)('%s says that no finding is no proof, and what is not listed', name => {
  const text = reporters[name](cleanReport, { ...plain, ignored: 0 })
  expect(text).toContain(
    'No findings in 1 file (1 record) · 2 unlisted fields, see --unknown-fields · 0 files not checked',
  )
  expect(text).toContain('No finding is no proof: the published list is not complete, and 2 fields are not on it.')
})

test.each(names.filter(name => name !== 'json' && name !== 'ndjson'))(
  '%s does not speak of no findings where nothing was checked to its end',
  name => {
    const files = sampleReport.files.filter(({ fault }) => fault !== null)
    const counts = { files: files.length, incomplete: files.length, errors: 0, warnings: 0, notes: 0 }
    const summary = { ...sampleReport.summary, ...counts }
    const text = reporters[name]({ ...sampleReport, files, findings: [], summary }, plain)
    expect(text).toContain('Nothing checked to its end in 2 files')
    expect(text).not.toMatch(/no findings?\b/i)
  },
)

test.each(['pretty', 'compact'] as const)('%s shows errors only when told to be quiet, and says so', name => {
  const text = reporters[name](sampleReport, { ...plain, quiet: true })
  expect(text).toContain('/value/*/imei')
  expect(text).not.toContain('azureADDeviceId')
  expect(text).toContain('2 errors, 2 warnings, 1 note')
  expect(text).toContain('only errors shown (--quiet)')
})

test.each(names)('%s lets nothing through that a terminal or the runner of a job obeys', name => {
  for (const report of [sampleReport, hostileReport]) {
    const text = reporters[name](report, plain)
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800]/u,
    )
    expect(text).not.toContain('##[')
    if (name !== 'github') expect(text).not.toMatch(/^\s*::/m)
  }
})

test.each(names)('%s says what was not checked, and that fields are on no row or were suppressed', name => {
  const text = reporters[name](sampleReport, plain)
  for (const said of ['broken.json', 'missing.json', 'JSON_SYNTAX', 'NO_SUCH_FILE', '43', 'suppressed']) {
    expect(name === 'markdown' ? text.replaceAll('&#95;', '_') : text).toContain(said)
  }
})

test.each(names)('%s does not claim to have left anything out when it has not', name => {
  const text = reporters[name](sampleReport, { ...plain, quiet: true })
  expect(text.includes('only errors shown')).toBe(name === 'pretty' || name === 'compact')
})

test.each(names)('%s writes the same bytes for the same report', name => {
  expect(reporters[name](structuredClone(sampleReport), plain)).toBe(reporters[name](sampleReport, plain))
})

test.each(names)('%s is the reporter that is loaded under its name', async name => {
  const pieces = (await loadReporter(name))(sampleReport, plain)
  expect(Array.from(pieces, ({ text }) => text).join('')).toBe(reporters[name](sampleReport, plain))
  expect(reporterNames).toContain(name)
})

test('pretty has colours only where asked for', () => {
  expect(reporters.pretty(sampleReport, { ...plain, color: true })).toContain('\u001b[1m/value/*/imei\u001b[22m')
  expect(reporters.compact(sampleReport, { ...plain, color: true })).not.toContain('\u001b')
})

test('json is the report, whatever is escaped in it', () => {
  expect(JSON.parse(reporters.json(sampleReport, plain))).toEqual(JSON.parse(JSON.stringify(sampleReport)))
})

test('a run in which nothing could be checked claims nothing', () => {
  const summary = { ...cleanReport.summary, incomplete: 1 }
  expect(reporters.pretty({ ...cleanReport, summary }, plain)).not.toContain('proof')
})

test('markdown says once what holds of many files as a whole', () => {
  const files = ['a.json', 'b.json', 'c.json', 'd.json', 'e.json'].map(path => ({
    ...cleanFile,
    path,
    notice: 'No such data.',
  }))
  const text = reporters.markdown({ ...sampleReport, files, findings: [] }, plain)
  const line =
    '- <code>a.json</code>, <code>b.json</code>, <code>c.json</code> and 2 more files **The file as a whole**: No such data.'
  expect(text.split('\n').filter(one => one.includes('No such data'))).toEqual([line])
})

test('pretty is folded where it goes to a terminal, and nothing else is', () => {
  const folded = reporters.pretty(sampleReport, { ...plain, columns: 60 })
  const longest = Math.max(...folded.split('\n').map(line => line.length))
  expect(longest).toBeLessThanOrEqual(60)
  expect(folded.replaceAll(/\s+/g, ' ')).toBe(reporters.pretty(sampleReport, plain).replaceAll(/\s+/g, ' '))
  for (const name of names.filter(one => one !== 'pretty')) {
    expect(reporters[name](sampleReport, { ...plain, columns: 60 })).toBe(reporters[name](sampleReport, plain))
  }
})

test('JSON in pieces is the report as it is written in one, whatever stands in it', () => {
  const [one] = sampleReport.findings
  const findings = ['a.json', 'b"å.json', 'c\u202e.json'].flatMap(file =>
    ['/value/0/imei', '/value/*/imei', '/välue/0/imei'].map((pointer, at) => ({
      ...one!,
      file,
      count: at,
      first: { ...one!.first, pointer },
    })),
  )
  const many = { ...sampleReport, findings: Array.from({ length: 200 }, () => findings).flat() }
  for (const report of [sampleReport, many, { ...sampleReport, files: [], findings: [] }]) {
    expect(JSON.parse(reporters.json(report, plain))).toEqual(structuredClone(report))
    expect(reporters.json(report, plain)).toBe(`${escapeJson(JSON.stringify(report, null, 2))}\n`)
    for (const { text, isAscii } of jsonPieces(report)) expect(!isAscii || /^[\0-\x7f]*$/.test(text)).toBe(true)
  }
  expect([...jsonPieces(many)].length).toBeGreaterThan(6)
})
