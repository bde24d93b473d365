import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { lintDocuments } from '../../src/pipeline/lint.ts'
import { engine, sourceOf } from '../helpers.ts'

// Documents that are small, or compress well, and cost much to read. On a quiet machine each takes less than two seconds; here
// they get more, since what matters is that they end, and in bounded memory.

const mega = 1024 * 1024
const seconds = 20

/** The fault, or `checked`. */
async function outcomeOf(text: string | Uint8Array, name: string): Promise<string> {
  const started = process.cpuUsage()
  const before = process.memoryUsage.rss()
  const [checked] = await lintDocuments(sourceOf(Buffer.from(text), name), defaultSettings, engine)
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1e6).toBeLessThan(seconds)
  expect(process.memoryUsage.rss() - before).toBeLessThan(600 * mega)
  return checked?.file.fault?.code ?? checked?.file.status ?? 'nothing'
}

function times(count: number, of: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => of(index)).join('')
}

const list = JSON.stringify(Array.from({ length: 3_000 }, (_, n) => ({ imei: '490154203237518', n })))
const merges = times(25, n => `a${n + 1}: &a${n + 1} {<<: [*a${n}, *a${n}], b: 1}\n`)

test.each([
  ['merge keys that multiply', `a0: &a0 {x: 1, y: 2}\n${merges}`, 'EXPANSION_REFUSED'],
  [
    'an alias of a long text',
    `a: &a "${'x'.repeat(3 * mega)}"\nb: [${times(90_000, () => '*a,')}]\n`,
    'EXPANSION_REFUSED',
  ],
  ['an alias of a document', `a: &a '${list}'\nb: [${times(90_000, () => '*a,')}]\n`, 'EXPANSION_REFUSED'],
  ['a list of two million', `[${'a,'.repeat(1_900_000)}a]\n`, 'FILE_TOO_LARGE'],
  ['a million documents', 'a: b\n---\n'.repeat(1_000_000), 'FILE_TOO_LARGE'],
])('YAML: %s', { timeout: 60_000 }, async (_, text, expected) => {
  expect(await outcomeOf(text, 'x.yaml')).toBe(expected)
})

/** A text of 60 MB out of some tens of kilobytes. */
function packed(head: string, unit: string, tail: string): Uint8Array {
  return gzipSync(head + unit.repeat(Math.floor((60 * mega) / unit.length)) + tail)
}

test.each([
  ['x.xml.gz', packed('<d>', '<a/>', '</d>')],
  ['x.csv.gz', packed('a,b\n', '{},[]\n', '')],
  ['x.json.gz', packed('[', '[],', '{}]')],
])('little that comes to much: %s', { timeout: 60_000 }, async (name, bytes) => {
  expect(await outcomeOf(bytes, name)).toBe('ARCHIVE_TOO_LARGE')
})

const document = JSON.stringify({ items: Array.from({ length: 40_000 }, (_, n) => ({ name: `a ${n}`, n })) })
const values: readonly (readonly [string, string])[] = [
  ['JSON', document],
  ['base64', Buffer.from(document).toString('base64')],
  ['base64 of base64', Buffer.from(Buffer.from(document).toString('base64')).toString('base64')],
  ['objects of PowerShell', `@{${times(20_000, n => `abc${n}=def ${n}; `)}}`],
  ['brackets that do not end', '{"a":'.repeat(20_000)],
  ['braces that do not end', '@{a='.repeat(100_000)],
]

test.each(values)('megabytes in each value: %s', { timeout: 60_000 }, async (_, value) => {
  const line = `${JSON.stringify({ payload: value })}\n`
  expect(await outcomeOf(line.repeat(10), 'x.ndjson')).toMatch(/^(?:checked|sampled)$/)
})
