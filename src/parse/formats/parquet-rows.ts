import type { FileMetaData } from 'hyparquet'
import { Fault } from '../../model/fault.ts'
import type { KernelReader } from '../kernel.ts'
import type { ParquetBuffer } from './parquet-buffer.ts'
import { type Cells, cellsOf } from './parquet-column.ts'
import { columnsOf, invalid } from './parquet-metadata.ts'
import { createPageSource } from './parquet-pages.ts'
import { Places } from './parquet-places.ts'

/** Rows that are put together at a time. */
const rowsAtOnce = 1024
/** Characters of a value from which on it counts as long. */
const longValue = 128
/** Characters of long values that may be read: so many, and so many more for each byte of the file: one may stand in any row. */
const freeText = 128 * 1024 * 1024
const maxRepeated = 64
/** Characters from which on they are given away. */
const textAtOnce = 64 * 1024

/**
 * The rows of a Parquet file, given to a reader as the text of an array of objects. Each cell starts a line of it; so does an
 * object.
 */
export class Rows {
  /** Rows that were read. */
  read = 0
  /** Rows that there are. */
  all = 0
  places: Places = new Places(0)
  #keys: readonly string[] = []
  #text = '['
  /** Characters of long values that may still be read. */
  #leftText = 0
  readonly #reader: KernelReader

  constructor(reader: KernelReader) {
    this.#reader = reader
  }

  /** Gives about as many cells as told, the same share of the rows of each row group. Throws `PARQUET_INVALID`. */
  give(buffer: ParquetBuffer, metadata: FileMetaData, most: number): void {
    const columns = columnsOf(metadata)
    const groups = metadata.row_groups
    const share = Math.min(1, most / Math.max(1, cellsIn(metadata)))
    const source = createPageSource(buffer)
    this.#keys = columns.map(({ schema }) => `${JSON.stringify(schema.element.name)}:`)
    this.#leftText = freeText + maxRepeated * buffer.byteLength
    this.places = new Places(columns.length)
    this.all = groups.reduce((sum, { num_rows: rows }) => sum + Number(rows), 0)
    for (const { columns: chunks, num_rows: rows } of groups) {
      const cells = cellsOf(source, columns, chunks)
      this.places.addGroup({ firstRow: this.read, offsets: cells.map(({ offset }) => offset) })
      this.#giveGroup(cells, Math.ceil(Number(rows) * share))
      if (share === 1 && cells.some(cell => cell.ready() > 0))
        throw invalid('no more values in a column than there are rows')
    }
    // A table without rows still has its columns.
    if (this.all === 0)
      this.#giveRow(
        this.#keys.map(() => nothing),
        0,
      )
  }

  /** Ends the text. */
  end(): ReturnType<KernelReader['end']> {
    this.#text += '\n]'
    this.#flush()
    return this.#reader.end(false)
  }

  #giveGroup(cells: readonly Cells[], wanted: number): void {
    for (let left = wanted; left > 0;) {
      const count = Math.min(rowsAtOnce, left, ...cells.map(cell => cell.ready()))
      if (count === 0) throw invalid('as many values in each column as there are rows')
      const taken = cells.map(cell => cell.take(count))
      for (let row = 0; row < count; row++) {
        this.#giveRow(taken, row)
        this.read++
      }
      left -= count
    }
  }

  #giveRow(cells: readonly (readonly string[])[], row: number): void {
    const keys = this.#keys
    let text = this.read === 0 ? '\n{' : ',\n{'
    for (let at = 0; at < keys.length; at++) {
      if (at > 0) text += ',\n'
      text += keys[at]
      const cell = cells[at]?.[row] ?? 'null'
      text += cell
      if (cell.length >= longValue) this.#leftText -= cell.length
      if (text.length > textAtOnce) {
        this.#text += text
        text = ''
        this.#flush()
      }
    }
    this.#text += `${text}}`
    if (this.#text.length > textAtOnce) this.#flush()
  }

  #flush(): void {
    if (this.#leftText < 0) throw new Fault('EXPANSION_REFUSED', repeating)
    this.#reader.add(Buffer.from(this.#text))
    this.#text = ''
  }
}

const repeating = 'expected texts that are not repeated without end; export the rows as JSON or CSV'

const nothing: readonly string[] = ['null']

/** How many cells a file says to have: what it may take to read it. A row without cells is one, too. */
function cellsIn({ row_groups: groups }: FileMetaData): number {
  let cells = 0
  for (const { columns, num_rows: rows } of groups) {
    const values = columns.reduce((sum, { meta_data: data }) => sum + Number(data?.num_values ?? 0), 0)
    cells += Math.max(values, Number(rows))
  }
  return cells
}
