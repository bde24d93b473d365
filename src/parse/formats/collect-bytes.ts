import { Fault } from '../../model/fault.ts'

/**
 * Collects the bytes of a document that can be read only as a whole.
 *
 * @param advice What to do about one of more than `most` bytes; then it throws `FILE_TOO_LARGE`.
 */
export async function collectBytes(
  bytes: AsyncIterable<Uint8Array>,
  most: number,
  advice: string,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    if (length > most) {
      throw new Fault(
        'FILE_TOO_LARGE',
        `expected at most ${most / 1024 / 1024} MB in a document of this kind; ${advice}`,
      )
    }
    pieces.push(piece.slice())
  }
  return Buffer.concat(pieces)
}
