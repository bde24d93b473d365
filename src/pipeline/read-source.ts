import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { Field } from '../model/field.ts'
import type { Format } from '../model/format.ts'
import type { Encoding } from '../model/report.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { createKernelReader } from '../parse/kernel.ts'
import { leave, type Looked, lookAhead, lookNow, type LookOptions } from './look-ahead.ts'
import { readJsonNow, readJsonWaiting } from './read-json.ts'

/** A file that has been read, as far as it could be. */
export interface ReadFile {
  readonly root: Field
  /** Null where nothing could be read. */
  readonly format: Format | null
  readonly encoding: Encoding | null
  readonly bytes: number
  /** Documents; rows of a table. */
  readonly documents: number
  readonly fault: Fault | null
  /** True where a bound made the reader look at less than all there is. */
  readonly isSampled: boolean
}

/** Reads one source into fields. Never throws for bad input: the fault is part of the answer. */
export async function readSource(
  source: ByteSource,
  listener: FieldListener,
  given: Format | null = null,
): Promise<ReadFile> {
  const options = { name: source.name, given }
  try {
    const { readInto } = source
    const looked = readInto === undefined ? await lookAhead(source, options) : lookNow(source, readInto, options)
    return await readLooked(looked, listener, options)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return nothingRead(listener, 0, error)
  }
}

/** Reads a source that was looked at. Throws `Fault` where it is nothing that can be read. */
export async function readLooked(looked: Looked, listener: FieldListener, options: LookOptions): Promise<ReadFile> {
  const { sniffed } = looked
  if (sniffed.kind !== 'format') {
    await leave(looked)
    const what = sniffed.kind === 'container' ? `a ${sniffed.container} file` : sniffed.what
    return nothingRead(listener, looked.head.length, unknownFormat(what))
  }
  const { format } = sniffed
  if (format === 'json' || format === 'ndjson') {
    return looked.rest.kind === 'pull'
      ? readJsonNow(looked, looked.rest.readInto, sniffed, listener)
      : await readJsonWaiting(looked, sniffed, listener)
  }
  const { readFormat } = await import('./read-format.ts')
  return await readFormat(looked, sniffed, listener, options)
}

function unknownFormat(what: string): Fault {
  const known = 'expected JSON, NDJSON, CSV, TSV, XML, a property list, YAML or Parquet'
  return new Fault('UNKNOWN_FORMAT', `${known}, but this is ${what}; if it is one of them, say so with --input-format`)
}

function nothingRead(listener: FieldListener, bytes: number, fault: Fault): ReadFile {
  const { root } = createKernelReader(listener, { offset: 0, isUtf16: false }).end(false)
  return { root, format: null, encoding: null, bytes, documents: 0, fault, isSampled: false }
}
