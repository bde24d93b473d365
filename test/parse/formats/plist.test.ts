import { describe, expect, test } from 'vitest'
import { faultOf, placesOf, readAs, shapeOf } from './fields.ts'

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'

function plist(value: string): string {
  return `${head}<plist version="1.0">${value}</plist>`
}

/** A binary property list of these objects, the first of them the outermost; references take one byte. */
function binary(...objects: readonly (readonly number[])[]): Uint8Array {
  const offsets: number[] = []
  const bytes = [...Buffer.from('bplist00')]
  for (const object of objects) {
    offsets.push(bytes.length)
    for (const byte of object) bytes.push(byte)
  }
  const table = bytes.length
  const half = (value: number): number[] => [value >> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]
  const word = (value: number): number[] => [0, 0, 0, 0, ...half(value)]
  bytes.push(...offsets.flatMap(half), 0, 0, 0, 0, 0, 0, 4, 1, ...word(objects.length), ...word(0), ...word(table))
  return Uint8Array.from(bytes)
}

const ascii = (text: string): number[] => [0x50 | text.length, ...Buffer.from(text)]

describe('an XML property list is read as', () => {
  test.each([
    [
      'objects',
      '<dict><key>IMEI</key><string>x</string><key>a b</key><dict/></dict>',
      'o1',
      '/IMEI s1',
      '/a b o1 empty 1',
    ],
    ['arrays', '<array><string>x</string><array/></array>', 'a1', '/* s1a1 empty 1'],
    ['numbers and truth', '<array><integer>15</integer><real>1.5</real><true/><false/></array>', 'a1', '/* n2b2'],
    ['numbers that are none', '<array><integer>0x1F</integer><real>nan</real></array>', 'a1', '/* s2'],
    ['dates and data', '<array><date>2026-11-26T10:00:00Z</date><data>\n AQID\n</data></array>', 'a1', '/* s2'],
    ['a value', '<string>x</string>', 's1'],
    ['an empty key', '<dict><key></key><string/></dict>', 'o1', '/ s1 empty 1'],
    ['a key twice', '<dict><key>a</key><true/><key>a</key><string>x</string></dict>', 'o1', '/a s1b1'],
  ])('%s', async (_, value, ...fields) => {
    const read = await readAs(plist(value), 'x.plist')
    expect(read).toMatchObject({ format: 'plist', fault: null, documents: 1 })
    expect(shapeOf(read)).toEqual(fields)
    expect(placesOf(await readAs(plist(value), 'x.plist', 1))).toEqual(placesOf(read))
  })

  test.each([
    ['a value without key', '<dict><string>secret</string></dict>'],
    ['a key without value', '<dict><key>secret</key></dict>'],
    ['a key in an array', '<array><key>secret</key></array>'],
    ['an element of another kind', '<secret/>'],
    ['text between elements', '<dict>secret</dict>'],
    ['nothing', ''],
    ['two values', '<true/><true/>'],
    ['elements in a string', '<string><b>secret</b></string>'],
  ])('no property list where it is %s', async (_, value) => {
    const { fault } = await readAs(plist(value), 'x.plist')
    expect(fault?.code).toBe('PLIST_INVALID')
    expect(fault?.message).not.toContain('secret')
  })

  test('no property list where it declares entities', async () => {
    const laughs = `<!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist><string>&b;</string></plist>`
    expect((await readAs(laughs, 'x.plist')).fault?.code).toBe('EXPANSION_REFUSED')
  })
})

test('places are those of the values', async () => {
  const read = await readAs('<plist>\n<dict>\n <key>å</key>\n <true/></dict></plist>', 'x.plist')
  expect(placesOf(read)).toEqual([' 2:1 8', '/å 4:2 31'])
})

describe('a binary property list is read as', () => {
  test.each([
    ['objects', binary([0xd1, 1, 2], ascii('IMEI'), ascii('x')), 'o1', '/IMEI s1'],
    ['arrays', binary([0xa2, 1, 2], ascii('x'), [0xa0]), 'a1', '/* s1a1 empty 1'],
    ['sets', binary([0xc1, 1], ascii('x')), 'a1', '/* s1'],
    ['truth and nothing', binary([0xa3, 1, 2, 3], [0x08], [0x09], [0x00]), 'a1', '/* b201 empty 1'],
    [
      'numbers',
      binary([0xa3, 1, 2, 3], [0x10, 5], [0x13, 255, 255, 255, 255, 255, 255, 255, 255], [0x22, 0x3f, 0xc0, 0, 0]),
      'a1',
      '/* n3',
    ],
    ['dates', binary([0x33, 0x41, 0xb8, 0, 0, 0, 0, 0, 0]), 's1'],
    ['data', binary([0x43, 1, 2, 3]), 's1'],
    ['UTF-16', binary([0x62, 0x30, 0x42, 0x30, 0x44]), 's1'],
    ['a long string', binary([0x5f, 0x10, 20, ...Buffer.from('ab'.repeat(10))]), 's1'],
    ['an object used twice', binary([0xa2, 1, 1], ascii('x')), 'a1', '/* s2'],
  ])('%s', async (_, bytes, ...fields) => {
    const read = await readAs(bytes, 'x.plist')
    expect(read).toMatchObject({ format: 'plist', fault: null, documents: 1, encoding: null })
    expect(shapeOf(read)).toEqual(fields)
  })

  test('values at the offsets of their objects', async () => {
    const bytes = binary([0xd1, 1, 2], ascii('IMEI'), ascii('x'))
    expect(placesOf(await readAs(bytes, 'x.plist', 1))).toEqual([' 1:1 8', '/IMEI 1:1 16'])
  })

  test('a fault where it holds more values than are read', { timeout: 20_000 }, async () => {
    const references = new Uint8Array(4_000_000).fill(1)
    const bytes = binary([0xaf, 0x12, 0, 0x3d, 0x09, 0, ...references], [0x08])
    const read = await readAs(bytes, 'x.plist', 1 << 20)
    expect(read.fault?.code).toBe('FILE_TOO_LARGE')
    expect(shapeOf(read)).toEqual(['a1', '/* b2999999'])
  })

  /** Each array holds the next one nine times: 9^40 strings in some hundred bytes. */
  const laughs = binary(...Array.from({ length: 40 }, (_, n) => [0xa9, ...Array<number>(9).fill(n + 1)]), ascii('x'))
  /** One string of 4 KB, 255 times. */
  const repeated = binary(
    [0xaf, 0x10, 255, ...Array<number>(255).fill(1)],
    [0x5f, 0x11, 16, 0, ...Buffer.alloc(4_096, 'secret')],
  )
  const long = binary([0x5f, 0x13, 127, 255, 255, 255, 255, 255, 255, 255])

  test.each([
    ['an array in itself', binary([0xa1, 0]), 'EXPANSION_REFUSED 1:1 8'],
    ['a circle of two', binary([0xa1, 1], [0xd1, 2, 0], ascii('k')), 'EXPANSION_REFUSED 1:1 8'],
    ['arrays that multiply', laughs, /^EXPANSION_REFUSED/],
    ['a text that multiplies', repeated, /^EXPANSION_REFUSED/],
    ['a number of 32 KB', binary([0x1f, ...Array<number>(32_768).fill(255)]), /^PLIST_INVALID/],
    ['a reference to nowhere', binary([0xa1, 9]), /^PLIST_INVALID/],
    ['a string beyond the end', long, /^PLIST_INVALID/],
    ['an array beyond the end', binary([0xaf, 0x12, 127, 255, 255, 255]), /^PLIST_INVALID/],
    ['a key that is no string', binary([0xd1, 1, 1], [0x08]), /^PLIST_INVALID/],
    ['an object of no kind', binary([0x91]), /^PLIST_INVALID/],
    ['a cut file', binary([0x08]).subarray(0, 30), /^PLIST_INVALID/],
    [
      'a table beyond the end',
      Uint8Array.from([...Buffer.from('bplist00'), ...Array<number>(32).fill(0xff)]),
      /^PLIST_INVALID/,
    ],
  ])('a fault where it holds %s', { timeout: 2_000 }, async (_, bytes, fault) => {
    expect(faultOf(await readAs(bytes, 'x.plist'))).toMatch(fault)
  })
})
