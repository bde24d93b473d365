import { powerShellToJson } from './power-shell-objects.ts'
import { pairsToJson, queryToJson } from './text-pairs.ts'

/** What a text that is no JSON holds. */
export interface Transcoded {
  /** JSON, or a text that may be taken a step on. */
  readonly text: string
  /** True where the value means something beside what stands in it, as a URL does. */
  readonly isAside: boolean
}

/**
 * Takes a text that is no JSON one step on towards the document that it holds: out of base64, or as the JSON that it stands
 * for. Null where it holds none. The kernel asks only about texts that begin as one of these does.
 *
 * @param text Without blanks before it.
 * @param isList Whether its field may hold `name=value` lists in any form.
 * @param isName Whether a name that stands in a text may be printed as that of a field.
 */
export function transcode(
  text: string,
  isList: boolean,
  isName: (name: string) => boolean,
): Transcoded | 'too-deep' | null {
  if (text.startsWith('@{')) {
    const objects = powerShellToJson(text, isName)
    return objects === 'too-deep' ? objects : whole(objects)
  }
  const decoded = fromBase64(text)
  if (decoded !== null) return whole(decoded)
  const pairs = queryToJson(text, isName) ?? (isList ? pairsToJson(text, isName) : null)
  return pairs === null ? null : { text: pairs, isAside: true }
}

function whole(text: string | null): Transcoded | null {
  return text === null ? null : { text, isAside: false }
}

/** First letters of the base64 of `{`, `[` and a byte order mark, and of the base64 of that. */
const startOfBase64 = /^(?:e[yw]|W[1ywz3l]|77u\/|ZX|V[23jmnz])/
const leastBase64 = 12
/** First characters of what may hold a document. */
const startOfDocument = /^\ufeff?[ \t\r\n]*[{["]/

function fromBase64(text: string): string | null {
  if (text.length < leastBase64 || !startOfBase64.test(text)) return null
  const letters = text.replaceAll(/[\r\n]/g, '').trimEnd()
  if (!/^[\w+/-]+={0,2}$/.test(letters)) return null
  const decoded = decodeText(Buffer.from(letters, 'base64'))
  return decoded !== null && (startOfDocument.test(decoded) || startOfBase64.test(decoded)) ? decoded : null
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
