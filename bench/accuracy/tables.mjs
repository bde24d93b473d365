// Markdown, and the figures that stand in it.

/** A table: its head and its rows, each a list of cells. */
export function tableOf(head, rows) {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** A share as it is printed. */
export function figure(number) {
  return number.toFixed(3)
}

/** A share of nothing is whole: nothing was wrong. */
export function share(part, whole) {
  return whole === 0 ? 1 : part / whole
}
