import type { BytesAt } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import { unpackLimits } from '../unpack/limits.ts'
import { bytesOf, leave, type Looked } from './look-ahead.ts'

/**
 * The bytes of a source that was looked at, to be read in any order: those of a file where they lie, others in memory. Throws
 * `Fault` where they are too many for that.
 *
 * @param most How many are held in memory at most.
 */
export async function openAnywhere(looked: Looked, most: number = unpackLimits.heldBytes): Promise<BytesAt> {
  const bytes = looked.source.openAt?.() ?? null
  if (bytes === null) return inMemory(await hold(looked, most))
  await leave(looked)
  return bytes
}

async function hold(looked: Looked, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytesOf(looked)) {
    // Whoever gave it may write over it.
    chunks.push(chunk.slice())
    length += chunk.length
    if (length > most) throw new Fault('FILE_TOO_LARGE', tooLarge(most))
  }
  return Buffer.concat(chunks)
}

function tooLarge(most: number): string {
  return `expected at most ${most} bytes of a file whose end must be read first, where it comes through a pipe or in an archive; save it as a file of its own`
}

/** Bytes that are in memory, to be read in any order. */
export function inMemory(bytes: Uint8Array): BytesAt {
  return {
    size: bytes.length,
    read: (target, position) => {
      const piece = bytes.subarray(position, position + target.length)
      target.set(piece)
      return piece.length
    },
    close: () => {},
  }
}
