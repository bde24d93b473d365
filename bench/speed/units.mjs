// Sizes and numbers as people write them. A megabyte is 10^6 bytes throughout.

const factors = { '': 1, k: 1e3, m: 1e6, g: 1e9 }

/** Bytes of a size such as `64k`, `10m` or `1g`. Throws an Error for anything else. */
export function parseSize(text) {
  const match = /^(\d+)([kmg]?)$/i.exec(text ?? '')
  if (match === null) throw new Error('expected a size such as 64k, 10m or 1g')
  return Number(match[1]) * factors[match[2].toLowerCase()]
}

/** `1.1 GB`, `30 MB`, `2 KB`. */
export function formatSize(bytes) {
  const [unit, factor] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['KB', 1e3]
  const count = bytes / factor
  return `${count < 10 ? Number(count.toFixed(1)) : Math.round(count)} ${unit}`
}

/** The middle of the sorted numbers; of two middles their mean. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
