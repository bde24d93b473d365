import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'

/** Longest file that is read as a whole, in bytes. */
const maxWhole = 4 * 1024 * 1024

/** A source whose bytes are at hand, or one that is as it was. */
export interface WholeSource {
  /** All its bytes; null where they are too many, or come only with waiting. */
  readonly bytes: Uint8Array | null
  /** The same source, which gives all its bytes still. */
  readonly source: ByteSource
}

let room: Uint8Array | undefined

/** Reads a source as a whole, if it is a short file. Null where it cannot be read. */
export function readWhole(source: ByteSource): WholeSource | null {
  try {
    return readShort(source)
  } catch (error) {
    if (error instanceof Fault) return null
    throw error
  }
}

function readShort(source: ByteSource): WholeSource {
  const { readInto } = source
  if (readInto === undefined) return { bytes: null, source }
  room ??= new Uint8Array(maxWhole)
  let length = 0
  while (length < room.length) {
    const read = readInto(room.subarray(length))
    if (read === 0) {
      const bytes = room.slice(0, length)
      return { bytes, source: replay(source, bytes, null) }
    }
    length += read
  }
  return { bytes: null, source: replay(source, room.slice(), readInto) }
}

/** Gives the bytes that were read, then what comes behind them. */
function replay(source: ByteSource, bytes: Uint8Array, rest: ByteSource['readInto'] | null): ByteSource {
  let given = 0
  return {
    ...source,
    readInto: target => {
      if (given === bytes.length) return rest?.(target) ?? 0
      const piece = bytes.subarray(given, given + target.length)
      target.set(piece)
      given += piece.length
      return piece.length
    },
  }
}
