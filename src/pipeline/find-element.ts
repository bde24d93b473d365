/** A place where no string is open: between a closing bracket and an opening one, with a key behind it where it is a brace. */
const betweenContainers = /[}\]]\s*,\s*(?=\{\s*(?:"[^"\\]*(?:\\.[^"\\]*)*"\s*:|\})|\[)/
/** The next container of an array, behind its comma. */
const nextContainer = /,\s*(?=[[{])/y

/**
 * Place of the first byte of an element of the outermost array that is open throughout a piece of JSON, which starts and ends
 * anywhere; 0 where none is found. A guess: an element larger than the piece, or text like JSON inside a string, leads it
 * astray.
 *
 * @param piece One UTF-16 unit a byte.
 */
export function findElement(piece: string): number {
  const first = betweenContainers.exec(piece)
  if (first === null) return 0
  const start = first.index + first[0].length
  // Levels below the first element are negative: the array around all of it is where the nesting is lowest.
  let level = 0
  let lowest = 0
  let found = { at: start, level: 0 }
  for (let at = start; at < piece.length; at++) {
    const sign = piece[at]
    if (sign === '"') at = endOfString(piece, at)
    else if (sign === '{' || sign === '[') level++
    else if (sign === '}' || sign === ']') lowest = Math.min(lowest, --level)
    else if (sign === ',' && level === lowest && level < found.level) {
      nextContainer.lastIndex = at
      if (nextContainer.test(piece)) found = { at: nextContainer.lastIndex, level }
    }
  }
  return found.level === lowest ? found.at : 0
}

/** Place of the quote that ends the string at `quote`, or the end of the piece. */
function endOfString(piece: string, quote: number): number {
  for (let at = piece.indexOf('"', quote + 1); at !== -1; at = piece.indexOf('"', at + 1)) {
    let backslashes = 0
    while (piece[at - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return at
  }
  return piece.length
}
