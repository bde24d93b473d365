import type { FileMetaData, RowGroup } from 'hyparquet'
import { Fault } from '../../model/fault.ts'
import type { FieldListener } from '../field-listener.ts'
import type { FormatOptions, FormatOutcome, FormatReader } from '../format-reader.ts'
import { createPathTrie } from '../path-trie.ts'
import { bufferOf, type ParquetBuffer } from './parquet-buffer.ts'
import { type ColumnPiece, readColumns, readMetadata } from './parquet-rows.ts'
import { deliverCell } from './parquet-values.ts'
import { placed, type PlacedHandler } from './placed-handler.ts'

/** Cells that are read of one file. More rows than that are sampled, as many from each row group. */
const maxCells = 5_000_000
/** Cells that are read at a time. */
const cellsAtOnce = 1_000_000

/**
 * Reads a Parquet file into fields: a list of records, one a row. Reads every row of a file of usual size; of a larger one
 * the first rows of each row group, and says so. Positions are offsets of the pages that a column starts with.
 */
export const readParquet: FormatReader = (_, listener, options) => readCells(listener, options, maxCells)

/** The same of at most about `most` cells. */
export async function readCells(
  listener: FieldListener,
  { format, encoding, openAt }: FormatOptions,
  most: number,
): Promise<FormatOutcome> {
  if (openAt === null) throw new Error('Parquet is read from its end')
  const trie = createPathTrie(listener)
  let fault: Fault | null = null
  let told = { read: 0, all: 0 }
  try {
    told = await deliverRows(bufferOf(openAt()), placed(trie), most)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    fault = error
  }
  const isSampled = fault === null && told.read < told.all
  const root = trie.finish()
  const { read: documents, all: rows } = told
  return { root, format, encoding, documents, rows, fault, isSampled, disclosed: trie.disclosed() }
}

async function deliverRows(
  buffer: ParquetBuffer,
  handler: PlacedHandler,
  most: number,
): Promise<{ read: number; all: number }> {
  const metadata = await readMetadata(buffer)
  const names = columnsOf(metadata)
  const groups = metadata.row_groups
  const width = Math.max(1, groups[0]?.columns.length ?? 1)
  const share = Math.ceil(most / width / Math.max(1, groups.length))
  const atOnce = Math.ceil(cellsAtOnce / width)
  const all = groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
  let before = 0
  let read = 0
  handler.onOpen('array')
  // A table without rows still has its columns.
  if (all === 0)
    deliverRow(
      names.map(name => ({ name, offset: 0, valueAt: () => null })),
      0,
      handler,
    )
  for (const group of groups) {
    const wanted = Math.min(Number(group.num_rows), share)
    for (let from = before; from < before + wanted; from += atOnce) {
      const end = Math.min(before + wanted, from + atOnce)
      const columns = columnsIn(await readColumns(buffer, { metadata, group, start: from, end }), names, group)
      for (let row = from; row < end; row++) deliverRow(columns, row, handler)
    }
    before += Number(group.num_rows)
    read += wanted
  }
  handler.onClose()
  return { read, all }
}

/** Names of the outermost columns. */
function columnsOf({ schema }: FileMetaData): readonly string[] {
  const names: string[] = []
  let at = 1
  while (at < schema.length) {
    names.push(schema[at]?.name ?? '')
    // Goes on behind all that is inside.
    for (let inside = 1; inside > 0 && at < schema.length; at++) inside += (schema[at]?.num_children ?? 0) - 1
  }
  if (new Set(names).size < names.length) {
    throw new Fault('PARQUET_INVALID', 'expected columns of different names; name them apart')
  }
  return names
}

/** An outermost column, as far as it has been read. */
interface Column {
  readonly name: string
  /** Where its pages start. */
  readonly offset: number
  /** The value of a row; rows must be asked for in order. */
  valueAt(row: number): unknown
}

function columnsIn(
  read: ReadonlyMap<string, readonly ColumnPiece[]>,
  names: readonly string[],
  { columns }: RowGroup,
): readonly Column[] {
  return names.map(name => {
    const data = columns.find(column => column.meta_data?.path_in_schema[0] === name)?.meta_data
    const pieces = read.get(name) ?? []
    let at = 0
    return {
      name,
      offset: Number(data?.dictionary_page_offset ?? data?.data_page_offset ?? 0),
      valueAt: row => {
        while (at + 1 < pieces.length && (pieces[at + 1]?.start ?? 0) <= row) at++
        const piece = pieces[at]
        return piece?.values[row - piece.start]
      },
    }
  })
}

function deliverRow(columns: readonly Column[], row: number, handler: PlacedHandler): void {
  handler.moveTo({ line: 1, column: 1, offset: columns[0]?.offset ?? 0 })
  handler.onOpen('object')
  for (const { name, offset, valueAt } of columns) {
    handler.moveTo({ line: 1, column: 1, offset })
    handler.onKey(name)
    deliverCell(valueAt(row), handler)
  }
  handler.onClose()
}
