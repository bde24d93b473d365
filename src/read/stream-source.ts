import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import { systemCode } from './system-code.ts'

/** A stream as named bytes, for standard input. Its size is not known beforehand. */
export function streamSource(stream: AsyncIterable<Uint8Array>, name: string): ByteSource {
  return { name, size: null, chunks: () => readChunks(stream) }
}

async function* readChunks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* stream
  } catch (error) {
    throw new Fault('FILE_UNREADABLE', `standard input cannot be read (${systemCode(error)})`)
  }
}
