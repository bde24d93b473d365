import { Fault } from '../../model/fault.ts'
import type { FieldListener } from '../field-listener.ts'
import type { FormatOptions, FormatOutcome, FormatReader } from '../format-reader.ts'
import { createKernelReader } from '../kernel.ts'
import { bufferOf } from './parquet-buffer.ts'
import { readMetadata } from './parquet-metadata.ts'
import { Rows } from './parquet-rows.ts'

/** Cells that are read of any file. Of one of more bytes than that, as many cells as it has bytes are read. */
const freeCells = 5_000_000

/**
 * Reads a Parquet file into fields: a list of records, one a row. Reads every value of every column; of a file that says to have
 * more cells than it has bytes, the same share of the rows of each row group, and says so. Positions are offsets of the pages
 * that a column starts with.
 */
export const readParquet: FormatReader = (_, listener, options) =>
  readCells(listener, options, Math.max(freeCells, options.size ?? 0))

/** The same of at most about `most` cells. */
export async function readCells(
  listener: FieldListener,
  { format, encoding, openAt }: FormatOptions,
  most: number,
): Promise<FormatOutcome> {
  if (openAt === null) throw new Error('Parquet is read from its end')
  // The kernel reads most bytes fastest, so that rows are given to it as a text.
  const rows = new Rows(createKernelReader(listener, { offset: 0, isUtf16: false }))
  let fault: Fault | null = null
  try {
    const buffer = bufferOf(openAt())
    rows.give(buffer, await readMetadata(buffer), most)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    fault = error
  }
  const { root, disclosed, fault: ofText } = rows.end()
  const { read: documents, all, places } = rows
  places.moveFields(root)
  if (ofText !== null) fault ??= new Fault(ofText.code, ofText.message, places.at(ofText.position?.line ?? 1))
  const isSampled = fault === null && documents < all
  return { root, format, encoding, documents, rows: all, fault, isSampled, disclosed: places.ofDisclosed(disclosed) }
}
