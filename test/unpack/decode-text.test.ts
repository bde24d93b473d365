import { describe, expect, test } from 'vitest'
import { createTextDecoding, detectEncoding } from '../../src/unpack/decode-text.ts'
import type { Encoding } from '../../src/model/report.ts'

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

test.each<[head: readonly number[], encoding: Encoding, markLength: number]>([
  [[0xef, 0xbb, 0xbf, 0x7b], 'utf-8', 3],
  [[0xff, 0xfe, 0x7b, 0], 'utf-16le', 2],
  [[0xfe, 0xff, 0, 0x7b], 'utf-16be', 2],
  [[0x7b, 0, 0x22, 0], 'utf-16le', 0],
  [[0, 0x7b, 0, 0x22], 'utf-16be', 0],
  [[0x7b, 0x22], 'utf-8', 0],
  [[0x37], 'utf-8', 0],
  [[], 'utf-8', 0],
])('first bytes %j', (head, encoding, markLength) => {
  expect(detectEncoding(Uint8Array.from(head))).toEqual({ encoding, markLength })
})

describe.each<Encoding>(['utf-8', 'utf-16le', 'utf-16be'])('%s', encoding => {
  test('a text cut anywhere, and byte by byte, decodes the same', () => {
    const text = '{"å€":"😀 Ω\\u0000"}'
    const bytes = encode(text, encoding)
    for (let cut = 0; cut <= bytes.length; cut++) {
      const decoding = createTextDecoding(encoding, 0)
      const parts = [decoding.decode(bytes.subarray(0, cut)), decoding.decode(bytes.subarray(cut)), decoding.end()]
      expect(Buffer.concat(parts.map(part => part.utf8)).toString()).toBe(text)
      expect(parts.every(part => part.fault === null)).toBe(true)
    }
    const single = createTextDecoding(encoding, 0)
    const parts = [...bytes].map(byte => single.decode(Uint8Array.of(byte)))
    expect(Buffer.concat([...parts, single.end()].map(part => part.utf8)).toString()).toBe(text)
  })
})

test.each<[encoding: Encoding, bytes: readonly number[], text: string, offset: number]>([
  ['utf-8', [0x7b, 0xff, 0x7d], '{', 1],
  ['utf-8', [0x7b, 0xc0, 0x80], '{', 1],
  ['utf-8', [0x7b, 0xed, 0xa0, 0x80, 0x7d], '{', 1],
  ['utf-8', [0x7b, 0xe2, 0x82], '{', 1],
  ['utf-8', [0xc3, 0xa5, 0xf5, 0x80, 0x80, 0x80], 'å', 2],
  ['utf-16le', [0x7b, 0, 0x00, 0xdc, 0x7d, 0], '{', 2],
  ['utf-16le', [0x7b, 0, 0x7d], '{', 2],
  ['utf-16be', [0, 0x7b, 0xd8, 0, 0, 0x7d], '{', 2],
])('%s bytes %j hold no text after offset', (encoding, bytes, text, offset) => {
  const decoding = createTextDecoding(encoding, 0)
  const parts = [decoding.decode(Uint8Array.from(bytes)), decoding.end()]
  const fault = parts.map(part => part.fault).find(one => one !== null)
  expect(Buffer.from(parts[0]?.utf8 ?? []).toString()).toBe(text)
  expect(fault?.code).toBe('TEXT_UNDECODABLE')
  expect(fault?.position?.offset).toBe(offset)
})
