/** Columns below which nothing is folded any more: a path alone is longer. */
const leastColumns = 40

/** Terminal colours, which take no room. */
const colors = new RegExp(String.raw`\u001b\[\d+m`, 'g')

/** Breaks a line at blanks, so that it fits into so many columns; what follows is indented by two more than the line itself. */
export function fold(line: string, columns: number): string {
  const indent = ' '.repeat(line.length - line.trimStart().length)
  const lines: string[] = []
  let [current, length] = [indent, indent.length]
  for (const [, blanks = '', word = ''] of line.trimStart().matchAll(/(\s*)(\S+)/g)) {
    const width = word.replaceAll(colors, '').length
    const isFirst = current.trim() === ''
    if (!isFirst && length + blanks.length + width > Math.max(columns, leastColumns)) {
      lines.push(current)
      current = `${indent}  ${word}`
      length = indent.length + 2 + width
    } else {
      current += blanks + word
      length += blanks.length + width
    }
  }
  return [...lines, current].join('\n')
}
