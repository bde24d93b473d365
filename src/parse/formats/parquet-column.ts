import type { ColumnChunk, SchemaTree } from 'hyparquet'
import { createFlatCells } from './parquet-flat.ts'
import { chunksByPath, invalid, keyOf, type OuterColumn } from './parquet-metadata.ts'
import { createNestedCells } from './parquet-nested.ts'
import { createPageReader, type PageSource } from './parquet-pages.ts'

/** The cells of a column as the table shows it, in one row group and in order. */
export interface Cells {
  /** Where its pages start. */
  readonly offset: number
  /** How many cells can be had at once; 0 behind the last. Throws `PARQUET_INVALID`. */
  ready(): number
  /** JSON of the next cells, at most as many as are ready. Throws `PARQUET_INVALID`. */
  take(count: number): readonly string[]
}

/** The columns of a row group. Throws `PARQUET_INVALID`. */
export function cellsOf(
  source: PageSource,
  columns: readonly OuterColumn[],
  chunks: readonly ColumnChunk[],
): readonly Cells[] {
  const byPath = chunksByPath(chunks)
  const open = (path: readonly SchemaTree[]): ReturnType<typeof createPageReader> => {
    const chunk = byPath.get(keyOf(path.at(-1)?.path ?? []))
    if (chunk === undefined) throw invalid('each column in each row group')
    return createPageReader(source, chunk, path)
  }
  return columns.map(({ schema, paths }) => {
    const [pages, ...others] = paths.map(open)
    if (pages === undefined) throw invalid('columns with values')
    const isFlat = schema.children.length === 0 && schema.element.repetition_type !== 'REPEATED'
    return isFlat ? createFlatCells(pages) : createNestedCells(schema, [pages, ...others])
  })
}
