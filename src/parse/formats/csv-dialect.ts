/** How the text of a file's rows is written. */
export interface CsvDialect {
  /** One character of ASCII. */
  readonly delimiter: string
  /** Lines before the header that are none: Excel's `sep=;`, PowerShell's `#TYPE ...`. */
  readonly linesBefore: number
  /** Cells of the first row, as far as the sample goes, without the blanks around them. */
  readonly header: readonly string[]
}

/** Delimiters that exports use, the likeliest first. */
const delimiters: readonly string[] = [',', ';', '\t', '|']

/**
 * Finds out how rows are written from the start of a file.
 *
 * @param sample The first lines, or as much of them as there is.
 * @param given The delimiter, where somebody said so.
 */
export function sniffDialect(sample: string, given: string | null = null): CsvDialect {
  let linesBefore = 0
  let rest = sample
  let told = given
  for (;;) {
    const line = firstLine(rest)
    const separator = /^sep=(.)$/i.exec(line)?.[1]
    if (separator === undefined && !/^"?#TYPE\b/.test(line)) break
    if (separator !== undefined && isAscii(separator)) told ??= separator
    linesBefore++
    rest = rest.slice(line.length).replace(/^\r?\n?/, '')
    if (rest === '') break
  }
  const delimiter = told ?? likeliest(rest)
  return { delimiter, linesBefore, header: rowAt(rest, rest.search(/[^\r\n]|$/), delimiter).cells }
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/)
  return end === -1 ? text : text.slice(0, end)
}

function isAscii(character: string): boolean {
  return character.charCodeAt(0) < 0x80 && character !== '"'
}

/** Rows that are compared to tell the delimiter. */
const maxRows = 5

/** The delimiter that cuts the first rows into the same number of cells; else the one that the first row has most of. */
function likeliest(text: string): string {
  const widths = delimiters.map(delimiter => widthsOf(text, delimiter))
  const even = widths.map(([first = 0, ...others]) => (others.every(width => width === first) ? first : 0))
  const counts = Math.max(...even) > 1 ? even : widths.map(([first = 0]) => first)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Cells of the first rows, but for one that the sample may cut. */
function widthsOf(text: string, delimiter: string): readonly number[] {
  const widths: number[] = []
  for (let at = 0; at < text.length && widths.length < maxRows;) {
    const { cells, end } = rowAt(text, at, delimiter)
    const isWhole = end < text.length || widths.length === 0
    if (isWhole && (cells.length > 1 || cells[0] !== '')) widths.push(cells.length)
    at = end + 1
  }
  return widths
}

/** Cells of the row that begins at an index, and where it ends. */
export function rowAt(
  text: string,
  start: number,
  delimiter: string,
): { readonly cells: readonly string[]; readonly end: number } {
  const cells: string[] = []
  for (let at = start; ;) {
    const { cell, end } = cellAt(text, at, delimiter)
    cells.push(cell)
    if (text.charAt(end) !== delimiter) return { cells, end }
    at = end + 1
  }
}

function cellAt(text: string, start: number, delimiter: string): { readonly cell: string; readonly end: number } {
  const quotes = delimiter === '\t' ? / *"((?:[^"]|"")*)" */y : /[ \t]*"((?:[^"]|"")*)"[ \t]*/y
  quotes.lastIndex = start
  const quoted = quotes.exec(text)
  if (quoted !== null) {
    const end = start + quoted[0].length
    const next = text.charAt(end)
    if (next === '' || next === delimiter || next === '\r' || next === '\n') {
      return { cell: (quoted[1] ?? '').replaceAll('""', '"'), end }
    }
  }
  let end = start
  while (end < text.length && !'\r\n'.includes(text.charAt(end)) && text.charAt(end) !== delimiter) end++
  return { cell: text.slice(start, end).trim(), end }
}
