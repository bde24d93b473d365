import { Fault } from '../model/fault.ts'
import { isText } from '../model/format.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import type { FormatOptions } from '../parse/format-reader.ts'
import type { SniffedFormat } from '../unpack/sniff.ts'
import { toUtf8 } from '../unpack/to-utf8.ts'
import { loadReader } from './format-readers.ts'
import { bytesOf, leave, type Looked, type LookOptions } from './look-ahead.ts'
import type { ReadFile } from './read-source.ts'

/** Reads a source that the kernel does not read by itself. Throws `Fault` where this version has no reader for it. */
export async function readFormat(
  looked: Looked,
  sniffed: SniffedFormat,
  listener: FieldListener,
  { name }: LookOptions,
): Promise<ReadFile> {
  const { format, encoding, markLength } = sniffed
  if (format === 'json' || format === 'ndjson') throw new Error('the kernel reads JSON')
  const read = await loadReader(format).catch(async (error: unknown) => {
    await leave(looked)
    throw error
  })
  const { source } = looked
  const input = countedBytes(looked)
  const bytes = encoding !== null && isText(format) ? toUtf8(input.bytes, encoding, markLength) : input.bytes
  const withoutFault = endAtFault(bytes)
  const options: FormatOptions = {
    format,
    name,
    encoding,
    start: markLength,
    size: source.size,
    openAt: source.openAt ?? null,
  }
  const outcome = await read(withoutFault.bytes, listener, options)
  return {
    root: outcome.root,
    format: outcome.format,
    encoding: outcome.encoding,
    bytes: source.size ?? input.count(),
    documents: outcome.documents,
    fault: withoutFault.fault() ?? outcome.fault,
    isSampled: outcome.isSampled === true,
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
