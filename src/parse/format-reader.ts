import type { BytesAt } from '../model/byte-source.ts'
import type { Fault } from '../model/fault.ts'
import type { Field } from '../model/field.ts'
import type { Format } from '../model/format.ts'
import type { Encoding } from '../model/report.ts'
import type { Disclosed, FieldListener } from './field-listener.ts'

/** What a reader is told of the document besides its bytes. */
export interface FormatOptions {
  readonly format: Format
  /** Name of the file, without the archives and compression around it: `exports/Info.plist`. */
  readonly name: string
  /** Encoding of the original file. Its reader is given UTF-8 all the same; null for a format of bytes. */
  readonly encoding: Encoding | null
  /** Offset in the original file of the first byte that comes: the length of its byte order mark. */
  readonly start: number
  /** Size of the document in bytes, where it is known beforehand. */
  readonly size: number | null
  /** Only for Parquet, and always: the same bytes for reading in any order. The caller closes them. */
  readonly openAt: (() => BytesAt) | null
}

/** What reading a document came to. */
export interface FormatOutcome {
  readonly root: Field
  /** Null where nothing could be read. */
  readonly format: Format | null
  /** As declared by the document itself, else as in the options. */
  readonly encoding: Encoding | null
  /** Documents of a file; rows of a table (CSV, TSV, Parquet). */
  readonly documents: number
  /** The first thing that could not be read; what could be read has been counted all the same. */
  readonly fault: Fault | null
  /** True where a bound made the reader look at less than all values. */
  readonly isSampled?: boolean
  /** Rows that the table has, where `documents` of them were read. */
  readonly rows?: number
  /** What was left out of documents inside values. */
  readonly disclosed?: Disclosed
}

/**
 * Reads one document of a format into fields. Given its text as UTF-8 without byte order mark, whatever its encoding, and all
 * of it checked to be text; bytes as they are for a binary format. Positions are to be those of the original file. Where the
 * bytes end before their time, the caller knows and reports it; the reader just sees them end.
 */
export type FormatReader = (
  bytes: AsyncIterable<Uint8Array>,
  listener: FieldListener,
  options: FormatOptions,
) => Promise<FormatOutcome>
