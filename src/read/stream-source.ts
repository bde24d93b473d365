import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import { systemCode } from '../model/system-code.ts'

/** Bytes of a stream that are kept for those who want them a second time. */
const mostKept = 16 * 1024 * 1024

/** A stream as named bytes, for standard input. Its size is not known beforehand. */
export function streamSource(stream: AsyncIterable<Uint8Array>, name: string): ByteSource {
  return rememberingSource({ name, sizeNow: () => null, chunks: () => readChunks(stream) })
}

/** Bytes that come once. */
export interface PassingSource extends Pick<ByteSource, 'name' | 'chunks'> {
  /** Their number, as far as it is known by now. */
  sizeNow(): number | null
}

/** The same source, which keeps its first bytes, so that a short one can be had a second time. Its chunks must stay as they are. */
export function rememberingSource(source: PassingSource): ByteSource {
  const kept: Uint8Array[] = []
  let length = 0
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of source.chunks()) {
      length += chunk.length
      if (length <= mostKept) kept.push(chunk)
      else kept.length = 0
      yield chunk
    }
  }
  return {
    name: source.name,
    get size() {
      return source.sizeNow()
    },
    chunks,
    again: limit => (length <= Math.min(limit, mostKept) ? Buffer.concat(kept) : null),
  }
}

async function* readChunks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* stream
  } catch (error) {
    throw new Fault('FILE_UNREADABLE', `standard input cannot be read (${systemCode(error)})`)
  }
}
