import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { type Checked, lintDocuments, lintSource } from '../../src/pipeline/lint.ts'
import { engine, sourceOf } from '../helpers.ts'
import { tarOf, type ZipEntry, zipOf } from '../unpack/archives.ts'

/** An export with one finding. */
const clear = '{"imei":"490154203237518"}'
const found = 'hardware-inventory/imei'

async function check(bytes: Uint8Array, name: string, size: number = Infinity): Promise<readonly Checked[]> {
  return await lintDocuments(sourceOf(bytes, name, size), defaultSettings, engine)
}

/** What came of each document, in a line: its path, what was found, and the fault. */
async function tell(bytes: Uint8Array, name: string, size?: number): Promise<readonly string[]> {
  const checked = await check(bytes, name, size)
  return checked.map(({ file, findings }) =>
    [file.path, file.status, ...findings.map(one => one.rule), file.fault?.code ?? ''].join(' ').trim(),
  )
}

const gz = gzipSync(clear)
const zip = zipOf([{ name: 'a.json', data: clear }])
const sevenZip = Buffer.from('377abcaf271c0004', 'hex')
const tar = tarOf([{ name: 'a.json', data: clear }])

describe('packed, an export is the same', () => {
  test.each<[path: string, bytes: Uint8Array, name: string]>([
    ['x.json.gz', gz, 'x.json.gz'],
    ['x', gz, 'x'],
    ['x.gz', Buffer.concat([gzipSync(clear.slice(0, 9)), gzipSync(clear.slice(9))]), 'x.gz'],
    ['x.gz', Buffer.concat([gz, Buffer.alloc(100)]), 'x.gz'],
    ['x.zip!a.json', zip, 'x.zip'],
    ['x.tar!a.json', tar, 'x.tar'],
    ['x.tgz!a.json', gzipSync(tar), 'x.tgz'],
    ['x.zip!b.zip!a.json', zipOf([{ name: 'b.zip', data: zip }]), 'x.zip'],
    ['x.zip!b.json.gz', zipOf([{ name: 'b.json.gz', data: gz, method: 0 }]), 'x.zip'],
    ['x.gz!a.json', gzipSync(zip), 'x.gz'],
  ])('%s of %#', async (path, bytes, name) => {
    for (const size of [Infinity, 1, 100]) expect(await tell(bytes, name, size)).toEqual([`${path} checked ${found}`])
  })

  test('and its name says the same: it is no setting, since its file is called as one', async () => {
    const policy = JSON.stringify({ passwordRequired: true, cameraBlocked: true, phoneNumber: '+46701740605' })
    const plain = await lintSource(sourceOf(policy, 'compliancePolicy.json'), defaultSettings, engine)
    const packed: readonly [string, Uint8Array][] = [
      ['compliancePolicy.json.gz', gzipSync(policy)],
      ['x.zip', zipOf([{ name: 'compliancePolicy.json', data: policy }])],
    ]
    expect(plain.fields.length).toBeGreaterThan(2)
    for (const [name, bytes] of packed) expect((await check(bytes, name))[0]?.fields).toEqual(plain.fields)
  })
})

test('the same entries in order, each by itself', async () => {
  const entries = [
    { name: 'b/', data: '' },
    { name: 'b/two.json', data: clear },
    { name: 'a.ndjson', data: '{"a":1}\n{"imei":"490154203237518"}\n' },
    { name: 'b/.keep', data: '' },
  ]
  const expected = [`x!b/two.json checked ${found}`, `x!a.ndjson checked ${found}`]
  expect(await tell(zipOf(entries), 'x')).toEqual(expected)
  const inTar = entries.map(entry => ({ ...entry, type: entry.name.endsWith('/') ? '5' : '0' }))
  expect(await tell(tarOf(inTar), 'x')).toEqual(expected)
})

describe('what cannot be read is a fault beside what can', () => {
  const good = { name: 'good.json', data: clear }
  const goodLine = `x!good.json checked ${found}`

  test.each<[what: string, entry: ZipEntry, line: string]>([
    ['a wrong checksum', { name: 'a.json', data: '{}', crc: 1 }, 'x!a.json incomplete ARCHIVE_DAMAGED'],
    ['a wrong size', { name: 'a.json', data: '{}', size: 3 }, 'x!a.json incomplete ARCHIVE_DAMAGED'],
    ['a size that is too small', { name: 'a.json', data: '{}   ', size: 2 }, 'x!a.json incomplete ARCHIVE_DAMAGED'],
    ['no deflated bytes', { name: 'a.json', data: '{}', method: 0, flags: 0 }, 'x!a.json checked'],
    ['a password', { name: 'a.json', data: '{}', flags: 1 }, 'x!a.json incomplete ENTRY_UNREADABLE'],
    ['an unknown method', { name: 'a.json', data: '{}', method: 14 }, 'x!a.json incomplete ENTRY_UNREADABLE'],
    ['a name that leads out', { name: '../../x.json', data: '{}' }, 'x!../../x.json incomplete ENTRY_REFUSED'],
    ['a backslash that leads out', { name: '..\\x.json', data: '{}' }, 'x!../x.json incomplete ENTRY_REFUSED'],
    ['an absolute name', { name: '/etc/x.json', data: '{}' }, 'x!/etc/x.json incomplete ENTRY_REFUSED'],
    ['a drive', { name: 'C:/x.json', data: '{}' }, 'x!C:/x.json incomplete ENTRY_REFUSED'],
    ['a link', { name: 'a.json', data: 'b.json', mode: 0o120777 }, 'x!a.json incomplete ENTRY_REFUSED'],
    ['a name twice', { name: 'good.json', data: '{}' }, 'x!good.json incomplete ENTRY_REFUSED'],
    ['an archive of another kind', { name: 'a.7z', data: sevenZip }, 'x!a.7z incomplete UNKNOWN_FORMAT'],
    ['an export without bytes', { name: 'a.json', data: '' }, 'x!a.json incomplete FILE_EMPTY'],
    ['bytes of no kind', { name: 'a.bin', data: Uint8Array.of(0, 1, 0, 200) }, 'x!a.bin incomplete UNKNOWN_FORMAT'],
  ])('ZIP: %s', async (_, entry, line) => {
    expect(await tell(zipOf([good, entry, { ...good, name: 'b.json' }]), 'x')).toEqual([
      goodLine,
      line,
      `x!b.json checked ${found}`,
    ])
  })

  test('tar: a link, a name that leads out', async () => {
    const bytes = tarOf([{ name: 'a.json', data: '', type: '2' }, { name: '../x.json', data: '{}' }, good])
    expect(await tell(bytes, 'x')).toEqual([
      'x!a.json incomplete ENTRY_REFUSED',
      'x!../x.json incomplete ENTRY_REFUSED',
      goodLine,
    ])
  })

  test('a list that is cut off', async () => {
    for (const cut of [1, 21, 22, 60]) {
      expect(await tell(zip.subarray(0, -cut), 'x')).toEqual(['x incomplete ARCHIVE_DAMAGED'])
    }
  })

  const most = 2n ** 64n - 1n

  test.each<[what: string, wide: NonNullable<ZipEntry['wide']>, line: string]>([
    ['what is so', [26n, 26n, 0n], `x!a.json checked ${found}`],
    ['a size that no file has', [most, 26n, 0n], `x!a.json incomplete ${found} ARCHIVE_DAMAGED`],
    ['as many bytes as no archive has', [26n, most, 0n], 'x!a.json incomplete ARCHIVE_DAMAGED'],
    ['a place that no archive has', [26n, 26n, most], 'x!a.json incomplete ARCHIVE_DAMAGED'],
    ['a place behind its end', [26n, 26n, 2n ** 40n], 'x!a.json incomplete ARCHIVE_DAMAGED'],
  ])('ZIP64: %s', async (_, wide, line) => {
    expect(await tell(zipOf([{ name: 'a.json', data: clear, method: 0, wide }]), 'x')).toEqual([line])
  })

  test('a list of more entries than the archive says to have', async () => {
    const bytes = Buffer.from(zipOf([{ name: 'a.json', data: '{}' }, good]))
    for (const place of [8, 10]) bytes.writeUInt16LE(1, bytes.length - 22 + place)
    expect(await tell(bytes, 'x')).toEqual(['x!a.json checked', 'x incomplete ARCHIVE_DAMAGED'])
  })

  test('an archive without files', async () => {
    expect(await tell(zipOf([]), 'x')).toEqual(['x incomplete FILE_EMPTY'])
    expect(await tell(zipOf([{ name: 'a/', data: '' }]), 'x')).toEqual(['x incomplete FILE_EMPTY'])
  })

  test.each<[what: string, bytes: Uint8Array]>([
    ['cut off', gzipSync(`${clear}\n{"a":1}\n`).subarray(0, -9)],
    ['a wrong checksum', Buffer.concat([gz.subarray(0, -8), Buffer.from('12345678')])],
    ['other bytes behind it', Buffer.concat([gz, Buffer.from('more')])],
    ['other bytes behind zeros', Buffer.concat([gz, Buffer.alloc(9), Buffer.from('more')])],
  ])('gzip: %s; what came before is checked', async (_, bytes) => {
    expect(await tell(bytes, 'x')).toEqual([`x incomplete ${found} ARCHIVE_DAMAGED`])
  })

  test('tar: cut off within an entry', async () => {
    const two = tarOf([good, { name: 'b.json', data: `${clear}${' '.repeat(2000)}` }])
    expect(await tell(two.subarray(0, 2048), 'x')).toEqual([
      goodLine,
      `x!b.json incomplete ${found} ARCHIVE_DAMAGED`,
      'x incomplete ARCHIVE_DAMAGED',
    ])
  })

  test('tar: a header that was changed', async () => {
    const bytes = Buffer.from(tarOf([good, { name: 'b.json', data: '{}' }]))
    bytes.write('c', 1024)
    expect(await tell(bytes, 'x')).toEqual([goodLine, 'x incomplete ARCHIVE_DAMAGED'])
  })

  test('a compressed page', async () => {
    expect(await tell(gzipSync('<html></html>'), 'x.gz')).toEqual(['x.gz incomplete UNKNOWN_FORMAT'])
  })
})

describe('entries that are no exports', () => {
  const readme = { name: 'README.txt', data: 'How to read the others.\nThat is all.\n' }
  const image = { name: 'logo.png', data: Buffer.from('89504e470d0a1a0a0000', 'hex') }

  test('are counted, and said of the archive', async () => {
    const checked = await check(zipOf([{ name: 'a.json', data: clear }, readme, image]), 'x.zip')
    expect(checked.map(({ file }) => [file.path, file.status])).toEqual([
      ['x.zip!a.json', 'checked'],
      ['x.zip', 'sampled'],
    ])
    expect(checked[1]?.file.samples).toEqual([
      { code: 'ENTRIES_LEFT_OUT', message: expect.stringMatching(/not read.*: 2$/) },
    ])
  })

  test('but for what a system leaves behind', async () => {
    const litter = { name: '__MACOSX/._a.json', data: Buffer.from('0005160700020000', 'hex') }
    expect(await tell(zipOf([{ name: 'a.json', data: clear }, litter]), 'x')).toEqual([`x!a.json checked ${found}`])
  })
})

test('one document is asked for: an archive is none', async () => {
  const { file } = await lintSource(sourceOf(zip, 'x.zip'), defaultSettings, engine)
  expect(file).toMatchObject({ status: 'incomplete', fault: { code: 'UNKNOWN_FORMAT' } })
  expect((await lintSource(sourceOf(gz, 'x.gz'), defaultSettings, engine)).file.status).toBe('checked')
})

test('a gzip file with a wrong checksum in an early member: what came up to there is checked', async () => {
  const members = ['{"imei":"490154203237518"}', '{"serialNumber":"C02XL0"}', '{"phoneNumber":"+46701740605"}']
  const packed = members.map(text => Buffer.from(gzipSync(`${text}\n`)))
  const damaged = packed[1]
  if (damaged === undefined) throw new Error('there are three')
  damaged.writeUInt8(damaged.readUInt8(damaged.length - 6) ^ 1, damaged.length - 6)
  for (const size of [Infinity, 1, 7, 64]) {
    const [checked] = await check(Buffer.concat(packed), 'x.ndjson.gz', size)
    expect(checked?.file.fault?.code).toBe('ARCHIVE_DAMAGED')
    expect(checked?.findings.map(({ path }) => path)).toEqual(['/imei', '/serialNumber'])
  }
})

describe('a gzip file whose checksum is wrong', () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => JSON.stringify({ model: `a ${(n * 7919) % 20_011}` }))
  const sizes: readonly (readonly [what: string, text: string])[] = [
    ['of one slice', `{"a":1}\n${clear}\n`],
    ['of many', `${lines.join('\n')}\n${clear}\n`],
  ]

  test.each(sizes)('%s is a fault, and all that stands in it is judged', async (_, text) => {
    const bytes = Buffer.from(gzipSync(text))
    bytes.writeUInt32LE((bytes.readUInt32LE(bytes.length - 8) ^ 1) >>> 0, bytes.length - 8)
    for (const size of [Infinity, 1_000, 3]) {
      const [checked] = await check(bytes, 'x.ndjson.gz', size)
      expect(checked?.file).toMatchObject({
        status: 'incomplete',
        records: text.trimEnd().split('\n').length,
        fault: { code: 'ARCHIVE_DAMAGED' },
      })
      expect(checked?.findings.map(({ rule }) => rule)).toEqual([found])
    }
  })
})
