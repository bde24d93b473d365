/**
 * Tells whether a line holds whole JSON documents, so that the file can be read line by line: every bracket that opens
 * outside a string closes, and nothing is left open. Does not check the grammar.
 */
export function isWholeDocument(line: string): boolean {
  let depth = 0
  let closed = 0
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    if (unit === quote) {
      at = endOfString(line, at + 1)
      if (at === -1) return false
    } else if (unit === openBrace || unit === openBracket) depth++
    else if (unit === closeBrace || unit === closeBracket) {
      depth--
      closed++
    } else if (unit === slash) return false
  }
  return depth === 0 && closed > 0
}

const quote = 0x22
const backslash = 0x5c
const slash = 0x2f
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

/** Index of the closing quote, or -1. */
function endOfString(line: string, start: number): number {
  for (let at = start; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    if (unit === backslash) at++
    else if (unit === quote) return at
  }
  return -1
}
