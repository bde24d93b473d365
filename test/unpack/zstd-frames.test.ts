import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { framesOfZstd } from '../../src/unpack/zstd-frames.ts'

// Written by zstd itself: one frame with a checksum.
const file = readFileSync('fixtures/as-it-arrives/devices.ndjson.zst')
/** A frame of a block that repeats a blank 128 KiB long, and an empty last one; no size, no checksum. */
const repeated = Buffer.from('28b52ffd 00 58 020010 20 010000'.replaceAll(' ', ''), 'hex')
const skipped = Buffer.from('502a4d18 02000000 6162'.replaceAll(' ', ''), 'hex')

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The frames of some bytes, as hexadecimal digits; and the code of the fault where there is one. */
async function framesOf(bytes: Uint8Array, size: number = 5): Promise<readonly string[]> {
  const frames: string[] = []
  try {
    for await (const frame of framesOfZstd(inPieces(bytes, size))) {
      const chunks: Uint8Array[] = []
      for await (const chunk of frame) chunks.push(chunk)
      frames.push(Buffer.concat(chunks).toString('hex'))
    }
  } catch (error) {
    return [...frames, (error as { readonly code: string }).code]
  }
  return frames
}

const [one, two] = [file.toString('hex'), repeated.toString('hex')]

test.each<[what: string, bytes: Uint8Array, frames: readonly string[]]>([
  ['one', file, [one]],
  ['one that repeats', repeated, [two]],
  ['two', Buffer.concat([file, repeated]), [one, two]],
  ['one between others to be skipped', Buffer.concat([skipped, file, skipped]), [one]],
  ['one, and more', Buffer.concat([file, Buffer.from('more')]), [one, 'ARCHIVE_DAMAGED']],
  ['one, and a byte', Buffer.concat([file, Buffer.of(0)]), [one, 'ARCHIVE_DAMAGED']],
  ['one to be skipped that is cut off', Buffer.concat([file, skipped.subarray(0, -1)]), [one, 'ARCHIVE_DAMAGED']],
])('%s', async (_, bytes, frames) => {
  for (const size of [1, 5, 1_000]) expect(await framesOf(bytes, size)).toEqual(frames)
})

test('a frame that is cut off anywhere', async () => {
  for (let length = 1; length < file.length; length++) {
    expect(await framesOf(file.subarray(0, length))).toEqual(['ARCHIVE_DAMAGED'])
  }
})
