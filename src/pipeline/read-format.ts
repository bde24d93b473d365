import { Fault } from '../model/fault.ts'
import type { Format } from '../model/format.ts'
import { type FieldListener, nothingDisclosed } from '../parse/field-listener.ts'
import type { FormatOptions, FormatOutcome, FormatReader } from '../parse/format-reader.ts'
import type { SniffedFormat } from '../unpack/sniff.ts'
import { toUtf8 } from '../unpack/to-utf8.ts'
import { loadReader } from './format-readers.ts'
import { bytesOf, type Looked } from './look-ahead.ts'
import { openAnywhere } from './random-access.ts'
import { nothingRead, type ReadFile } from './read-source.ts'

/** Reads a document that the kernel does not read by itself. */
export async function readFormat(
  looked: Looked,
  sniffed: SniffedFormat,
  listener: FieldListener,
  name: string,
): Promise<ReadFile> {
  try {
    const read = await loadReader(sniffed.format)
    return await (sniffed.format === 'parquet'
      ? readAnywhere(read, looked, listener, name)
      : readInOrder(read, looked, sniffed, listener, name))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return nothingRead(listener, looked.head.length, error)
  }
}

/** Formats whose reader, the kernel, finds by itself where a text is not UTF-8. */
const checksItsText: ReadonlySet<Format> = new Set(['csv', 'tsv'])

async function readInOrder(
  read: FormatReader,
  looked: Looked,
  sniffed: SniffedFormat,
  listener: FieldListener,
  name: string,
): Promise<ReadFile> {
  const { format, encoding, markLength: start } = sniffed
  const input = countedBytes(looked)
  const isPlain = encoding === null || (encoding === 'utf-8' && checksItsText.has(format))
  const text = endAtFault(isPlain ? withoutMark(input.bytes, start) : toUtf8(input.bytes, encoding, start))
  const { size } = looked.source
  const outcome = await read(text.bytes, listener, { format, name, encoding, start, size, openAt: null })
  return toReadFile(outcome, size ?? input.count(), text.fault())
}

/** Reads a document whose parts stand anywhere in it. */
async function readAnywhere(
  read: FormatReader,
  looked: Looked,
  listener: FieldListener,
  name: string,
): Promise<ReadFile> {
  const bytes = await openAnywhere(looked)
  try {
    const { size } = bytes
    const options: FormatOptions = { format: 'parquet', name, encoding: null, start: 0, size, openAt: () => bytes }
    return toReadFile(await read(noBytes(), listener, options), size, null)
  } finally {
    bytes.close()
  }
}

async function* noBytes(): AsyncGenerator<Uint8Array, void, undefined> {}

function toReadFile(outcome: FormatOutcome, bytes: number, fault: Fault | null): ReadFile {
  const { isSampled = false, disclosed = nothingDisclosed } = outcome
  return { ...outcome, bytes, fault: fault ?? outcome.fault, isSampled, disclosed }
}

/** Bytes behind a byte order mark. */
async function* withoutMark(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let mark = length
  for await (const chunk of bytes) {
    yield chunk.subarray(mark)
    mark = Math.max(0, mark - chunk.length)
  }
}

interface Counted {
  readonly bytes: AsyncIterable<Uint8Array>
  count(): number
}

function countedBytes(looked: Looked): Counted {
  let count = 0
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of bytesOf(looked)) {
      count += chunk.length
      yield chunk
    }
  }
  return { bytes: counted(), count: () => count }
}

interface Faultless {
  readonly bytes: AsyncIterable<Uint8Array>
  /** What ended the bytes before their end. */
  fault(): Fault | null
}

/** Bytes that just end where they fail: whoever reads them need not know why. */
function endAtFault(bytes: AsyncIterable<Uint8Array>): Faultless {
  let fault: Fault | null = null
  async function* faultless(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* bytes
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      fault = error
    }
  }
  return { bytes: faultless(), fault: () => fault }
}
