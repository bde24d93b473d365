/**
 * Envelopes of Sentry: a header, then a header and a payload for each item, one a line. Payloads that are no JSON, as attachments
 * are, become blanks, so that the rest can be read line by line, each where it stands.
 *
 * @see Sentry's "Envelopes", section "Serialization Format"
 */

/** Longest header of an envelope, or of an item, in bytes. */
const longestHeader = 16 * 1024
const lineFeed = 0x0a
const blank = 0x20
/** What JSON of a payload begins with. */
const openings: ReadonlySet<number | undefined> = new Set(Buffer.from('{['))

/** An envelope as lines of JSON. */
export interface EnvelopeLines {
  /** As many bytes, with line feeds where they were. */
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
}

/** What comes next; `rest` where something is no header: the reader says so. */
type Next = 'envelope' | 'item' | 'payload' | 'rest'

/** Goes through an envelope, however it is cut into chunks. */
class Items {
  #next: Next = 'envelope'
  #header = ''
  /** Bytes left of a payload; infinite where the end of its line ends it. */
  #left = 0
  /** Whether the payload is left out; null before its first byte. */
  #isLeftOut: boolean | null = null
  leftOut = 0

  pass(chunk: Uint8Array): Uint8Array {
    const bytes = Buffer.from(chunk)
    for (let at = 0; at < bytes.length;) {
      const rest = bytes.subarray(at)
      if (this.#next === 'rest') break
      at += this.#next === 'payload' ? this.#takePayload(rest) : this.#takeHeader(rest)
    }
    return bytes
  }

  /** Each answers how many bytes it took. */
  #takeHeader(bytes: Buffer): number {
    const end = bytes.indexOf(lineFeed)
    this.#header += bytes.toString('latin1', 0, end < 0 ? bytes.length : end)
    if (this.#header.length > longestHeader) this.#next = 'rest'
    if (end < 0) return bytes.length
    const header = this.#header.trim()
    this.#header = ''
    // A payload of a length ends before its line feed.
    if (header !== '') this.#begin(header)
    return end + 1
  }

  #begin(header: string): void {
    if (this.#next === 'envelope') {
      this.#next = 'item'
      return
    }
    const length = lengthIn(header)
    this.#next = length === null ? 'rest' : length === 0 ? 'item' : 'payload'
    this.#left = length ?? 0
    this.#isLeftOut = null
  }

  #takePayload(bytes: Buffer): number {
    const isOfLine = this.#left === Infinity
    const end = isOfLine ? bytes.indexOf(lineFeed) : Math.min(this.#left, bytes.length)
    const payload = bytes.subarray(0, end < 0 ? bytes.length : end)
    if (this.#isLeftOut === null) {
      this.#isLeftOut = payload.length > 0 && !openings.has(payload[0])
      if (this.#isLeftOut) this.leftOut++
    }
    if (this.#isLeftOut) for (const [at, byte] of payload.entries()) if (byte !== lineFeed) payload[at] = blank
    if (!isOfLine) this.#left -= payload.length
    if (isOfLine ? end >= 0 : this.#left === 0) this.#next = 'item'
    return isOfLine && end >= 0 ? end + 1 : payload.length
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
