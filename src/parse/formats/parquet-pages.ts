import type { ColumnMetaData } from 'hyparquet/src/types.js'
import { parquetHeader } from 'hyparquet/src/column.js'
import { Fault } from '../../model/fault.ts'

/** Most bytes of a page, unpacked. Writers make pages of one megabyte. */
const maxPage = 64 * 1024 * 1024
/** Most values of a column in one row group. */
const maxValues = 10_000_000

/**
 * Checks what the pages of a column say of themselves, before any of them is unpacked: a few bytes may stand for millions of
 * values. Throws `PARQUET_INVALID`.
 */
export function checkPages(chunk: ArrayBuffer, { num_values, data_page_offset }: ColumnMetaData): void {
  const reader = { view: new DataView(chunk), offset: 0 }
  const at = Number(data_page_offset)
  const declared = Number(num_values)
  let values = 0
  if (declared > maxValues) throw invalid(`at most ${maxValues} values of a column in a row group`, at)
  while (values < declared && reader.offset < chunk.byteLength - 1) {
    const header = parquetHeader(reader)
    const packed = header.compressed_page_size
    const dictionary = header.dictionary_page_header?.num_values ?? 0
    const count = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0
    const unpacked = Number(header.uncompressed_page_size)
    const isWithin = packed >= 0 && reader.offset + packed <= chunk.byteLength
    if (!isWithin || unpacked < 0) throw invalid('pages within the file', at)
    if (unpacked > maxPage) throw invalid(`pages of at most ${maxPage / 1024 / 1024} MB`, at)
    if (dictionary > maxValues || dictionary < 0 || count < 0) throw invalid('pages of at most that many values', at)
    reader.offset += packed
    values += count
    if (values > declared) throw invalid('as many values in the pages of a column as it says', at)
  }
}

function invalid(expected: string, offset: number): Fault {
  return new Fault('PARQUET_INVALID', `expected ${expected}`, { line: 1, column: 1, offset })
}
