import type { Position } from '../model/fault.ts'
import type { Encoding } from '../model/report.ts'

/**
 * Turns indexes into one decoded text to positions in its file.
 *
 * @param text The decoded text, in UTF-16 units.
 * @param origin Position of the text's first unit in the file.
 * @returns A function of index, line (from 0) and column (from 0), both counted from the text's start. Indexes must not
 *   decrease from call to call, so that all calls together cost one pass over the text.
 */
export function createLocator(
  text: string,
  origin: Position,
  encoding: Encoding,
): (index: number, line: number, column: number) => Position {
  let knownIndex = 0
  let knownOffset = origin.offset
  return (index, line, column) => {
    knownOffset += bytesBetween(text, knownIndex, index, encoding)
    knownIndex = index
    return { line: origin.line + line, column: (line === 0 ? origin.column : 1) + column, offset: knownOffset }
  }
}

function bytesBetween(text: string, start: number, end: number, encoding: Encoding): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text.slice(start, end)) : 2 * (end - start)
}
