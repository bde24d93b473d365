import { Fault } from '../model/fault.ts'
import type { Encoding } from '../model/report.ts'
import { createTextDecoding, type Decoded } from './decode-text.ts'

/**
 * Gives a text as UTF-8 without byte order mark, all of it checked to be text. Throws `Fault` with code `TEXT_UNDECODABLE`
 * where the bytes go on and the text does not; what stands before has been given.
 */
export async function* toUtf8(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  markLength: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoding = createTextDecoding(encoding, markLength)
  let lines = 0
  let columns = 0
  let mark = markLength

  function* give({ utf8, fault }: Decoded): Generator<Uint8Array, void, undefined> {
    if (utf8.length > 0) yield utf8
    const end = utf8.lastIndexOf(lineFeed)
    lines += countLines(utf8)
    columns = (end === -1 ? columns : 0) + Buffer.from(utf8.subarray(end + 1)).toString().length
    if (fault === null) return
    throw new Fault(fault.code, fault.message, {
      line: lines + 1,
      column: columns + 1,
      offset: fault.position?.offset ?? 0,
    })
  }

  for await (const chunk of bytes) {
    yield* give(decoding.decode(chunk.subarray(mark)))
    mark = Math.max(0, mark - chunk.length)
  }
  yield* give(decoding.end())
}

const lineFeed = 0x0a

function countLines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++
  return count
}
