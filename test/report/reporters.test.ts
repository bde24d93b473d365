import { expect, test } from 'vitest'
import type { ReportOptions } from '../../src/report/reporter.ts'
import { type MapReporterName, mapReporters, type ReporterName, reporters } from '../../src/report/reporters.ts'
import { cleanReport, sampleMap, sampleReport } from './sample.ts'

const plain: ReportOptions = { color: false, quiet: false, ignored: 2 }

// One golden per reporter. A reporter without one fails under CI=1, where none is written.
test.each(Object.keys(reporters) as ReporterName[])('%s writes its golden', async name => {
  await expect(reporters[name](sampleReport, plain)).toMatchFileSnapshot(`goldens/${name}.golden`)
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

test.each(['pretty', 'compact'] as const)('%s shows errors only when told to be quiet, and says so', name => {
  const text = reporters[name](sampleReport, { ...plain, quiet: true })
  expect(text).toContain('/value/*/imei')
  expect(text).not.toContain('azureADDeviceId')
  expect(text).toContain('2 errors, 1 warning, 1 note')
  expect(text).toContain('only errors shown (--quiet)')
})

test.each(Object.keys(reporters) as ReporterName[])('%s lets nothing through that a terminal obeys', name => {
  const text = reporters[name](sampleReport, plain)
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/)
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
