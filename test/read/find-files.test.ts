import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findFiles } from '../../src/read/find-files.ts'
import type { FindOptions, FoundFiles } from '../../src/read/found-files.ts'

let cwd = ''

const names: readonly string[] = [
  'b.json',
  'a.json',
  'B.JSON',
  'notes.txt',
  'exports/one.ndjson',
  'exports/two.jsonl',
  'exports/deep/three.jsonc',
  'exports/.hidden/four.json',
  'exports/.git/five.json',
  'node_modules/pkg/six.json',
  'odd/with space.json',
  'odd/[id].json',
  'odd/(group)/x.json',
  'odd/{a,b}.json',
  'odd/star*.json',
  'odd/back\\slash.json',
  'odd/i.json',
  'own/own.json',
  'own/other.json',
  'empty/readme.md',
]

beforeAll(async () => {
  cwd = await mkdtemp(path.join(os.tmpdir(), 'mamlint-find-'))
  for (const name of names) {
    await mkdir(path.join(cwd, path.dirname(name)), { recursive: true })
    await writeFile(path.join(cwd, name), '{}')
  }
  await symlink(path.join(cwd, 'exports'), path.join(cwd, 'exports/deep/round'))
  await symlink(path.join(cwd, 'a.json'), path.join(cwd, 'exports/deep/link.json'))
  await symlink(path.join(cwd, 'gone.json'), path.join(cwd, 'exports/deep/dangling.json'))
})

function find(inputs: readonly string[], options: Partial<FindOptions> = {}): Promise<FoundFiles> {
  const extensions = ['json', 'jsonc', 'ndjson', 'jsonl']
  return findFiles(inputs, { cwd, extensions, unmeant: new Set(['own.json']), ignores: () => false, ...options })
}

const pathsOf = ({ files }: FoundFiles): readonly string[] => files.map(file => file.path)
const missesOf = ({ missed }: FoundFiles): readonly string[] => missed.map(miss => `${miss.path} ${miss.fault.code}`)

const inExports: readonly string[] = [
  'exports/.hidden/four.json',
  'exports/deep/dangling.json',
  'exports/deep/link.json',
  'exports/deep/three.jsonc',
  'exports/one.ndjson',
  'exports/two.jsonl',
]

describe('words that lead somewhere', () => {
  test.each([
    [
      ['b.json', 'a.json'],
      ['a.json', 'b.json'],
    ],
    [['a.json', './a.json', 'exports/../a.json'], ['a.json']],
    [['notes.txt'], ['notes.txt']],
    [['exports'], inExports],
    [['exports/'], inExports],
    [['./exports', 'exports/**/*.{json,jsonc,ndjson,jsonl}'], inExports],
    [['*.json'], ['a.json', 'b.json']],
    [['exports/*'], ['exports/one.ndjson', 'exports/two.jsonl']],
    [['node_modules/**/*.json'], ['node_modules/pkg/six.json']],
    [['own'], ['own/other.json']],
    [['own/*'], ['own/other.json']],
    [['own/own.json'], ['own/own.json']],
    [['odd/with space.json'], ['odd/with space.json']],
    [['odd/[id].json'], ['odd/[id].json']],
    [['odd/(group)/x.json'], ['odd/(group)/x.json']],
    [['odd/(group)'], ['odd/(group)/x.json']],
    [['odd/{a,b}.json'], ['odd/{a,b}.json']],
    [['odd/star*.json'], ['odd/star*.json']],
    [['odd/back\\slash.json'], ['odd/back\\slash.json']],
    [['odd/[hij].json'], ['odd/i.json']],
  ])('%j means %j', async (inputs, expected) => {
    const found = await find(inputs)
    expect(pathsOf(found)).toEqual(expected)
    expect(missesOf(found)).toEqual([])
  })

  test('the working folder, without node_modules, .git and links to folders', async () => {
    const paths = pathsOf(await find(['.']))
    expect(paths).toContain('B.JSON')
    expect(paths).toContain('exports/deep/three.jsonc')
    expect(paths.filter(name => /node_modules|\.git|round|\.txt/.test(name))).toEqual([])
    expect(paths).toEqual(paths.toSorted())
  })

  test('an absolute folder: from the working folder where it lies below it, else in absolute paths', async () => {
    expect(pathsOf(await find([path.join(cwd, 'exports')]))).toEqual(inExports)
    expect(pathsOf(await find([cwd]))).toEqual(pathsOf(await find(['.'])))
    const elsewhere = { cwd: path.join(cwd, 'empty') }
    expect(pathsOf(await find([path.join(cwd, 'exports')], elsewhere))).toEqual(inExports.map(name => `${cwd}/${name}`))
  })

  test('a folder, by other endings', async () => {
    expect(pathsOf(await find(['.'], { extensions: ['txt', 'md'] }))).toEqual(['empty/readme.md', 'notes.txt'])
  })

  test('the size of a named file', async () => {
    expect((await find(['a.json'])).files[0]?.size).toBe(2)
  })
})

describe('words that lead nowhere', () => {
  test.each([
    ['gone.json', 'gone.json NO_SUCH_FILE'],
    ['a.json/b.json', 'a.json/b.json NO_SUCH_FILE'],
    ['!a.json', '!a.json NO_SUCH_FILE'],
    ['gone/*.json', 'gone/*.json NOTHING_MATCHED'],
    ['empty', 'empty NOTHING_MATCHED'],
    ['node_modules/.git', 'node_modules/.git NO_SUCH_FILE'],
  ])('%s', async (input, expected) => {
    const found = await find([input, 'a.json'])
    expect(missesOf(found)).toEqual([expected])
    expect(pathsOf(found)).toEqual(['a.json'])
  })
})

test('what is ignored is counted, however it was named', async () => {
  const found = await find(['a.json', 'b.json', 'exports', '*.json'], {
    ignores: absolute => absolute.includes('/exports/') || absolute.endsWith('/a.json'),
  })
  expect(pathsOf(found)).toEqual(['b.json'])
  expect(found.ignored).toBe(inExports.length + 1)
  expect(found.missed).toEqual([])
})
