import { expect, test } from 'vitest'
import { look } from '../../src/pipeline/look-ahead.ts'
import { openAnywhere } from '../../src/pipeline/random-access.ts'
import { sourceOf } from '../helpers.ts'

const bytes = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251)

test('bytes that come once are read in any order', async () => {
  const at = await openAnywhere(await look(sourceOf(bytes, 'x', 7)), 1_000)
  expect(at.size).toBe(1_000)
  for (const [start, length] of [
    [0, 3],
    [990, 10],
    [500, 0],
  ] as const) {
    const target = new Uint8Array(length)
    expect(at.read(target, start)).toBe(length)
    expect(target).toEqual(bytes.subarray(start, start + length))
  }
  expect(at.read(new Uint8Array(20), 995)).toBe(5)
  expect(at.read(new Uint8Array(20), 2_000)).toBe(0)
})

test('too many of them are a fault', async () => {
  await expect(openAnywhere(await look(sourceOf(bytes, 'x', 7)), 999)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
})
