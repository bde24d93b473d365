/** Bytes that come in chunks, taken in pieces of a length. */
export interface ByteReader {
  /** The next `length` bytes; fewer where they end. */
  take(length: number): Promise<Uint8Array>
  /** The next bytes as they come, at most `most`; none where they end. */
  some(most: number): Promise<Uint8Array>
}

/** Reads chunks piece by piece. Throws what `bytes` throw. */
export function createByteReader(bytes: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = bytes[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array(0)

  async function some(most: number): Promise<Uint8Array> {
    while (held.length === 0) {
      const { done, value } = await chunks.next()
      if (done === true) return held
      held = value
    }
    const piece = held.subarray(0, most)
    held = held.subarray(piece.length)
    return piece
  }

  return {
    some,
    take: async length => {
      const pieces: Uint8Array[] = []
      for (let missing = length; missing > 0;) {
        const piece = await some(missing)
        if (piece.length === 0) break
        pieces.push(piece)
        missing -= piece.length
      }
      return Buffer.concat(pieces)
    },
  }
}
