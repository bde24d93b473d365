import { decodeBase64Start } from './base64.ts'

const BEGIN = '-----BEGIN '
const PUTTY = 'PuTTY-User-Key-File-'

/** `PRIVATE KEY` after any algorithm, `ENCRYPTED` or `OPENSSH`; OpenPGP adds `BLOCK`. */
const privateLabel = /^(?:[A-Z\d ]{1,30} )?PRIVATE KEY(?: BLOCK)?$/

/**
 * Tells whether a hyphen starts the header of a private key. Public keys and certificates do not count. The header alone
 * is enough: exports cut long values.
 *
 * @param hyphen Where the first `-` of the header stands in `text`, in UTF-16 units; at most 65 units are read.
 * @see RFC 7468, sections 10 and 11; RFC 9580, section 6.2 (OpenPGP).
 */
export function isPrivateKeyAt(text: string, hyphen: number): boolean {
  if (text.charCodeAt(hyphen + 1) !== 45) return text.startsWith(PUTTY, hyphen - PUTTY.indexOf('-'))
  if (!text.startsWith(BEGIN, hyphen)) return false
  const label = text.slice(hyphen + BEGIN.length, hyphen + BEGIN.length + 54)
  const end = label.indexOf('-----')
  return end > 0 && privateLabel.test(label.slice(0, end))
}

/** The base64 of `-----BEGIN `, as far as it does not hang on what follows. */
const ENCODED_BEGIN = 'LS0tLS1CRUdJTi'
/** Bytes of the longest header. */
const HEADER_BYTES = 66

/** Tells whether a text is the base64 of a private key, or of its beginning. */
export function isEncodedPrivateKey(text: string): boolean {
  if (!text.startsWith(ENCODED_BEGIN)) return false
  return isPrivateKeyAt(String.fromCharCode(...decodeBase64Start(text, HEADER_BYTES)), 0)
}
