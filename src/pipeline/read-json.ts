import { Fault } from '../model/fault.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { createKernelReader, type KernelReader } from '../parse/kernel.ts'
import { createTextDecoding, type TextDecoding } from '../unpack/decode-text.ts'
import type { SniffedFormat } from '../unpack/sniff.ts'
import { bytesOf, type Looked } from './look-ahead.ts'
import type { ReadFile } from './read-source.ts'

/** Reads a document, or several, without waiting where its bytes can be had at once. */
export function readJson(
  looked: Looked,
  sniffed: SniffedFormat,
  listener: FieldListener,
): ReadFile | Promise<ReadFile> {
  const reading = new Reading(sniffed, listener)
  const { rest } = looked
  return rest.kind === 'pull' ? readNow(reading, looked.head, rest.readInto) : readWaiting(reading, looked)
}

function readNow(reading: Reading, head: Uint8Array, readInto: (target: Uint8Array) => number): ReadFile {
  try {
    reading.push(head)
    reading.pull(readInto)
  } catch (error) {
    return reading.endWith(error)
  }
  return reading.end(null)
}

async function readWaiting(reading: Reading, looked: Looked): Promise<ReadFile> {
  try {
    for await (const chunk of bytesOf(looked)) reading.push(chunk)
  } catch (error) {
    return reading.endWith(error)
  }
  return reading.end(null)
}

const emptyMessage = 'expected a JSON document, but the file is empty'

/** Takes the bytes of one file, and gives them to the kernel as UTF-8. */
class Reading {
  readonly #sniffed: SniffedFormat
  readonly #reader: KernelReader
  readonly #decoding: TextDecoding | null
  #isUndecodable = false
  #bytes = 0

  constructor(sniffed: SniffedFormat, listener: FieldListener) {
    const { encoding, markLength } = sniffed
    const isUtf16 = encoding !== null && encoding !== 'utf-8'
    this.#sniffed = sniffed
    this.#reader = createKernelReader(listener, { offset: markLength, isUtf16 })
    this.#decoding = isUtf16 ? createTextDecoding(encoding, markLength) : null
  }

  /** Takes bytes that stand elsewhere. */
  push(chunk: Uint8Array): void {
    // The mark stands in the first chunk, which is a head: nobody splits it.
    const bytes = this.#bytes === 0 ? chunk.subarray(this.#sniffed.markLength) : chunk
    this.#bytes += chunk.length
    if (this.#decoding === null) return this.#reader.add(bytes)
    if (this.#isUndecodable) return
    const { utf8, fault } = this.#decoding.decode(bytes)
    this.#reader.add(utf8)
    this.#isUndecodable = fault !== null
  }

  /** Takes bytes from a function that writes as many as it has and answers how many; 0 at the end. */
  pull(readInto: (target: Uint8Array) => number): void {
    for (;;) {
      const target = this.#decoding === null ? this.#reader.room() : piece()
      const length = readInto(target)
      if (length === 0) return
      if (this.#decoding !== null) this.push(target.subarray(0, length))
      else {
        this.#bytes += length
        this.#reader.take(length)
      }
    }
  }

  /** @param failure What ended the file before its end. */
  end(failure: Fault | null): ReadFile {
    if (this.#decoding !== null && !this.#isUndecodable) {
      this.#isUndecodable = this.#decoding.end().fault !== null
    }
    const { root, format, documents, fault } = this.#reader.end(this.#isUndecodable)
    const bytes = this.#bytes
    const own = bytes === 0 ? new Fault('FILE_EMPTY', emptyMessage) : fault
    const encoding = bytes === 0 ? null : this.#sniffed.encoding
    return { root, format, encoding, bytes, documents, fault: failure ?? own, isSampled: false }
  }

  /** Ends a file whose bytes failed. Throws again what is no fault of the input. */
  endWith(error: unknown): ReadFile {
    if (error instanceof Fault) return this.end(error)
    this.end(null)
    throw error
  }
}

/** Bytes that are asked for at a time of a file that is not UTF-8. */
const pieceLength = 64 * 1024
let sharedPiece: Uint8Array | undefined

/** Room for bytes that are copied before the next ones are asked for, so that all files share it. */
function piece(): Uint8Array {
  return (sharedPiece ??= new Uint8Array(pieceLength))
}
