import type { Position } from '../../model/fault.ts'
import type { Encoding } from '../../model/report.ts'

/** Deepest nesting that is read of a format whose values are held as a tree. */
export const maxTreeDepth: number = 1_000

/** Turns indexes into a text that comes in pieces to positions in its file. */
export interface TextPlaces {
  /** Takes the next piece. */
  add(text: string): void
  /** Position of a unit. Indexes may not decrease from call to call, and what lies before them is forgotten. */
  at(index: number): Position
  /** Index of the last `char` (one unit) before `index`, or `index` where there is none that is not forgotten. */
  lastBefore(index: number, char: string): number
}

/**
 * Starts to follow a text. Indexes count UTF-16 units from its start.
 *
 * @param offset Where it starts in its file, in bytes.
 * @param encoding How the file is encoded.
 */
export function createTextPlaces(offset: number, encoding: Encoding | null): TextPlaces {
  let held = ''
  let start = 0
  let position: Position = { line: 1, column: 1, offset }

  return {
    add: text => {
      held += text
    },
    at: index => {
      if (index > start) {
        const passed = held.slice(0, index - start)
        position = behind(passed, position, encoding)
        held = held.slice(passed.length)
        start += passed.length
      }
      return position
    },
    lastBefore: (index, char) => {
      const found = index > start ? held.lastIndexOf(char, index - start - 1) : -1
      return found === -1 ? index : start + found
    },
  }
}

/** Position behind a text that starts at `from`. A line ends with LF, CR LF or a lone CR. */
function behind(text: string, from: Position, encoding: Encoding | null): Position {
  const offset = from.offset + sizeIn(encoding, text)
  if (!/[\n\r]/.test(text)) return { line: from.line, column: from.column + text.length, offset }
  const lines = text.split(/\r\n|\r|\n/)
  return { line: from.line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1, offset }
}

/** Bytes that a text takes in its file. */
function sizeIn(encoding: Encoding | null, text: string): number {
  if (encoding === 'windows-1252') return text.length
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? text.length * 2 : Buffer.byteLength(text)
}
