import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { lintDocuments } from '../../src/pipeline/lint.ts'
import { engine, sourceOf } from '../helpers.ts'
import { tarOf, zipOf } from '../unpack/archives.ts'

// Nothing that is made to fill a machine may take long, or much memory. Made here: a stored bomb trips everybody's scanner.

const mega = 1024 * 1024
/** Blanks are what a reader goes through fastest, and nothing is wrong with them. */
const blanks = Buffer.alloc(256 * mega, ' ')
const clear = '{"imei":"490154203237518"}'

/** Codes of the faults, by path. @param seconds Time that it may take; several thousand documents take the test runner longer. */
async function faultsOf(bytes: Uint8Array, name: string, seconds: number = 2): Promise<readonly string[]> {
  const started = process.cpuUsage()
  const before = process.memoryUsage.rss()
  const checked = await lintDocuments(sourceOf(bytes, name), defaultSettings, engine)
  // Of the processor, so that it does not count what else the machine does.
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1e6).toBeLessThan(seconds)
  expect(process.memoryUsage.rss() - before).toBeLessThan(300 * mega)
  return checked.flatMap(({ file }) => (file.fault === null ? [] : [`${file.path} ${file.fault.code}`]))
}

function nested(depth: number): Uint8Array {
  let bytes: Uint8Array = Buffer.from(clear)
  let name = 'a.json'
  for (let level = 0; level < depth; level++) {
    bytes = zipOf([{ name, data: bytes }])
    name = `${level}.zip`
  }
  return bytes
}

const gzipBomb = gzipSync(blanks)

test('a gzip file that comes to a thousand times its size', async () => {
  expect(gzipBomb.length).toBeLessThan(mega)
  expect(await faultsOf(gzipBomb, 'x.json.gz')).toEqual(['x.json.gz ARCHIVE_TOO_LARGE'])
})

test('the same in a ZIP, and a gzip file in a gzip file', async () => {
  const zip = zipOf([
    { name: 'a.json', data: blanks },
    { name: 'b.json', data: clear },
  ])
  expect(await faultsOf(zip, 'x.zip')).toEqual(['x.zip!a.json ARCHIVE_TOO_LARGE', 'x.zip ARCHIVE_TOO_LARGE'])
  expect(await faultsOf(gzipSync(gzipBomb), 'x.json.gz')).toEqual(['x.json.gz ARCHIVE_TOO_LARGE'])
  const inZip = zipOf([{ name: 'a.json.gz', data: gzipBomb }])
  expect(await faultsOf(inZip, 'x.zip')).toEqual(['x.zip!a.json.gz ARCHIVE_TOO_LARGE', 'x.zip ARCHIVE_TOO_LARGE'])
})

test('entries that share their bytes', async () => {
  const data = Buffer.alloc(4 * mega, ' ')
  const entries = Array.from({ length: 1_000 }, (_, at) => ({ name: `${at}.json`, data: '' }))
  const bomb = zipOf([{ name: 'a.json', data }, ...entries.map(entry => ({ ...entry, sharesWith: 0 }))])
  expect(await faultsOf(bomb, 'x.zip')).toEqual(['x.zip ARCHIVE_DAMAGED'])
})

test('more entries than anybody exports', async () => {
  const entries = Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}.json`, data: '{}' }))
  expect(await faultsOf(zipOf(entries), 'x.zip')).toEqual(['x.zip ARCHIVE_TOO_LARGE'])
  expect(await faultsOf(tarOf(entries), 'x.tar', 5)).toEqual(['x.tar ARCHIVE_TOO_LARGE'])
}, 30_000)

test.each([
  [4, []],
  [5, ['x.zip!3.zip!2.zip!1.zip!0.zip ARCHIVE_TOO_LARGE']],
  [100, ['x.zip!98.zip!97.zip!96.zip!95.zip ARCHIVE_TOO_LARGE']],
])('ZIP archives %i deep', async (depth, expected) => {
  expect(await faultsOf(nested(depth), 'x.zip')).toEqual(expected)
})

test('an archive that holds itself many times over', async () => {
  let bytes = zipOf([{ name: 'a.json', data: clear }])
  for (let level = 0; level < 3; level++) {
    const copy = bytes
    bytes = zipOf(Array.from({ length: 30 }, (_, at) => ({ name: `${at}.zip`, data: copy, method: 0 })))
  }
  expect(await faultsOf(bytes, 'x.zip', 5)).toContain('x.zip ARCHIVE_TOO_LARGE')
})

test('a size that the list makes up', async () => {
  const packed = deflateRawSync(Buffer.alloc(16 * mega, ' '))
  const lie = zipOf([{ name: 'a.json', data: packed, method: 0, size: 10 }])
  expect(await faultsOf(lie, 'x.zip')).toEqual(['x.zip!a.json ARCHIVE_DAMAGED'])
})
