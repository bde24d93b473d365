import { countOf, type Field } from '../../model/field.ts'
import { createCsvReader } from './csv-reader.ts'
import type { FieldListener } from '../field-listener.ts'
import type { FormatOptions, FormatOutcome } from '../format-reader.ts'

/** Reads a file of rows as an array of the objects that they stand for. A name that ends in `.tsv` says what separates cells. */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  listener: FieldListener,
  { format, name, encoding, start }: FormatOptions,
): Promise<FormatOutcome> {
  const isUtf16 = encoding !== null && encoding !== 'utf-8'
  const delimiter = format === 'tsv' || /\.(?:tsv|tab)$/i.test(name) ? '\t' : null
  const reader = createCsvReader(listener, { offset: start, isUtf16 }, delimiter)
  for await (const chunk of bytes) reader.add(chunk)
  const { root, format: found, fault } = reader.end(false)
  return { root, format: found, encoding, documents: rowsIn(root), fault }
}

function rowsIn({ others }: Field): number {
  const row = others.get('element:*')
  return row === undefined ? 0 : [row, ...row.branches.values()].reduce((sum, one) => sum + countOf(one, 'total'), 0)
}
