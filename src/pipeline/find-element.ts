/** A place where no string is open: between a closing bracket and an opening one, with a key behind it where it is a brace. */
const betweenContainers = /[}\]]\s*,\s*(?=\{\s*(?:"[^"\\]*(?:\\.[^"\\]*)*"\s*:|\})|\[)/
/** Strings, brackets, and the commas between two containers of an array. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]|,\s*(?=[[{])/gs

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
  for (const { 0: token, index } of piece.slice(start).matchAll(tokens)) {
    if (token === '{' || token === '[') level++
    else if (token === '}' || token === ']') lowest = Math.min(lowest, --level)
    else if (token.startsWith(',') && level === lowest && level < found.level) {
      found = { at: start + index + token.length, level }
    }
  }
  return found.level === lowest ? found.at : 0
}
