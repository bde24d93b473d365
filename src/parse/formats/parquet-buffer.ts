import type { BytesAt } from '../../model/byte-source.ts'
import { invalid } from './parquet-metadata.ts'

/** Bytes of a Parquet file, as its library asks for them. */
export interface ParquetBuffer {
  readonly byteLength: number
  /** A copy of some bytes. Throws `PARQUET_INVALID` where the file has none of them, or where they are too many. */
  readonly slice: (start: number, end?: number) => ArrayBuffer
  /** The same, in room that is used again for the next view. */
  readonly view: (start: number, end: number) => Uint8Array
}

/** Most bytes that are read at once: the pages of one column in one row group. */
const maxSlice = 256 * 1024 * 1024

/** Reads bytes where they stand. */
export function bufferOf(bytes: BytesAt): ParquetBuffer {
  let room = new Uint8Array(0)
  return {
    byteLength: bytes.size,
    slice: (start, end = bytes.size) => {
      checkRange(start, end, bytes.size)
      return fill(new Uint8Array(end - start), bytes, start).buffer
    },
    view: (start, end) => {
      checkRange(start, end, bytes.size)
      if (room.length < end - start) room = new Uint8Array(end - start)
      return fill(room.subarray(0, end - start), bytes, start)
    },
  }
}

function fill<T extends Uint8Array>(target: T, bytes: BytesAt, start: number): T {
  for (let read = 0; read < target.length;) {
    const length = bytes.read(target.subarray(read), start + read)
    if (length === 0) throw invalid('a file that is as long as it was')
    read += length
  }
  return target
}

function checkRange(start: number, end: number, size: number): void {
  const isWithin = start >= 0 && start <= end && end <= size
  if (!isWithin) throw invalid('columns within the file; a file that was cut off is to be exported again')
  if (end - start > maxSlice) throw invalid(`columns of at most ${maxSlice / 1024 / 1024} MB in a row group`)
}
