import { unicodeTest } from '../model/unicode.ts'
import { isIpv4 } from './ipv4.ts'
import { isMasked } from './masked.ts'
import { isPlaceholder } from './placeholder.ts'
import { isEpoch, isIsoDateTime, isIsoDuration } from './time.ts'
import { wordSet } from './word-set.ts'

/**
 * What a value looks like, where it is no datum of its own: evidence that a field is a setting, a time, a name of
 * something. Exactly one holds; `text` where none does.
 */
export type ValueClass =
  | 'boolean-word'
  | 'iso-date-time'
  | 'iso-duration'
  | 'epoch'
  | 'guid'
  | 'url'
  | 'version'
  | 'hash'
  | 'masked'
  | 'placeholder'
  | 'number'
  | 'word'
  | 'text'

/** Answers, in lower case. */
export const booleanWords: ReadonlySet<string> = wordSet(
  'true|false|yes|no|on|off|y|n|enabled|disabled|enable|disable',
  'allowed|blocked|allow|block|required|notconfigured|not configured',
  'ja|nej|nein|oui|non|sí|wahr|falsch|sant|falskt|vrai|faux',
)

/** JSON's grammar of numbers (RFC 8259, section 6), with leading zeros let through. */
const number = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i
const guid = /^[{(]?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}[)}]?$/i
/** Two numbers need a `v`, three do not; a tag or build may follow (semver.org, Windows builds). */
const version = /^(?:[Vv]\d{1,5}(?:\.\d{1,8}){0,4}|\d{1,5}(?:\.\d{1,8}){2,5})(?:[-+ ]\(?[\w.+-]{1,32}\)?)?$/
/** Hexadecimal at the length of MD5, SHA-1, SHA-2, with or without the algorithm's name; base64 of SHA-1 and SHA-256. */
const hexHash =
  /^(?:(?:md5|sha-?\d{1,3})[:-])?(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i
const base64Hash = /^(?:sha\d{3}-[A-Za-z\d+/]{43,88}={0,2}|[A-Za-z\d+/]{27}=|[A-Za-z\d+/]{43}=)$/
const url = /^(?:[a-z][a-z\d+.-]{1,30}:\/\/|www\.)\S+$/i
const isWord = unicodeTest(/^[A-Za-z][\w.-]{0,63}$/, String.raw`^\p{L}[\p{L}\p{M}\p{N}_.-]{0,63}$`, 'u')

/** Longer texts are not looked at further, but for URLs. */
const LONGEST = 140

/**
 * Puts a value into the first class that fits: nothing there, then forms, then words.
 *
 * @param text One scalar's text: a string's content, unescaped, or a number as written. Never throws. An empty text is
 * `text`. A dotted-decimal IPv4 address is `text` too, since it may be one; with an octet above 255 it is a `version`.
 */
export function classOfValue(text: string): ValueClass {
  if (isMasked(text)) return 'masked'
  const value = text.length > LONGEST ? text : text.trim()
  if (value.length > LONGEST) return url.test(value.slice(0, 2048)) ? 'url' : 'text'
  const first = value.charCodeAt(0)
  const found = (first >= 48 && first <= 57) || first === 45 || first === 43 ? classOfNumeric(value) : null
  return found ?? classOfWords(value)
}

function classOfNumeric(text: string): ValueClass | null {
  if (isEpoch(text)) return 'epoch'
  if (isIsoDateTime(text)) return 'iso-date-time'
  if (isHash(text)) return 'hash'
  if (number.test(text)) return 'number'
  return version.test(text) && !isIpv4(text.split(' ', 1)[0] ?? '') ? 'version' : null
}

function classOfWords(text: string): ValueClass {
  if (booleanWords.has(text.toLowerCase())) return 'boolean-word'
  if (text.length >= 36 && text.length <= 38 && guid.test(text)) return 'guid'
  if (isHash(text)) return 'hash'
  if (isIsoDuration(text)) return 'iso-duration'
  if (isIsoDateTime(text)) return 'iso-date-time'
  if ((text.includes('://') || /^www\./i.test(text)) && url.test(text)) return 'url'
  if (isPlaceholder(text)) return 'placeholder'
  if (/^v\d/i.test(text) && version.test(text)) return 'version'
  return isWord(text) ? 'word' : 'text'
}

/** Forty decimal digits are a number, so a hexadecimal hash needs a letter. */
function isHash(text: string): boolean {
  const isHexadecimal = text.length >= 32 && hexHash.test(text) && /[a-f]/i.test(text)
  return isHexadecimal || (text.length >= 28 && base64Hash.test(text) && /[\d+/]/.test(text))
}
