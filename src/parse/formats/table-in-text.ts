import { Fault } from '../../model/fault.ts'
import { type TableForm, tableFormOf } from '../table-text.ts'
import type { AsJson } from '../value-readers.ts'
import { rowAt } from './csv-dialect.ts'
import { createJsonText, type JsonText } from './json-text.ts'
import { deliverPlain } from './scalar-text.ts'

/** A key that folds, as every number does. */
const foldedKey = '0'
/** Fewest rows of a table of two columns: one line with a comma says little. */
const leastRowsOfTwo = 2
/** Fewest whole rows before one that is cut off. */
const leastWhole = 3

/**
 * The rows of a table in a text as objects. Null where a row is not as wide as the header, or where the rows hold nothing but
 * words, as lists of names do. One that is cut off in its last line gives JSON that is cut off, too.
 *
 * @param isName Whether a name that stands in a text may be printed as that of a field.
 */
export function tableToJson(text: string, isName: (name: string) => boolean): AsJson {
  const form = tableFormOf(text, isName)
  if (form === null) return null
  const keys = form.names.map(name => (isName(name) ? name : foldedKey))
  const json = createJsonText()
  json.onOpen('array')
  try {
    const read = deliverRows(text, form, keys, json)
    if (read === 'none') return null
    if (read === 'whole') json.onClose()
  } catch (error) {
    // Longer than a document may be: what stands before is read, and the rest disclosed.
    if (!(error instanceof Fault)) throw error
  }
  return json.text()
}

function deliverRows(
  text: string,
  { delimiter, names }: TableForm,
  keys: readonly string[],
  json: JsonText,
): 'whole' | 'cut' | 'none' {
  let rows = 0
  let hasData = false
  for (let at = text.indexOf('\n') + 1; at < text.length;) {
    const { cells, end } = rowAt(text, at, delimiter)
    if (cells.length === 1 && cells[0] === '' && text.slice(end).trim() === '') break
    if (cells.length !== names.length) return end >= text.length && rows >= leastWhole && hasData ? 'cut' : 'none'
    // A header that comes again is a line like all others.
    if (cells.some((cell, column) => cell !== '' && cell === names[column])) return 'none'
    rows++
    hasData ||= cells.some(isDatum)
    deliverRow(cells, keys, json)
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1
  }
  return hasData && (names.length > 2 || rows >= leastRowsOfTwo) ? 'whole' : 'none'
}

/** Whether a cell holds something else than words. */
function isDatum(cell: string): boolean {
  return /[\d@]/.test(cell)
}

function deliverRow(cells: readonly string[], keys: readonly string[], json: JsonText): void {
  json.onOpen('object')
  for (const [at, cell] of cells.entries()) {
    json.onKey(keys[at] ?? foldedKey)
    if (/^(?:true|false)$/i.test(cell)) json.onLiteral(cell.toLowerCase() === 'true')
    else deliverPlain(cell, json)
  }
  json.onClose()
}
