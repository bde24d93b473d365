import type { ColumnChunk, ColumnMetaData, DataReader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { Fault } from '../../model/fault.ts'

/** Most bytes of a page, unpacked. Writers make pages of one megabyte. */
const maxPage = 64 * 1024 * 1024
/** Most values of a page. */
const maxValues = 5_000_000
/** Most values of a nested column in a row group that has no index of its pages: then all of them are read at once. */
const maxNested = 2_000_000

/**
 * Checks what the pages of a column say of themselves, before any of them is unpacked: a few bytes may stand for millions of
 * values. Throws `PARQUET_INVALID`.
 */
export function checkPages(chunk: ArrayBuffer, column: ColumnChunk, data: ColumnMetaData): void {
  const reader = { view: new DataView(chunk), offset: 0 }
  const at = Number(data.data_page_offset)
  const declared = Number(data.num_values)
  const isAtOnce = data.path_in_schema.length > 1 && column.offset_index_offset === undefined
  if (isAtOnce && declared > maxNested)
    throw invalid(`row groups of at most ${maxNested} values in a nested column`, at)
  let values = 0
  while (values < declared && reader.offset < chunk.byteLength - 1) {
    values += checkPage(reader, at)
    if (values > declared) throw invalid('as many values in the pages of a column as it says', at)
  }
}

/** Checks the page that starts here and goes on behind it. Answers how many values it says it has. */
function checkPage(reader: DataReader, at: number): number {
  const header = parquetHeader(reader)
  const packed = header.compressed_page_size
  const unpacked = Number(header.uncompressed_page_size)
  const isWithin = packed >= 0 && reader.offset + packed <= reader.view.byteLength
  if (!isWithin || unpacked < 0) throw invalid('pages within the file', at)
  if (unpacked > maxPage) throw invalid(`pages of at most ${maxPage / 1024 / 1024} MB`, at)
  const count = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0
  const most = Math.max(count, header.dictionary_page_header?.num_values ?? 0)
  if (most > maxValues || count < 0) throw invalid(`pages of at most ${maxValues} values`, at)
  reader.offset += packed
  return count
}

function invalid(expected: string, offset: number): Fault {
  return new Fault('PARQUET_INVALID', `expected ${expected}`, { line: 1, column: 1, offset })
}
