import type { Detection, DetectorName } from '../model/detector.ts'
import { AT, COLON, DIGIT, DOT, HEX_LETTER, HYPHEN, LETTER, PLUS, SLASH, SPACE, flagsOf } from './char-flags.ts'
import { isDigit, isHexDigit } from './char.ts'
import { isEmail } from './email.ts'
import { findEmbedded } from './find-embedded.ts'
import { isIccid } from './iccid.ts'
import { isImage } from './image.ts'
import { detectImei } from './imei.ts'
import { isHostIpv4 } from './ipv4.ts'
import { detectIpv6 } from './ipv6.ts'
import { isJwt } from './jwt.ts'
import { isMac } from './mac.ts'
import { detectPhone } from './phone.ts'
import { isEncodedPrivateKey } from './private-key.ts'

/** `::2`; an e-mail address has six. */
const SHORTEST = 3
/** The longest datum of one piece: an e-mail address (RFC 5321). Images, tokens and free text may be longer. */
const LONGEST_ITEM = 320
/** `BEGIN:VCARD`; a telephone number inside text needs as much. */
const SHORTEST_EMBEDDED = 11
const GUID_LENGTH = 36
/** Digits and signs alone are one datum, or none, up to here. */
const TWO_IMEIS = 31

const WORD = DIGIT | HEX_LETTER | LETTER
const NUMERIC_SIGNS = DIGIT | HYPHEN | DOT | COLON | SLASH

/**
 * Says what one scalar is by its value alone. Runs on every scalar of a file, so one cheap pass over the characters
 * turns away words, numbers, times, GUIDs and hashes first.
 *
 * @param text The scalar: a string's content, unescaped, or a number as written. Any length and any UTF-16, lone
 * surrogates too; never throws, time is linear. Blanks around it are ignored.
 * @returns What the whole text is, else what is found inside it (see `findEmbedded`), else null. Values that name nobody
 * (all zeros, loopback, broadcast) give null.
 */
export function detectValue(text: string): Detection | null {
  if (text.length < SHORTEST) return null
  const datum = hasOuterBlank(text) ? text.trim() : text
  if (isGuidOrTime(datum)) return null
  return datum.length > LONGEST_ITEM ? detectLong(datum) : detectItem(datum, flagsOf(datum))
}

function detectLong(text: string): Detection | null {
  const encoded = detectEncoded(text)
  if (encoded !== null) return encoded
  if (isJwt(text)) return strong('jwt')
  return isEmail(text.slice(0, LONGEST_ITEM)) ? strong('email') : findEmbedded(text)
}

/** @param flags What `flagsOf` says of the text. */
function detectItem(text: string, flags: number): Detection | null {
  if ((flags & ~WORD) === 0) return detectWord(text, flags)
  const found = (flags & DIGIT) === 0 ? null : detectNumberLike(text, flags)
  if (found !== null) return found
  if ((flags & ~NUMERIC_SIGNS) === 0 && text.length < TWO_IMEIS) return null
  if ((flags & AT) !== 0 && isEmail(text)) return strong('email')
  if ((flags & COLON) !== 0 && mayStartIpv6(text)) {
    const address = detectIpv6(text)
    if (address !== null) return address
  }
  if ((flags & DOT) !== 0 && isJwt(text)) return strong('jwt')
  return detectEncoded(text) ?? (mayHoldDatum(text, flags) ? findEmbedded(text) : null)
}

/** Letters and digits only: a number, or the base64 of something. */
function detectWord(text: string, flags: number): Detection | null {
  if (flags === DIGIT && text.length === 15) return detectImei(text)
  if ((flags & (DIGIT | LETTER)) === DIGIT && isIccid(text)) return strong('iccid')
  return detectEncoded(text)
}

/** What speaks in base64. */
function detectEncoded(text: string): Detection | null {
  if (isImage(text)) return strong('image')
  return isEncodedPrivateKey(text) ? strong('private-key') : null
}

/** Digits and signs, perhaps with hexadecimal letters: telephone, SIM card, IMEI, MAC and IP addresses. */
function detectNumberLike(text: string, flags: number): Detection | null {
  if (mayStartPhone(text, flags)) {
    const phone = detectPhone(text)
    if (phone !== null) return phone
  }
  if ((flags & LETTER) !== 0) return null
  if (isMac(text)) return strong('mac')
  if (isIccid(text)) return strong('iccid')
  if ((flags & HEX_LETTER) !== 0) return null
  if ((flags & DOT) !== 0 && isHostIpv4(text)) return { detector: 'ipv4', strength: 'weak' }
  return detectImei(text) ?? ((flags & COLON) === 0 ? null : detectIpv6(text))
}

/** `+`, a bracket, the 0 of a national number, a full-width or invisible sign, or `tel:`. */
function mayStartPhone(text: string, flags: number): boolean {
  const first = text.charCodeAt(0)
  if (first === 43 || first === 40 || first > 127) return true
  return first === 48 ? (flags & (SPACE | HYPHEN)) !== 0 : (first | 32) === 116 && /^tel:/i.test(text)
}

/** `[`, `:` or a hexadecimal digit. */
function mayStartIpv6(text: string): boolean {
  const first = text.charCodeAt(0)
  return first === 91 || first === 58 || isHexDigit(first)
}

/** Whether any mark that `findEmbedded` looks for can be there. */
function mayHoldDatum(text: string, flags: number): boolean {
  if (text.length < SHORTEST_EMBEDDED) return false
  return (flags & (COLON | HYPHEN | PLUS)) !== 0 || ((flags & DIGIT) !== 0 && text.length >= 14)
}

/** The form of a GUID (RFC 9562), or the start of an ISO 8601 date and a fitting length. */
function isGuidOrTime(text: string): boolean {
  const { length } = text
  if (length === GUID_LENGTH && text.charCodeAt(8) === 45 && text.charCodeAt(13) === 45 && text.charCodeAt(18) === 45)
    return true
  if (length < 10 || length > 35 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false
  return isDigit(text.charCodeAt(0)) && (length === 10 || (text.charCodeAt(10) | 32) === 116)
}

function hasOuterBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first <= 32 || last <= 32 || first === 0xa0 || last === 0xa0 || first === 0xfeff
}

function strong(detector: DetectorName): Detection {
  return { detector, strength: 'strong' }
}
