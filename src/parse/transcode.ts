import { tableFormOf } from './table-text.ts'
import { pairsToJson, queryToJson } from './text-pairs.ts'
import { type AsJson, readValue } from './value-readers.ts'

/** What a text that is no JSON holds. */
export interface Transcoded {
  /** JSON, or a text that may be taken a step on. */
  readonly text: string
  /** True where the value means something beside what stands in it, as a URL does. */
  readonly isAside: boolean
}

/**
 * Takes a text that is no JSON one step on towards the document that it holds: out of base64, or as the JSON that it stands
 * for. Null where it holds none, `unread` where that is not opened. The kernel asks only about texts that begin as one of these
 * does (`src/parse/kernel/inner-looks.ts`).
 *
 * @param text Without blanks before it.
 * @param isList Whether its field may hold `name=value` lists in any form.
 * @param isName Whether a name that stands in a text may be printed as that of a field.
 */
export function transcode(
  text: string,
  isList: boolean,
  isName: (name: string) => boolean,
): Transcoded | 'unread' | null {
  if (text.startsWith('@{')) return whole(readValue(readers => readers.powerShellToJson(text, isName)))
  if (startOfXml.test(text)) return whole(fromXml(text))
  const decoded = fromBase64(text)
  if (decoded !== null) return whole(decoded)
  const pairs = queryToJson(text, isName) ?? (isList ? pairsToJson(text, isName) : null)
  if (pairs !== null) return { text: pairs, isAside: true }
  return tableFormOf(text, isName) === null ? null : whole(readValue(readers => readers.tableToJson(text, isName)))
}

function whole(text: AsJson): Transcoded | 'unread' | null {
  return text === null || text === 'unread' ? text : { text, isAside: false }
}

/** Of an element, a declaration, a document type or a comment. */
const startOfXml = /^<[A-Za-z_?!]/

function fromXml(text: string): AsJson {
  return text.includes('/') ? readValue(readers => readers.xmlToJson(text)) : null
}

/**
 * First letters of the base64 of `{`, `[`, `<`, a byte order mark and `bplist`, and of the base64 of that. A binary property list
 * in base64 of base64 is none that anybody writes.
 */
const startOfBase64 = /^(?:e[yw]|W[1ywz3l]|77u\/|ZX|V[23jmnz]|P[AC-H]|UE|YnBs)/
const leastBase64 = 12
/** First characters of what may hold a document. */
const startOfDocument = /^\ufeff?[ \t\r\n]*[{["]/
const blanksBefore = /^\ufeff?[ \t\r\n]*/

function fromBase64(text: string): AsJson {
  if (text.length < leastBase64 || !startOfBase64.test(text)) return null
  const letters = text.replaceAll(/[\r\n]/g, '').trimEnd()
  if (!/^[\w+/-]+={0,2}$/.test(letters)) return null
  const bytes = Buffer.from(letters, 'base64')
  if (bytes.toString('latin1', 0, 6) === 'bplist') return readValue(readers => readers.plistToJson(bytes))
  const decoded = decodeText(bytes)
  if (decoded === null) return null
  const inside = decoded.replace(blanksBefore, '')
  if (startOfXml.test(inside)) return fromXml(inside)
  return startOfDocument.test(decoded) || startOfBase64.test(decoded) ? decoded : null
}

/** What stands for bytes that are no UTF-8. */
const replacement = '\ufffd'

/** Text in UTF-8 or, as PowerShell encodes, UTF-16; a character at its end may be cut. Null where it is none. */
function decodeText(bytes: Buffer): string | null {
  const isUtf16 = bytes.length > 3 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[1] === 0 && bytes[3] === 0))
  // Making a decoder costs more than all the rest.
  const text = isUtf16 ? replacement : bytes.toString()
  if (!text.includes(replacement)) return text
  const decoder = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true, ignoreBOM: true })
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    return null
  }
}
