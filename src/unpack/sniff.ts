import type { Format } from '../model/format.ts'
import type { Encoding } from '../model/report.ts'
import { declaredEncoding, type Detected, detectEncoding } from './decode-text.ts'
import { type Container, findSignature, type Unknown } from './signatures.ts'
import { plainJson } from './plain-json.ts'
import { formatOfText } from './sniff-text.ts'

/** What a file seems to be. */
export type Sniffed = { readonly kind: 'container'; readonly container: Container } | SniffedFormat | Unknown

/** A format, and for a text how it is encoded. */
export interface SniffedFormat {
  readonly kind: 'format'
  readonly format: Format
  /** Null for a format of bytes. */
  readonly encoding: Encoding | null
  /** Length of the byte order mark in bytes. */
  readonly markLength: number
}

/**
 * Tells what a file is: by its first bytes where they say it, else by its name. Reading it may still show that it is not.
 *
 * @param head The first bytes of the file, or all there are.
 * @param name Name of the file, without a compressed file's second ending.
 * @param given Format that the user says it has, whatever it looks like; null where nobody says.
 */
export function sniff(head: Uint8Array, name: string, given: Format | null): Sniffed {
  const plain = plainJson(head, name, given)
  if (plain !== null) return plain
  const signature = findSignature(head)
  if (signature?.kind === 'container') return signature
  if (given === 'parquet' || signature?.kind === 'format') {
    const format = given ?? (signature?.kind === 'format' ? signature.format : 'parquet')
    return { kind: 'format', format, encoding: null, markLength: 0 }
  }
  if (signature !== null && given === null) return signature
  const { encoding, markLength } = encodingOf(head)
  if (given !== null) return ofText(given, head, { encoding, markLength })
  const bytes = head.subarray(markLength)
  const format = formatOfText(decode(bytes, encoding), name) ?? otherText(bytes, encoding)
  return typeof format === 'string' ? ofText(format, head, { encoding, markLength }) : format
}

/** A format of text. XML says itself how it is encoded, where its bytes do not. */
function ofText(format: Format, head: Uint8Array, { encoding, markLength }: Detected): SniffedFormat {
  const mayDeclare = (format === 'xml' || format === 'plist') && encoding === 'utf-8' && markLength === 0
  const declared = mayDeclare ? declaredEncoding(head) : null
  return { kind: 'format', format, encoding: declared ?? encoding, markLength }
}

/** A page to read is text, without control characters; anything else may be an export of a kind that nobody knows here. */
function otherText(bytes: Uint8Array, encoding: Encoding): Unknown {
  try {
    const isPlain = !/[\0-\x08\x0e-\x1a]/.test(decode(bytes, encoding, { fatal: true }))
    if (isPlain) return { kind: 'unknown', what: 'other text', role: 'other' }
  } catch {
    // The decoder found no text.
  }
  return { kind: 'unknown', what: 'none of them by its bytes', role: 'data' }
}

/** Same as `detectEncoding`, also for a text whose first character is not ASCII: a table may start with a Japanese word. */
function encodingOf(head: Uint8Array): Detected {
  const detected = detectEncoding(head)
  if (detected.markLength > 0 || detected.encoding !== 'utf-8') return detected
  const zero = head.indexOf(0)
  if (zero === -1 || head.some((byte, at) => byte === 0 && at % 2 !== zero % 2)) return detected
  return { encoding: zero % 2 === 1 ? 'utf-16le' : 'utf-16be', markLength: 0 }
}

/** The head as text, without a character that is cut at its end. What is no text is for whoever reads it to report. */
function decode(
  bytes: Uint8Array,
  encoding: Encoding,
  { fatal }: { readonly fatal: boolean } = { fatal: false },
): string {
  return new TextDecoder(encoding, { ignoreBOM: true, fatal }).decode(bytes, { stream: true })
}
