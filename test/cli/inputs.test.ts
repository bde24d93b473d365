import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { tarOf, zipOf } from '../unpack/archives.ts'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'
import { createRealDeps, createSetup } from './real-checks.ts'

/** Threads pay from the first byte on. */
const limits = { leastWork: 1, fileCost: 1_000, leastPart: 500_000 }

const deps = createRealDeps(createSetup({ limits }))

const clear = '{"imei":"490154203237518"}'
const folder: string = await createFolder({
  'a.json': clear,
  'page.html': '<html></html>',
  'notes.dat': 'x:\u0000\u0001',
  'mamlint.config.jsonc': '{ "overrides": [{ "files": ["*.dat"], "inputFormat": "json" }] }',
})

beforeAll(async () => {
  await writeFile(path.join(folder, 'b.json.gz'), gzipSync(clear))
  await writeFile(
    path.join(folder, 'c.zip'),
    zipOf([
      { name: 'one.json', data: clear },
      { name: 'two.json', data: '{"imei":' },
      { name: 'README.txt', data: 'Read the others.' },
    ]),
  )
  await writeFile(path.join(folder, 'page.html.gz'), gzipSync('<html></html>'))
})

interface Told {
  readonly files: readonly { readonly path: string; readonly status: string }[]
}

async function filesOf(words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runIn(folder, [...words, '--format', 'json'], {}, deps)
  const { files } = JSON.parse(stdout) as Told
  return files.map(file => `${file.path} ${file.status}`)
}

const all = [
  'a.json checked',
  'b.json.gz checked',
  'c.zip sampled',
  'c.zip!one.json checked',
  'c.zip!two.json incomplete',
]

test('a folder is read with its archives and compressed exports, and without pages', async () => {
  expect(await filesOf(['.', '--jobs', '1'])).toEqual(all)
})

test('threads tell the same of them', async () => {
  expect(await filesOf(['.', '--jobs', '2'])).toEqual(all)
})

test('and so does a run with a cache, twice', async () => {
  const cached = ['.', '--cache-location', path.join(folder, 'cache')]
  for (let run = 0; run < 2; run++) expect(await filesOf(cached)).toEqual(all)
})

describe('a file that is none of what is read', () => {
  test.each(reporterNames)('is said in %s, with exit code 3', async format => {
    const { code, stdout, stderr } = await runIn(folder, ['page.html', '--format', format], {}, deps)
    expect(code).toBe(3)
    expect(stdout).toContain('page.html')
    expect(`${stdout}${stderr}`).toMatch(/page\.html: error UNKNOWN_FORMAT .*a web page/)
  })
})

describe('--input-format', () => {
  test('says what a file is', async () => {
    const { stderr } = await runIn(folder, ['page.html', '--input-format', 'json'], {}, deps)
    expect(stderr).toContain('page.html:1:1: error NOT_JSON')
  })

  test('may stand in an override', async () => {
    const { stderr } = await runIn(folder, ['notes.dat'], {}, deps)
    expect(stderr).toContain('notes.dat:1:1: error NOT_JSON')
    expect((await runIn(folder, ['notes.dat', '--no-config'], {}, deps)).stderr).toContain('error UNKNOWN_FORMAT')
  })

  test('names the nearest where it has no such format', async () => {
    const { code, stderr } = await runIn(folder, ['a.json', '--input-format', 'jsn'], {}, deps)
    expect(code).toBe(2)
    expect(stderr).toContain('--input-format has no value "jsn" (did you mean "json"?)')
  })
})

describe('--ext and --ignore hold in archives', () => {
  const archives = createFolder({
    'mamlint.config.jsonc': '{ "ignore": ["old/**"] }',
    'plain/mamlint.config.jsonc': '{}',
  })
  const entries = [
    { name: 'one.json', data: clear },
    { name: 'two.csv', data: 'imei\n490154203237518\n' },
    { name: 'old/three.json', data: clear },
    { name: '../../four.json', data: clear },
    { name: 'node_modules/x/five.json', data: clear },
  ]

  beforeAll(async () => {
    const inner = zipOf(entries.slice(0, 2))
    await writeFile(path.join(await archives, 'a.zip'), zipOf([...entries, { name: 'b.zip', data: inner }]))
    await writeFile(path.join(await archives, 'c.tar'), tarOf(entries.filter(({ name }) => !name.startsWith('..'))))
  })

  const most = ['a.zip!one.json', 'a.zip!two.csv', 'a.zip!node_modules/x/five.json', 'a.zip!b.zip!one.json']
  const named = 'a.zip --config mamlint.config.jsonc'

  test.each<[words: string, files: readonly string[], ignored: number]>([
    ['a.zip --no-config', [...most, 'a.zip!b.zip!two.csv', 'a.zip!old/three.json', 'a.zip!../../four.json'], 0],
    [named, [...most, 'a.zip!b.zip!two.csv', 'a.zip!../../four.json'], 1],
    [`${named} --ignore four.json --ext json,zip`, most.filter(name => !name.includes('csv')), 4],
    [`${named} --ext csv`, ['a.zip!two.csv'], 5],
    [`${named} --ignore **/node_modules/** --ignore b.zip`, [most[0], most[1], 'a.zip!../../four.json'] as string[], 3],
    ['c.tar --ext json --ignore old', ['c.tar!one.json', 'c.tar!node_modules/x/five.json'], 2],
    ['a.zip c.tar --no-config --ext csv', ['a.zip!two.csv', 'c.tar!two.csv'], 8],
    ['a.zip c.tar --ignore *', [], 2],
    ['a.zip --ext parquet', [], 6],
  ])('%s', async (words, files, ignored) => {
    for (const jobs of ['1', '2']) {
      const ran = await runIn(await archives, [...words.split(' '), '--format', 'json', '--jobs', jobs], {}, deps)
      const told = JSON.parse(ran.stdout) as Told
      expect(told.files.map(file => file.path).toSorted()).toEqual(files.toSorted())
      const said = /(\d+) files? ignored/.exec(ran.stderr)?.[1] ?? '0'
      expect(Number(said)).toBe(ignored)
    }
  })

  test('of what a cache keeps, too', async () => {
    const words = ['a.zip', '--ext', 'parquet', '--cache-location', 'kept']
    const runs = [await runIn(await archives, words, {}, deps), await runIn(await archives, words, {}, deps)]
    for (const { stdout } of runs) expect(stdout).toContain('6 files ignored')
  })
})
