import type { BytesAt } from '../model/byte-source.ts'
import { isWholeDocument } from '../parse/is-whole-document.ts'
import { beginsEnvelope } from '../unpack/begins-envelope.ts'
import { detectEncoding } from '../unpack/decode-text.ts'
import { findElement } from './find-element.ts'

/**
 * Where a large file may be cut, so that several threads read a part each. Found by looking, not by reading: whoever reads
 * up to a cut finds out whether it is one.
 */
export interface CutPlan {
  /** What the file is a sequence of: lines, or elements of one array. */
  readonly kind: 'lines' | 'elements'
  /** Offset of the first byte behind the byte order mark. */
  readonly start: number
  /** Offset behind the array's bracket; `start` for lines. */
  readonly prelude: number
  /** Offsets at which the parts after the first one start. */
  readonly cuts: readonly number[]
}

/** Bytes at the start of a file that tell what it is a sequence of. */
const headLength = 64 * 1024
/** Bytes around an intended cut among which the cut is sought. Larger records are not cut between. */
const windowLength = 256 * 1024

/**
 * Plans to cut a file near the places where parts of it are wanted to start, the first one apart. Null where it is no NDJSON and
 * no document around one array of objects or arrays, where it is not UTF-8, and where it is an envelope of Sentry: what its lines
 * are, those before them say.
 */
export function planCuts(bytes: BytesAt, size: number, starts: readonly number[]): CutPlan | null {
  const head = readAt(bytes, 0, headLength)
  const { encoding, markLength: start } = detectEncoding(head)
  if (encoding !== 'utf-8' || beginsEnvelope(head)) return null
  // One unit a byte: what is looked for is ASCII.
  const text = Buffer.from(head.subarray(start)).toString('latin1')
  const isLines = beginsWithDocument(text)
  const prelude = isLines ? start : arrayIn(text) + start
  if (prelude < start) return null
  const cuts: number[] = []
  for (const [part, place] of starts.entries()) {
    const wanted = Math.max(prelude, place)
    // The end of the array is not to be looked at.
    const length = Math.min(windowLength, Math.max(0, Math.floor(((starts[part + 1] ?? size) - wanted) / 2)))
    const window = Buffer.from(readAt(bytes, wanted, length)).toString('latin1')
    const found = isLines ? window.indexOf('\n') + 1 : findElement(window)
    const cut = wanted + found
    if (found > 0 && cut < size && cut > (cuts.at(-1) ?? prelude)) cuts.push(cut)
  }
  return cuts.length === 0 ? null : { kind: isLines ? 'lines' : 'elements', start, prelude, cuts }
}

function readAt(bytes: BytesAt, position: number, length: number): Uint8Array {
  const target = new Uint8Array(length)
  let filled = 0
  for (let more = -1; more !== 0 && filled < length; filled += more) {
    more = bytes.read(target.subarray(filled), position + filled)
  }
  return target.subarray(0, filled)
}

/** Whether the first line that is not blank ends, and holds a whole document. */
function beginsWithDocument(text: string): boolean {
  const start = /[^ \t\r\n]/.exec(text)?.index ?? text.length
  const end = text.indexOf('\n', start)
  return end !== -1 && isWholeDocument(text.slice(start, end))
}

/** Place behind the bracket of the outermost array that is open at the end of a text; -1 where none is. */
function arrayIn(text: string): number {
  const open: number[] = []
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]/gs)) {
    if (token === '[') open.push(index + 1)
    else if (token === '{') open.push(-1)
    else if (token === ']' || token === '}') open.pop()
  }
  return open.find(place => place > 0) ?? -1
}
