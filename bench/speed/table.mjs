/** A Markdown table. Cells are text; the first column stands left, the others right. */
export function table(head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** `1,234 MB/s`. */
export const rate = (bytes, seconds) => `${grouped(bytes / 1e6 / seconds)} MB/s`

/** `1.23 s` or, below a second, `45 ms`. */
export const duration = seconds => (seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`)

/** `3.14 x`. */
export const times = ratio => `${ratio.toFixed(2)} x`

/** Whether a goal is met. A missed one stands out. */
export const goal = isMet => (isMet ? 'met' : '**missed**')

const grouped = number => (number < 10 ? number.toFixed(2) : Math.round(number).toLocaleString('en-US'))
