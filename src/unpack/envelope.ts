import { isSpace } from './plain-json.ts'

/**
 * Envelopes of Sentry: a header, then a header and a payload for each item, one a line. Payloads that are no JSON, as attachments
 * are, become blanks, and the header of an item and the object behind it one object, so that the rest can be read record by
 * record, each where it stands.
 *
 * @see Sentry's "Envelopes", section "Serialization Format"
 */

/** Longest header of an envelope, or of an item, in bytes. */
const longestHeader = 16 * 1024
/** Most blanks between the bracket of a payload and its first member. */
const longestGap = 64
const lineFeed = 0x0a
const carriageReturn = 0x0d
const blank = 0x20
const comma = 0x2c
const quote = 0x22
const openingBrace = 0x7b
const closingBrace = 0x7d
/** What JSON of a payload begins with. */
const openings: ReadonlySet<number | undefined> = new Set(Buffer.from('{['))

/** An envelope as lines of JSON. */
export interface EnvelopeLines {
  /** As many bytes, with ends of lines where they were. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** Payloads left out so far. */
  leftOut(): number
}

/** Leaves out what is no JSON. */
export function linesOfEnvelope(bytes: AsyncIterable<Uint8Array>): EnvelopeLines {
  const items = new Items()
  return { bytes: passed(bytes, items), leftOut: () => items.leftOut }
}

async function* passed(bytes: AsyncIterable<Uint8Array>, items: Items): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of bytes) yield items.pass(chunk)
  yield items.end()
}

/** What comes next; `rest` where something is no header: the reader says so. */
type Next = 'envelope' | 'item' | 'joint' | 'payload' | 'rest'

/**
 * Goes through an envelope, however it is cut into chunks. Each step answers how many bytes it took; 0 where it needs to see
 * more of them.
 */
class Items {
  #next: Next = 'envelope'
  /** Bytes that wait for more. */
  #held: Buffer = Buffer.alloc(0)
  /** Bytes left of a payload; infinite where the end of its line ends it. */
  #left = 0
  /** Whether the payload is left out; null before its first byte. */
  #isLeftOut: boolean | null = null
  leftOut = 0

  pass(chunk: Uint8Array): Uint8Array {
    const bytes = Buffer.concat([this.#held, chunk])
    let at = 0
    while (at < bytes.length && this.#next !== 'rest') {
      const taken = this.#take(bytes.subarray(at))
      if (taken === 0) break
      at += taken
    }
    if (this.#next === 'rest') at = bytes.length
    this.#held = bytes.subarray(at)
    return bytes.subarray(0, at)
  }

  /** What is still held where the envelope ends. */
  end(): Uint8Array {
    return this.#held
  }

  #take(bytes: Buffer): number {
    if (this.#next === 'payload') return this.#takePayload(bytes)
    return this.#next === 'joint' ? this.#takeJoint(bytes) : this.#takeHeader(bytes)
  }

  #takeHeader(bytes: Buffer): number {
    const end = bytes.indexOf(lineFeed)
    if (end < 0) {
      if (bytes.length > longestHeader) this.#next = 'rest'
      return 0
    }
    const header = bytes.toString('latin1', 0, end).trim()
    // A payload of a length ends before its line feed.
    if (header === '') return end + 1
    if (this.#next === 'envelope') {
      this.#next = 'item'
      return end + 1
    }
    const length = lengthIn(header)
    this.#left = length ?? 0
    this.#isLeftOut = null
    if (length === null || length === 0) {
      this.#next = length === null ? 'rest' : 'item'
      return end + 1
    }
    this.#next = 'joint'
    return bytes.lastIndexOf(closingBrace, end)
  }

  /**
   * Makes a header and the object behind it one object, so that the item's type is that of what it says: the bracket between
   * them becomes a comma. A lone carriage return ends a line too, but no record.
   */
  #takeJoint(bytes: Buffer): number {
    const start = bytes.indexOf(lineFeed) + 1
    let member = start + 1
    while (isSpace(bytes[member]) && member < start + longestGap) member++
    if (member >= bytes.length && member < start + this.#left && member < start + longestGap) return 0
    this.#next = 'payload'
    if (bytes[start] !== openingBrace || bytes[member] !== quote) return start
    bytes[0] = comma
    bytes.fill(blank, 1, start - 1)
    bytes[start - 1] = carriageReturn
    bytes[start] = blank
    this.#left--
    this.#isLeftOut = false
    return start + 1
  }

  #takePayload(bytes: Buffer): number {
    const isOfLine = this.#left === Infinity
    const end = isOfLine ? bytes.indexOf(lineFeed) : Math.min(this.#left, bytes.length)
    const seen = bytes.subarray(0, end < 0 ? bytes.length : end)
    // Half an end of a line waits for the other half.
    const isHalf = !isOfLine && seen.length < this.#left && seen.at(-1) === carriageReturn
    const payload = isHalf ? seen.subarray(0, -1) : seen
    if (isHalf && payload.length === 0) return 0
    if (this.#isLeftOut === null) {
      this.#isLeftOut = payload.length > 0 && !openings.has(payload[0])
      if (this.#isLeftOut) this.leftOut++
    }
    if (this.#isLeftOut) blankOut(payload)
    else endLinesByReturns(payload)
    if (!isOfLine) this.#left -= payload.length
    if (isOfLine ? end >= 0 : this.#left === 0) this.#next = 'item'
    return isOfLine && end >= 0 ? end + 1 : payload.length
  }
}

function blankOut(payload: Uint8Array): void {
  for (const [at, byte] of payload.entries()) if (byte !== lineFeed) payload[at] = blank
}

/** A payload of a length may have several lines, and is one record. */
function endLinesByReturns(payload: Uint8Array): void {
  for (let at = payload.indexOf(lineFeed); at >= 0; at = payload.indexOf(lineFeed, at + 1)) {
    if (payload[at - 1] === carriageReturn) payload[at - 1] = blank
    payload[at] = carriageReturn
  }
}

/** Length of the payload behind a header of an item: infinite where the header does not say; null where it is none. */
function lengthIn(header: string): number | null {
  try {
    const { type, length } = JSON.parse(header) as { readonly type?: unknown; readonly length?: unknown }
    if (typeof type !== 'string') return null
    return typeof length === 'number' && length >= 0 ? length : Infinity
  } catch {
    return null
  }
}
