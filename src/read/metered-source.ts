import type { ByteSource, BytesAt } from '../model/byte-source.ts'
import type { Meter } from '../model/meter.ts'

/** A source that counts what is read of it. */
export function meteredSource(source: ByteSource, { counter, tick }: Pick<Meter, 'counter' | 'tick'>): ByteSource {
  const count = (length: number): number => {
    Atomics.add(counter, 0, BigInt(length))
    tick()
    return length
  }
  const { readInto, openAt } = source
  return {
    ...source,
    chunks: () => countChunks(source.chunks(), count),
    ...(readInto === undefined ? {} : { readInto: target => count(readInto(target)) }),
    ...(openAt === undefined ? {} : { openAt: () => countReads(openAt(), count) }),
  }
}

async function* countChunks(
  chunks: AsyncIterable<Uint8Array>,
  count: (length: number) => number,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

function countReads(bytes: BytesAt | null, count: (length: number) => number): BytesAt | null {
  if (bytes === null) return null
  return { ...bytes, read: (target, position) => count(bytes.read(target, position)), close: () => bytes.close() }
}
