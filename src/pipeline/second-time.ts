import type { ByteSource, BytesAt } from '../model/byte-source.ts'

/** The same source from its start; null where it cannot be had again. Of one without random access as much as `longest` bytes. */
export function secondTime(source: ByteSource, longest: number): ByteSource | null {
  const opened = source.openAt?.() ?? null
  if (opened !== null) return { ...source, ...inOrder(opened) }
  const bytes = source.again?.(longest) ?? null
  return bytes === null ? null : { ...source, ...inOrder(bytesAt(bytes)) }
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

function bytesAt(bytes: Uint8Array): BytesAt {
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
