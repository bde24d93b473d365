import { type FileMetaData, parquetMetadataAsync, parquetRead, type RowGroup } from 'hyparquet'
import { Fault } from '../../model/fault.ts'
import type { ParquetBuffer } from './parquet-buffer.ts'
import { compressors } from './parquet-compression.ts'
import { checkPages } from './parquet-pages.ts'

/** Longest description of a file: its columns, row groups and statistics. */
const maxMetadata = 64 * 1024 * 1024
const magicLength = 4
const footerLength = 8

/** Reads what a file says of itself. Throws `PARQUET_INVALID`. */
export async function readMetadata(buffer: ParquetBuffer): Promise<FileMetaData> {
  const { byteLength } = buffer
  if (byteLength < magicLength + footerLength) throw invalid('a Parquet file; this one is too short')
  const footer = new DataView(buffer.slice(byteLength - footerLength))
  const magic = String.fromCharCode(...new Uint8Array(footer.buffer, magicLength))
  if (magic === 'PARE') throw invalid('a Parquet file that is not encrypted')
  if (magic !== 'PAR1') throw invalid('"PAR1" at the end; a file that was cut off is to be exported again')
  const length = footer.getUint32(0, true)
  if (length > byteLength - magicLength - footerLength) throw invalid('a description that is within the file')
  if (length > maxMetadata) throw invalid(`a description of at most ${maxMetadata / 1024 / 1024} MB`)
  const metadata = await sound(() => parquetMetadataAsync(buffer, { geoparquet: false }))
  const names = metadata.schema.map(({ name }) => name)
  // The library makes objects of structs.
  if (names.includes('__proto__')) throw invalid('columns of other names than __proto__')
  return metadata
}

/** Rows of one row group. */
export interface RowRange {
  readonly metadata: FileMetaData
  readonly group: RowGroup
  /** Numbers of the first row and of the one behind the last, counted through the file. */
  readonly start: number
  readonly end: number
}

/** The values of an outermost column, in pieces that follow one another. */
export interface ColumnPiece {
  /** Number of its first row, counted through the file. It may stand before the rows that were asked for. */
  readonly start: number
  readonly values: ArrayLike<unknown>
}

/** Reads some rows, by the names of the outermost columns. Throws `PARQUET_INVALID`. */
export async function readColumns(
  buffer: ParquetBuffer,
  { metadata, group, start, end }: RowRange,
): Promise<ReadonlyMap<string, readonly ColumnPiece[]>> {
  return await sound(async () => {
    for (const column of group.columns) {
      const data = column.meta_data
      if (data === undefined) throw invalid('columns in the file itself')
      const first = Number(data.dictionary_page_offset ?? data.data_page_offset)
      checkPages(buffer.slice(first, first + Number(data.total_compressed_size)), column, data)
    }
    const columns = new Map<string, ColumnPiece[]>()
    await parquetRead({
      file: buffer,
      metadata,
      compressors,
      rowStart: start,
      rowEnd: end,
      geoparquet: false,
      useOffsetIndex: true,
      parsers: { jsonFromBytes: textOf },
      onChunk: ({ columnName, columnData, rowStart }) => {
        const pieces = columns.get(columnName) ?? []
        columns.set(columnName, [...pieces, { start: rowStart, values: columnData }])
      },
    })
    return columns
  })
}

/** JSON in a column is a document of its own, to be read where those are. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** Runs the library: what it stumbles over is a fault of the file. Its words may hold what stands there. */
async function sound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Fault) throw error
    throw invalid('a Parquet file as the format has it; this one is broken, or of a newer kind')
  }
}

function invalid(expected: string): Fault {
  return new Fault('PARQUET_INVALID', `expected ${expected}`)
}
