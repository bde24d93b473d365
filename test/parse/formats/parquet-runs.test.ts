import { expect, test } from 'vitest'
import { areShared, readPacked, readRuns } from '../../../src/parse/formats/parquet-runs.ts'

/** Runs as https://parquet.apache.org/docs/file-format/data-pages/encodings/ writes them; 0 to 7 in three bits are its example. */
const zeroToSeven = [0b10001000, 0b11000110, 0b11111010]

test.each<[what: string, bytes: readonly number[], width: number, numbers: readonly number[]]>([
  ['one number, again and again', [5 << 1, 1], 1, [1, 1, 1, 1, 1]],
  ['numbers one by one', [(1 << 1) | 1, ...zeroToSeven], 3, [0, 1, 2, 3, 4, 5, 6, 7]],
  ['fewer than stand there', [(1 << 1) | 1, ...zeroToSeven], 3, [0, 1, 2, 3]],
  ['runs of both kinds', [2 << 1, 6, (1 << 1) | 1, ...zeroToSeven, 1 << 1, 7], 3, [6, 6, 0, 1, 2, 3, 4, 5, 6, 7, 7]],
  ['numbers of two bytes', [2 << 1, 0x34, 0x12], 13, [0x1234, 0x1234]],
  ['the widest ones', [(1 << 1) | 1, ...Array<number>(24).fill(0xff)], 24, Array<number>(8).fill(0xffffff)],
  ['zeros, which take no bits', [], 0, [0, 0, 0]],
  ['a run of two billion, of which three are wanted', [0xfe, 0xff, 0xff, 0xff, 0x0f, 9], 4, [9, 9, 9]],
])('runs are read: %s', (_, bytes, width, numbers) => {
  expect([...readRuns(Uint8Array.from(bytes), width, numbers.length)]).toEqual(numbers)
})

test.each<[what: string, bytes: readonly number[], width: number]>([
  ['nothing', [], 1],
  ['a run without its number', [5 << 1], 1],
  ['less than there should be', [1 << 1, 1], 1],
  ['fewer numbers than are told', [(1 << 1) | 1, 0], 3],
  ['a length without end', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 1],
  ['runs of nothing', Array<number>(1000).fill(0), 1],
  ['numbers of more bits than a dictionary has', [5 << 1, 1, 1, 1, 1], 25],
])('runs are refused: %s', (_, bytes, width) => {
  expect(() => readRuns(Uint8Array.from(bytes), width, 5)).toThrow(expect.objectContaining({ code: 'PARQUET_INVALID' }))
})

test('numbers that stand one by one are read, lowest bits first', () => {
  expect([...readPacked(Uint8Array.of(0b10110001), 1, 6)]).toEqual([1, 0, 0, 0, 1, 1])
})

test('numbers that are all 0, or all 1, take no memory of their own, and others do', () => {
  const ones = readRuns(Uint8Array.of(5 << 1, 1), 1, 5)
  const more = readRuns(Uint8Array.of(60 << 1, 1), 1, 60)
  expect([...ones, ...more]).toEqual(Array<number>(65).fill(1))
  expect(areShared(more)).toBe(true)
  expect(areShared(readRuns(Uint8Array.of(), 0, 9))).toBe(true)
  for (const [bytes, width] of [
    [[5 << 1, 2], 2],
    [[4 << 1, 1, 1 << 1, 0], 1],
    [[(1 << 1) | 1, 0xff], 1],
  ] as const) {
    expect(areShared(readRuns(Uint8Array.from(bytes), width, 5))).toBe(false)
  }
})
