import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { tarOf, zipOf } from '../unpack/archives.ts'
import { lintCheaply } from './cost.ts'

// Nothing that is made to fill a machine may take long, or much memory. Made here: a stored bomb trips everybody's scanner.

const mega = 1024 * 1024
/** Blanks are what a reader goes through fastest, and nothing is wrong with them. */
const blanks = Buffer.alloc(256 * mega, ' ')
const clear = '{"imei":"490154203237518"}'

/** Codes of the faults, by path. */
function faultsOf(bytes: Uint8Array, name: string): readonly string[] {
  return lintCheaply(bytes, name).flatMap(({ path, fault }) => (fault === null ? [] : [`${path} ${fault.code}`]))
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

test('a gzip file that comes to a thousand times its size', () => {
  expect(gzipBomb.length).toBeLessThan(mega)
  expect(faultsOf(gzipBomb, 'x.json.gz')).toEqual(['x.json.gz ARCHIVE_TOO_LARGE'])
})

test('the same in a ZIP, and a gzip file in a gzip file', () => {
  const zip = zipOf([
    { name: 'a.json', data: blanks },
    { name: 'b.json', data: clear },
  ])
  expect(faultsOf(zip, 'x.zip')).toEqual(['x.zip ARCHIVE_TOO_LARGE', 'x.zip!a.json ARCHIVE_TOO_LARGE'])
  expect(faultsOf(gzipSync(gzipBomb), 'x.json.gz')).toEqual(['x.json.gz ARCHIVE_TOO_LARGE'])
  const inZip = zipOf([{ name: 'a.json.gz', data: gzipBomb }])
  expect(faultsOf(inZip, 'x.zip')).toEqual(['x.zip ARCHIVE_TOO_LARGE', 'x.zip!a.json.gz ARCHIVE_TOO_LARGE'])
})

/** Records as they come in exports; compressed, some tenth of it. */
const records = Buffer.from(
  Array.from({ length: 200_000 }, (_, n) => {
    const id = ((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')
    return `{"id":"${id}","deviceName":"DESKTOP-${id}","osVersion":"10.0.${n % 7919}","isEncrypted":true}\n`
  }).join(''),
)
const packedRecords = gzipSync(records)
const archive = zipOf([{ name: 'a.ndjson', data: records }])
const tarball = gzipSync(tarOf([{ name: 'a.ndjson', data: records.toString() }]))

function withoutHalf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length / 2)
}

function withWrongChecksum(gzip: Buffer): Uint8Array {
  const bytes = Buffer.from(gzip)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 8) ^ 1, bytes.length - 8)
  return bytes
}

test.each<[what: string, bytes: Uint8Array, name: string, faults: readonly string[]]>([
  ['half of a gzip file', withoutHalf(packedRecords), 'x.gz', ['x.gz ARCHIVE_DAMAGED']],
  ['a wrong checksum', withWrongChecksum(packedRecords), 'x.gz', ['x.gz ARCHIVE_DAMAGED']],
  ['half of a ZIP archive', withoutHalf(archive), 'x.zip', ['x.zip ARCHIVE_DAMAGED']],
  [
    'a wrong checksum in one',
    zipOf([{ name: 'a.ndjson', data: records, crc: 1 }]),
    'x.zip',
    ['x.zip!a.ndjson ARCHIVE_DAMAGED'],
  ],
  [
    'half of a tar archive in gzip',
    withoutHalf(tarball),
    'x.tar.gz',
    ['x.tar.gz ARCHIVE_DAMAGED', 'x.tar.gz!a.ndjson ARCHIVE_DAMAGED'],
  ],
  ['a name that leads out', zipOf([{ name: '../../x', data: clear }]), 'x.zip', ['x.zip!../../x ENTRY_REFUSED']],
])('what is damaged, or would leave its place: %s', { timeout: 30_000 }, (_, bytes, name, faults) => {
  expect(faultsOf(bytes, name)).toEqual(faults)
})

test('a gzip file of very many members', () => {
  const members = Array.from({ length: 100_000 }, () => gzipSync('{}\n'))
  expect(faultsOf(Buffer.concat(members), 'x.ndjson.gz')).toEqual([])
  expect(faultsOf(Buffer.concat([...members, Buffer.from('x')]), 'x.ndjson.gz')).toEqual([
    'x.ndjson.gz ARCHIVE_DAMAGED',
  ])
}, 30_000)

test('entries that share their bytes', () => {
  const data = Buffer.alloc(4 * mega, ' ')
  const entries = Array.from({ length: 1_000 }, (_, at) => ({ name: `${at}.json`, data: '' }))
  const bomb = zipOf([{ name: 'a.json', data }, ...entries.map(entry => ({ ...entry, sharesWith: 0 }))])
  expect(faultsOf(bomb, 'x.zip')).toEqual(['x.zip ARCHIVE_DAMAGED'])
})

test('more entries than anybody exports', () => {
  const entries = Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}.json`, data: '{}' }))
  expect(faultsOf(zipOf(entries), 'x.zip')).toEqual(['x.zip ARCHIVE_TOO_LARGE'])
  expect(faultsOf(tarOf(entries), 'x.tar')).toEqual(['x.tar ARCHIVE_TOO_LARGE'])
}, 30_000)

test('very many entries without bytes', () => {
  const entries = Array.from({ length: 60_000 }, (_, at) => ({ name: `${at}`, data: '', method: 0 }))
  expect(faultsOf(gzipSync(tarOf(entries)), 'x.tar.gz')).toEqual(['x.tar.gz ARCHIVE_TOO_LARGE'])
  const zip = Buffer.from(zipOf(entries))
  expect(faultsOf(zip, 'x.zip')).toEqual(['x.zip ARCHIVE_TOO_LARGE'])
  // It says to have few of them.
  for (const place of [8, 10]) zip.writeUInt16LE(300, zip.length - 22 + place)
  expect(faultsOf(zip, 'x.zip')).toEqual(['x.zip ARCHIVE_DAMAGED'])
}, 30_000)

test.each([
  [4, []],
  [5, ['x.zip!3.zip!2.zip!1.zip!0.zip ARCHIVE_TOO_LARGE']],
  [100, ['x.zip!98.zip!97.zip!96.zip!95.zip ARCHIVE_TOO_LARGE']],
])('ZIP archives %i deep', (depth, expected) => {
  expect(faultsOf(nested(depth), 'x.zip')).toEqual(expected)
})

test('an archive that holds itself many times over', () => {
  let bytes = zipOf([{ name: 'a.json', data: clear }])
  for (let level = 0; level < 3; level++) {
    const copy = bytes
    bytes = zipOf(Array.from({ length: 30 }, (_, at) => ({ name: `${at}.zip`, data: copy, method: 0 })))
  }
  expect(faultsOf(bytes, 'x.zip')).toContain('x.zip ARCHIVE_TOO_LARGE')
})

test('a size that the list makes up', () => {
  const packed = deflateRawSync(Buffer.alloc(16 * mega, ' '))
  const lie = zipOf([{ name: 'a.json', data: packed, method: 0, size: 10 }])
  expect(faultsOf(lie, 'x.zip')).toEqual(['x.zip!a.json ARCHIVE_DAMAGED'])
})
