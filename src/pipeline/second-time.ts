import type { ByteSource, BytesAt } from '../model/byte-source.ts'
import { inMemory } from './random-access.ts'

/** The same source from its start; null where it cannot be had again. Of one without random access as much as `longest` bytes. */
export function secondTime(source: ByteSource, longest: number): ByteSource | null {
  const opened = source.openAt?.() ?? null
  if (opened !== null) return { ...source, ...inOrder(opened) }
  const bytes = source.again?.(longest) ?? null
  return bytes === null ? null : { ...source, ...inOrder(inMemory(bytes)) }
}

/** Bytes in order. */
function inOrder(bytes: BytesAt): Required<Pick<ByteSource, 'readInto' | 'release'>> {
  let position = 0
  return {
    readInto: target => {
      const length = bytes.read(target, position)
      position += length
      if (length === 0) bytes.close()
      return length
    },
    release: () => bytes.close(),
  }
}
