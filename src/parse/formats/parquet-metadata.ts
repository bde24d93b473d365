import { type ColumnChunk, type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet'
import { Fault } from '../../model/fault.ts'
import { maxColumns } from '../field-listener.ts'
import type { ParquetBuffer } from './parquet-buffer.ts'

/** Longest description of a file: its columns, row groups and statistics. The library takes up to fifty times as much for it. */
const maxMetadata = 8 * 1024 * 1024
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
  try {
    return await parquetMetadataAsync(buffer, { geoparquet: false })
  } catch (error) {
    throw asFault(error)
  }
}

/** A column as the table shows it: one that may hold structs, lists and maps. */
export interface OuterColumn {
  readonly schema: SchemaTree
  /** From the table down to each column of values in it; a plain column is its only one. */
  readonly paths: readonly (readonly SchemaTree[])[]
}

/** The columns of a table. Throws `PARQUET_INVALID`. */
export function columnsOf(metadata: FileMetaData): readonly OuterColumn[] {
  return soundly(() => outerColumns(metadata))
}

const tooManyColumns = `expected Parquet of at most ${maxColumns} columns; export fewer of them`

function outerColumns(metadata: FileMetaData): readonly OuterColumn[] {
  if (metadata.schema.length > maxColumns) throw new Fault('TOO_MANY_COLUMNS', tooManyColumns)
  const root = parquetSchema(metadata)
  const names = root.children.map(({ element }) => element.name)
  if (new Set(names).size < names.length) throw invalid('columns of different names; name them apart')
  // The library makes objects of structs.
  if (metadata.schema.some(({ name }) => name === '__proto__')) throw invalid('columns of other names than __proto__')
  return root.children.map(schema => ({ schema, paths: pathsTo(schema, [root]) }))
}

function pathsTo(schema: SchemaTree, above: readonly SchemaTree[]): readonly (readonly SchemaTree[])[] {
  const path = [...above, schema]
  return schema.children.length === 0 ? [path] : schema.children.flatMap(child => pathsTo(child, path))
}

/** The chunks of a row group by the path of their column, as `keyOf` writes it. */
export function chunksByPath(columns: readonly ColumnChunk[]): ReadonlyMap<string, ColumnChunk> {
  return new Map(columns.map(chunk => [keyOf(chunk.meta_data?.path_in_schema ?? []), chunk]))
}

/** A path as one text. A name may hold any character. */
export function keyOf(path: readonly string[]): string {
  return JSON.stringify(path)
}

/** Runs the library: what it stumbles over is a fault of the file. Its words may hold what stands there. */
export function soundly<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw asFault(error)
  }
}

/** What the library stumbles over, as a fault of the file. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  return invalid('a Parquet file as the format has it; this one is broken, or of a newer kind')
}

/** @param offset Where in the file it was met, where that is known. */
export function invalid(expected: string, offset: number | null = null): Fault {
  return new Fault('PARQUET_INVALID', `expected ${expected}`, offset === null ? null : { line: 1, column: 1, offset })
}
