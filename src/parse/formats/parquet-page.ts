import type { PageHeader } from 'hyparquet'
import type { readPage } from 'hyparquet/src/column.js'
import { convert } from 'hyparquet/src/convert.js'
import { decompressPage, readDataPage } from 'hyparquet/src/datapage.js'
import { readPlain } from 'hyparquet/src/plain.js'
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js'
import { invalid } from './parquet-metadata.ts'
import { areShared, readPacked, readRuns, type SmallNumbers } from './parquet-runs.ts'

/** What the library wants to know of a column. */
export type Decoder = Parameters<typeof readPage>[2]

/** Values in order; any array is one. */
export interface Values {
  readonly length: number
  at(index: number): unknown
}

/** What a page holds. */
export interface Page {
  /** How many values it stands for, with those that are not there. */
  readonly count: number
  /** How deep in its lists each of them begins; null where no list is in the column. */
  readonly repetition: SmallNumbers | null
  /** How much of its path is there; null where all of it always is. */
  readonly definition: SmallNumbers | null
  /** The values that are there. */
  readonly values: Values
  /** Whether these are numbers of values in the dictionary. */
  readonly areNumbers: boolean
  /** Bytes that it takes beside those that it was unpacked to. */
  readonly held: number
}

/** Reads the values of a dictionary. Throws what the library throws, and `PARQUET_INVALID`. */
export function readDictionary(packed: Uint8Array, header: PageHeader, decoder: Decoder): Values {
  const { type, element } = decoder
  const page = unpackPage(packed, Number(header.uncompressed_page_size), decoder)
  const count = header.dictionary_page_header?.num_values ?? 0
  if (isFlatText(decoder)) return textsIn(page, count)
  return convert(readPlain({ view: viewOf(page), offset: 0 }, type, count, element.type_length), decoder)
}

/** Reads a page of values. Throws what the library throws, and `PARQUET_INVALID`. */
export function readValues(packed: Uint8Array, header: PageHeader, decoder: Decoder): Page {
  const head = header.data_page_header ?? header.data_page_header_v2
  if (head === undefined) throw invalid('pages of values or of a dictionary')
  const { num_values: count, encoding } = head
  const parts = partsOf(packed, header, decoder)
  const most = getMaxDefinitionLevel(decoder.schemaPath)
  const repetition = levelsIn(parts.repetition, getMaxRepetitionLevel(decoder.schemaPath), count)
  const definition = levelsIn(parts.definition, most, count)
  const there = definition === null ? count : countOf(definition, most)
  const areNumbers = encoding.endsWith('_DICTIONARY')
  const values = areNumbers
    ? readRuns(parts.values.subarray(1), parts.values[0] ?? 0, there)
    : readPlainly(parts.values, encoding, there, decoder)
  const read = { count, repetition, definition, values, areNumbers }
  return { ...read, held: heldBy(read, encoding, decoder) }
}

/** Bytes of a value or reference in an array of them. */
const valueSize = 8
/** What is held of values in these encodings: those of the first stand in the page itself, those of the second are truth values. */
const sized: Readonly<Record<string, number>> = { PLAIN: 0, RLE: 1 }

/** How much a page takes: a few bytes may stand for very many levels and values. */
function heldBy(page: Omit<Page, 'held'>, encoding: string, { schemaPath }: Decoder): number {
  const { count, repetition, definition, values, areNumbers } = page
  // Lists and structs are put together as the library does it.
  if (schemaPath.length > 2 || repetition !== null) return valueSize * count
  const numbers = areNumbers ? ownBytes(values as SmallNumbers) : (sized[encoding] ?? valueSize) * values.length
  return numbers + (definition === null ? 0 : ownBytes(definition))
}

function ownBytes(numbers: SmallNumbers): number {
  return areShared(numbers) ? 0 : numbers.byteLength
}

interface Parts {
  readonly repetition: Uint8Array
  readonly definition: Uint8Array
  readonly values: Uint8Array
}

/** Unpacks a page. One of the first version is packed as a whole, and its levels tell how long they are. */
function partsOf(packed: Uint8Array, header: PageHeader, decoder: Decoder): Parts {
  const size = Number(header.uncompressed_page_size)
  const second = header.data_page_header_v2
  if (second === undefined) {
    const page = unpackPage(packed, size, decoder)
    const repetition = getMaxRepetitionLevel(decoder.schemaPath) > 0 ? withLength(page) : none
    const behind = page.subarray(repetition === none ? 0 : 4 + repetition.length)
    const definition = getMaxDefinitionLevel(decoder.schemaPath) > 0 ? withLength(behind) : none
    return { repetition, definition, values: behind.subarray(definition === none ? 0 : 4 + definition.length) }
  }
  const repetition = packed.subarray(0, second.repetition_levels_byte_length)
  const start = repetition.length + second.definition_levels_byte_length
  const values = packed.subarray(start)
  const isPacked = second.is_compressed !== false && size > start
  return {
    repetition,
    definition: packed.subarray(repetition.length, start),
    values: isPacked ? unpackPage(values, size - start, decoder) : values,
  }
}

const none = new Uint8Array(0)

/** Bytes that follow their own length. */
function withLength(bytes: Uint8Array): Uint8Array {
  const length = viewOf(bytes).getUint32(0, true)
  if (length > bytes.length - 4) throw invalid('pages with all their values')
  return bytes.subarray(4, 4 + length)
}

function levelsIn(bytes: Uint8Array, most: number, count: number): SmallNumbers | null {
  return most === 0 ? null : readRuns(bytes, bitsOf(most), count)
}

/** How many bits a number needs. */
function bitsOf(number: number): number {
  return 32 - Math.clz32(number)
}

function countOf(numbers: SmallNumbers, wanted: number): number {
  if (areShared(numbers)) return numbers[0] === wanted ? numbers.length : 0
  let count = 0
  for (const number of numbers) if (number === wanted) count++
  return count
}

/** Reads values that are no numbers of a dictionary: the library takes them for a column of which each is there. */
function readPlainly(bytes: Uint8Array, encoding: string, count: number, decoder: Decoder): Values {
  if (encoding === 'PLAIN' && isFlatText(decoder)) return textsIn(bytes, count)
  if (count === 0) return []
  if (encoding === 'RLE') return flagsIn(readRuns(withLength(bytes), 1, count))
  if (encoding === 'PLAIN' && decoder.type === 'BOOLEAN') return flagsIn(readPacked(bytes, 1, count))
  const head = { num_values: count, encoding } as Parameters<typeof readDataPage>[1]
  return convert(readDataPage(bytes, head, { ...decoder, schemaPath: [] }).dataPage, decoder)
}

function flagsIn(numbers: SmallNumbers): Values {
  return { length: numbers.length, at: index => numbers[index] === 1 }
}

/** Whether a column holds one text a row. Bytes of no other kind are taken for text. */
function isFlatText({ type, element, schemaPath }: Decoder): boolean {
  const { converted_type: converted = 'UTF8', logical_type: logical } = element
  const isText = type === 'BYTE_ARRAY' && converted === 'UTF8' && (logical?.type ?? 'STRING') === 'STRING'
  return isText && schemaPath.length === 2 && element.repetition_type !== 'REPEATED'
}

/** Texts as a page has them, each behind its length. They are most of what there is, so that each is made when asked for. */
function textsIn(bytes: Uint8Array, count: number): Values {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const starts = new Uint32Array(count + 1)
  let start = 4
  for (let index = 0; index < count; index++) {
    starts[index] = start
    start += 4 + buffer.readUInt32LE(start - 4)
  }
  if (start > bytes.length + 4) throw invalid('pages with all their values')
  starts[count] = start
  const startOf = (index: number): number => starts[index] ?? 0
  return { length: count, at: index => buffer.toString('utf8', startOf(index), startOf(index + 1) - 4) }
}

function unpackPage(packed: Uint8Array, size: number, { codec, compressors }: Decoder): Uint8Array {
  return decompressPage(packed, size, codec, compressors)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
