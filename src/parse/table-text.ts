import { unicodeTest } from '../model/unicode.ts'

/**
 * Tables in texts, as CSV and the like: told by their header and first row. Many texts have lines with commas, so that little is
 * taken for a table: what has names as nobody writes them in prose, logs, addresses or code.
 */

/** Longest header that is looked at, in UTF-16 units; the kernel looks at three times as many bytes. */
const longestHeader = 4_096
/** Signs that stand between cells, the likeliest first. */
const delimiters: readonly string[] = [',', ';', '\t', '|']
/** A name of a column: few words, no sign but those in names of fields, and no end of a sentence. */
const hasNameForm = unicodeTest(
  /^[A-Za-z_@$][\w@$.#/()-]*(?: [\w@$.#/()-]+){0,5}(?<!\.)$/,
  String.raw`^[\p{L}_@$][\p{L}\p{N}_@$.#/()\-]*(?: [\p{L}\p{N}_@$.#/()\-]+){0,5}(?<!\.)$`,
  'u',
)
const longestName = 64

/** How the rows of a text are written. */
export interface TableForm {
  readonly delimiter: string
  /** Names of the columns as written, two at least. */
  readonly names: readonly string[]
}

/**
 * How a text is a table by its first two lines; null where it is none.
 *
 * @param isName Whether a name that stands in a text may be printed as that of a field.
 */
export function tableFormOf(text: string, isName: (name: string) => boolean): TableForm | null {
  const end = text.indexOf('\n')
  if (end < 3 || end > longestHeader) return null
  const header = withoutReturn(text.slice(0, end))
  const row = withoutReturn(lineFrom(text, end + 1))
  for (const delimiter of delimiters) {
    const names = header.split(delimiter).map(unquoted)
    if (names.length < 2 || !names.every(isForm) || !areApart(names) || !areKnown(names, isName)) continue
    // A cell in quotes may hold anything; its reader looks closer.
    if (row.includes('"') || row.split(delimiter).length === names.length) return { delimiter, names }
  }
  return null
}

function isForm(name: string): boolean {
  return name.length <= longestName && hasNameForm(name)
}

function areApart(names: readonly string[]): boolean {
  return new Set(names.map(name => name.toLowerCase())).size === names.length
}

/** Whether so many of the names mean something that it is no chance: both of two, half of more. */
function areKnown(names: readonly string[], isName: (name: string) => boolean): boolean {
  const known = names.filter(isName).length
  return known >= 2 && 2 * known >= names.length
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? undefined : end)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

function unquoted(cell: string): string {
  return cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell
}
