import type { Position } from '../model/fault.ts'

/** Line and column of a place in a text. The offset is in bytes of its UTF-8, a byte order mark not counted. */
export function positionAt(text: string, index: number): Position {
  const before = text.slice(0, index)
  const lines = before.split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: Buffer.byteLength(before) }
}
