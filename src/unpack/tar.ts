import { createTarDecoder, type ParsedTarEntry } from 'modern-tar'
import { Fault } from '../model/fault.ts'
import type { UnpackLimits } from './limits.ts'
import { faultOfName, type Packed } from './packed.ts'

/** The entries of a tar archive, in their order, without its folders. Throws what `bytes` throw. */
export async function* entriesOfTar(
  bytes: AsyncIterable<Uint8Array>,
  limits: UnpackLimits,
): AsyncGenerator<Packed, void, undefined> {
  const seen = new Set<string>()
  try {
    const entries = ReadableStream.from(bytes).pipeThrough(createTarDecoder({ strict: true }))
    for await (const entry of entries) {
      if (seen.size >= limits.entries) {
        throw new Fault(
          'ARCHIVE_TOO_LARGE',
          `expected at most ${limits.entries} entries; unpack the archive yourself first`,
        )
      }
      const packed = entry.header.type === 'directory' ? null : toPacked(entry, seen)
      seen.add(entry.header.name)
      if (packed !== null) yield packed
      // The next entry comes when this one has been read or left.
      if (!entry.body.locked) await entry.body.cancel()
    }
  } catch (error) {
    // What the library throws may hold text of the archive.
    yield {
      kind: 'fault',
      name: null,
      fault: error instanceof Fault ? error : new Fault('ARCHIVE_DAMAGED', damagedTar),
    }
  }
}

const damagedTar = 'expected a whole tar archive, but it is cut off or damaged'

function toPacked({ header, body }: ParsedTarEntry, seen: ReadonlySet<string>): Packed {
  const name = header.name.replace(/^(?:\.\/)+/, '')
  const wrong = faultOfName(name, seen)
  if (wrong !== null) return { kind: 'fault', name, fault: new Fault('ENTRY_REFUSED', wrong) }
  if (header.type !== 'file') {
    return {
      kind: 'fault',
      name,
      fault: new Fault('ENTRY_REFUSED', 'expected a file, but the entry is a link or a device'),
    }
  }
  return { kind: 'file', name, size: header.size, open: () => chunksOf(body) }
}

/** Bytes of an entry. What the library throws of them comes again where the next entry is asked for, and is told there. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of body) yield chunk
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('ARCHIVE_DAMAGED', damagedTar)
  }
}
