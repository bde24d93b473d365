import { expect, test } from 'vitest'
import { createEntryFilter } from '../../src/config/entry-filter.ts'
import { createEntryTest } from '../../src/pipeline/entry-test.ts'

/** What `--ext` and `--ignore` say, an entry of an archive, and whether it is read. */
const cases: readonly (readonly [ext: string, ignore: string, entry: string, isRead: boolean])[] = [
  ['', '', 'notes.txt', true],
  ['json', '', 'a/b.json', true],
  ['json', '', 'a/B.JSON', true],
  ['json', '', 'a/b.csv', false],
  ['json', '', 'json', false],
  ['json', '', 'a.xjson', false],
  ['json', '', 'inner.zip', false],
  ['json,zip', '', 'inner.zip', true],
  ['csv.gz', '', 'a.csv.gz', true],
  ['csv', '', 'a.csv.gz', false],
  // Which archives are read says nothing of what is in them.
  ['zip', '', 'a.csv', true],
  ['tar.gz,zip', '', 'a.csv', true],
  ['', '**/node_modules/**', 'node_modules/x/a.json', false],
  ['', '**/node_modules/**', 'x/node_modules/a.json', false],
  ['', '**/node_modules/**', String.raw`x\node_modules\a.json`, false],
  ['', '**/node_modules/**', 'node_modules.json', true],
  ['', '*.json', 'deep/er/a.json', false],
  ['', '*.json', 'a.csv', true],
  ['', 'testdata', 'x/testdata/a.json', false],
  ['', 'testdata/', 'testdata/a.json', false],
  ['', './testdata/**', 'testdata/a.json', false],
  ['', '/srv/repository/testdata/**', 'testdata/a.json', false],
  ['', 'testdata/**', 'x/testdata/a.json', true],
  ['', 'a?.{json,csv}', 'a1.csv', false],
  ['', '.hidden/**', '.hidden/a.json', false],
  ['', '[ab].json', 'c.json', true],
  ['json', '*.csv', 'a.json', true],
  ['json', 'a.*', 'a.json', false],
]

test.each(cases)('--ext "%s" --ignore "%s": %s', async (ext, ignore, entry, isRead) => {
  const globs = ignore === '' ? [] : [ignore]
  const extensions = ext === '' ? null : ext.split(',')
  const filter = await createEntryFilter(extensions, [{ globs, folder: '/srv/repository' }])
  expect(createEntryTest(filter ?? undefined)(entry)).toBe(isRead)
})

test('nothing to leave out is told as such, so that settings stay as they were', async () => {
  expect(await createEntryFilter(['zip'], [{ globs: [], folder: '/' }])).toBeNull()
})
