import type { ColumnChunk, ColumnMetaData, PageHeader, SchemaTree } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js'
import { Fault } from '../../model/fault.ts'
import type { ParquetBuffer } from './parquet-buffer.ts'
import { compressors } from './parquet-compression.ts'
import { asFault, invalid, soundly } from './parquet-metadata.ts'
import { type Decoder, type Page, readDictionary, readValues, type Values } from './parquet-page.ts'

/** Most bytes of a page, unpacked. Writers make pages of one megabyte. */
const maxPage = 64 * 1024 * 1024
/** Bytes that the pages of a file may unpack to: so many, and so many more for each byte of the file. */
const freeBytes = 256 * 1024 * 1024
const maxRatio = 128
/** Bytes that the pages which are open at a time may take beside those that they were unpacked to. */
const maxHeld = 256 * 1024 * 1024
/** Most values of a page. */
const maxValues = 5_000_000
/** Bytes in which the header of a page is looked for first. It may hold the least and the greatest value. */
const usualHeader = 1024
/** Longest header of a page. */
const maxHeader = 16 * 1024 * 1024

/** What a column's values are made of, by the library. */
export const parsers: typeof DEFAULT_PARSERS = {
  ...DEFAULT_PARSERS,
  timestampFromMilliseconds: isoOf,
  timestampFromMicroseconds: micros => isoOf(micros / 1000n),
  timestampFromNanoseconds: nanos => isoOf(nanos / 1_000_000n),
  dateFromDays: days => isoOf(days * 86_400_000),
  // JSON in a column is a document of its own, to be read where those are.
  jsonFromBytes: bytes => new TextDecoder().decode(bytes),
  stringFromBytes: bytes => {
    const text: unknown = DEFAULT_PARSERS.stringFromBytes(bytes)
    // The library makes objects of maps, and this is no key of theirs.
    if (text === '__proto__') throw invalid('columns without the text __proto__')
    return text
  },
}

/** A time as ISO 8601 writes it; an empty text where it is past what a calendar has. */
function isoOf(milliseconds: bigint | number): string {
  const date = new Date(Number(milliseconds))
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** A file whose pages are read. */
export interface PageSource {
  readonly buffer: ParquetBuffer
  /** Bytes that its pages may still unpack to. */
  left: number
  /** Bytes that the open pages take beside. */
  held: number
}

/** A file whose pages unpack to a bounded number of bytes for those that it has. */
export function createPageSource(buffer: ParquetBuffer): PageSource {
  return { buffer, left: freeBytes + maxRatio * buffer.byteLength, held: 0 }
}

/** Reads one column of a row group, a page at a time. */
export interface PageReader {
  readonly path: readonly SchemaTree[]
  /** Where its pages start. */
  readonly offset: number
  /** Of the pages so far. */
  readonly dictionary: Values | null
  /** The next page with values, or null behind the last. Throws `PARQUET_INVALID`. */
  next(): Page | null
}

/** Throws `PARQUET_INVALID`. */
export function createPageReader(
  source: PageSource,
  { meta_data: data }: ColumnChunk,
  path: readonly SchemaTree[],
): PageReader {
  if (data === undefined) throw invalid('columns in the file itself')
  return new Pages(source, data, path)
}

class Pages implements PageReader {
  readonly path: readonly SchemaTree[]
  readonly offset: number
  dictionary: Values | null = null
  readonly #source: PageSource
  readonly #end: number
  readonly #declared: number
  readonly #decoder: Decoder
  #at: number
  /** Values of the pages so far. */
  #values = 0
  /** Bytes that the open page takes. */
  #held = 0

  constructor(source: PageSource, data: ColumnMetaData, path: readonly SchemaTree[]) {
    const leaf = path.at(-1)
    if (leaf === undefined) throw new Error('a path has a column at its end')
    this.path = path
    this.#source = source
    // Some writers write 0 for none.
    this.offset = Number(data.dictionary_page_offset ?? 0) || Number(data.data_page_offset)
    this.#at = this.offset
    this.#end = this.offset + Number(data.total_compressed_size)
    this.#declared = Number(data.num_values)
    const { codec, type } = data
    const { element } = leaf
    this.#decoder = { pathInSchema: leaf.path, element, schemaPath: [...path], codec, type, compressors, parsers }
  }

  next(): Page | null {
    while (this.#values < this.#declared) {
      const header = this.#header()
      const packed = this.#bytes(header.compressed_page_size)
      this.#at += packed.length
      if (header.type === 'DICTIONARY_PAGE') {
        this.dictionary = soundly(() => readDictionary(packed, header, this.#decoder))
        continue
      }
      this.#values += valuesOf(header)
      if (this.#values > this.#declared) throw this.#invalid('as many values in the pages of a column as it says')
      if (valuesOf(header) > 0) return this.#open(soundly(() => readValues(packed, header, this.#decoder)))
    }
    return null
  }

  #open(page: Page): Page {
    // What is shared took no time, either.
    if (page.held > 0) this.#source.left -= page.count
    this.#source.held += page.held - this.#held
    this.#held = page.held
    if (this.#source.left < 0) throw this.#invalid(unpacking)
    if (this.#source.held > maxHeld)
      throw this.#invalid(`pages that take at most ${maxHeld / 1024 / 1024} MB at a time`)
    return page
  }

  /** Bytes that stand next, until others are asked for; values that are not packed are not copied, and stay. */
  #bytes(length: number): Uint8Array {
    const { slice, view } = this.#source.buffer
    const end = this.#at + length
    return this.#decoder.codec === 'UNCOMPRESSED' ? new Uint8Array(slice(this.#at, end)) : view(this.#at, end)
  }

  /** Reads the header of the next page, checks it, and goes on behind it. */
  #header(): PageHeader {
    const left = this.#end - this.#at
    if (!(left > 0)) throw this.#invalid('as many values in the pages of a column as it says')
    for (let room = usualHeader; ; room *= 16) {
      const reader = {
        view: new DataView(this.#source.buffer.slice(this.#at, this.#at + Math.min(room, left))),
        offset: 0,
      }
      try {
        const header = parquetHeader(reader)
        this.#at += reader.offset
        this.#check(header)
        return header
      } catch (error) {
        // It may just have been cut off here.
        if (error instanceof Fault || room >= Math.min(left, maxHeader)) throw asFault(error)
      }
    }
  }

  /** Checks what a page says of itself, before it is unpacked: a few bytes may stand for millions of values. */
  #check(header: PageHeader): void {
    const { compressed_page_size: packed } = header
    const unpacked = Number(header.uncompressed_page_size)
    const isWithin = packed >= 0 && packed <= this.#end - this.#at
    if (!isWithin || !(unpacked >= 0)) throw this.#invalid('pages within the file')
    if (unpacked > maxPage) throw this.#invalid(`pages of at most ${maxPage / 1024 / 1024} MB`)
    this.#source.left -= unpacked
    if (this.#source.left < 0) throw this.#invalid(unpacking)
    const count = valuesOf(header)
    const most = Math.max(count, header.dictionary_page_header?.num_values ?? 0)
    if (most > maxValues || count < 0) throw this.#invalid(`pages of at most ${maxValues} values`)
  }

  #invalid(expected: string): Fault {
    return invalid(expected, this.offset)
  }
}

const unpacking = `pages that unpack to at most ${maxRatio} times their size`

function valuesOf(header: PageHeader): number {
  return header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0
}
