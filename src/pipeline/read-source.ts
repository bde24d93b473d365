import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { Field } from '../model/field.ts'
import type { Encoding } from '../model/report.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { createKernelReader, type KernelOutcome, type KernelReader } from '../parse/kernel.ts'
import { createTextDecoding, detectEncoding, type TextDecoding } from '../unpack/decode-text.ts'

/** A file that has been read, as far as it could be. */
export interface ReadFile {
  readonly root: Field
  readonly format: 'json' | 'ndjson' | null
  readonly encoding: Encoding | null
  readonly bytes: number
  readonly documents: number
  readonly fault: Fault | null
}

/** Bytes that tell the encoding of a file: the longest byte order mark. */
const headLength = 3

/** Reads one source into fields. Never throws for bad input: the fault is part of the answer. */
export async function readSource(source: ByteSource, listener: FieldListener): Promise<ReadFile> {
  const reading = new Reading(listener)
  let fault: Fault | null = null
  try {
    if (source.readInto !== undefined) reading.pull(source.readInto)
    else for await (const chunk of source.chunks()) reading.push(chunk)
  } catch (error) {
    if (!(error instanceof Fault)) {
      reading.end()
      throw error
    }
    fault = error
  }
  const { root, format, documents, fault: own } = reading.end()
  const emptyFault = reading.bytes === 0 ? new Fault('FILE_EMPTY', emptyMessage) : own
  return {
    root,
    format,
    encoding: reading.encoding,
    bytes: reading.bytes,
    documents,
    fault: fault ?? emptyFault,
  }
}

const emptyMessage = 'expected a JSON document, but the file is empty'

/** Takes the bytes of one file: finds out their encoding, and gives them to a reader as UTF-8. */
class Reading {
  readonly #listener: FieldListener
  #head: Uint8Array = new Uint8Array(0)
  #reader: KernelReader | null = null
  #decoding: TextDecoding | null = null
  #isUndecodable = false
  encoding: Encoding | null = null
  bytes = 0

  constructor(listener: FieldListener) {
    this.#listener = listener
  }

  /** Takes bytes that stand elsewhere. */
  push(chunk: Uint8Array): void {
    this.bytes += chunk.length
    if (this.#reader !== null) return this.#take(chunk)
    this.#head = Buffer.concat([this.#head, chunk])
    if (this.#head.length >= headLength) this.#begin()
  }

  /** Takes bytes from a function that writes as many as it has and answers how many; 0 at the end. */
  pull(readInto: (target: Uint8Array) => number): void {
    for (;;) {
      const direct = this.#reader !== null && this.#decoding === null ? this.#reader : null
      const target = direct?.room() ?? piece()
      const length = readInto(target)
      if (length === 0) return
      if (direct === null) this.push(target.subarray(0, length))
      else {
        this.bytes += length
        direct.take(length)
      }
    }
  }

  end(): KernelOutcome {
    if (this.#reader === null) this.#begin()
    if (this.#decoding !== null && !this.#isUndecodable) {
      this.#isUndecodable = this.#decoding.end().fault !== null
    }
    const reader = this.#reader ?? createKernelReader(this.#listener, { offset: 0, isUtf16: false })
    return reader.end(this.#isUndecodable)
  }

  #begin(): void {
    const head = this.#head
    const { encoding, markLength } = detectEncoding(head)
    if (head.length > 0) this.encoding = encoding
    const isUtf16 = encoding !== 'utf-8'
    this.#reader = createKernelReader(this.#listener, { offset: markLength, isUtf16 })
    if (isUtf16) this.#decoding = createTextDecoding(encoding, markLength)
    this.#take(head.subarray(markLength))
  }

  #take(bytes: Uint8Array): void {
    if (this.#decoding === null) return this.#reader?.add(bytes)
    if (this.#isUndecodable) return
    const { text, fault } = this.#decoding.decode(bytes)
    this.#reader?.add(Buffer.from(text))
    this.#isUndecodable = fault !== null
  }
}

/** Bytes that are asked for before the encoding is known, or of a file that is not UTF-8. */
const pieceLength = 64 * 1024
let sharedPiece: Uint8Array | undefined

/** Room for bytes that are copied before the next ones are asked for, so that all files share it. */
function piece(): Uint8Array {
  return (sharedPiece ??= new Uint8Array(pieceLength))
}
