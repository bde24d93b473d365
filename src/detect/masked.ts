import { wordSet } from './word-set.ts'

/** Words that stand where a value was taken out or never was, in lower case. */
export const maskWords: ReadonlySet<string> = wordSet(
  'redacted|filtered|removed|masked|scrubbed|hidden|anonymized|anonymised|anonymous',
  'obfuscated|sanitized|sanitised|suppressed|pii|pii removed|value redacted|not collected',
  'n/a|nil|null|none|undefined|unknown|unavailable|not available|not applicable',
  'okänd|unbekannt|inconnu|desconocido|不明',
)

/** `{{auto}}`, `={{auto}}`, `${IMEI}`, `${{ IMEI }}`, `%IMEI%`: filled in elsewhere, so nothing is here. */
const template = /^(?:[=$]?\{\{[^{}]{0,64}\}\}|\$\{[^{}]{0,64}\}|%\w{1,64}%)$/

/** Mask characters and the punctuation of what they cover. At least three of the former are asked for. */
const covered = /^[*xX#•●█…?\s@.,:;()[\]+/_-]+$/
const mark = /[*xX#•●█…]/g

/** What begins no mask, in lower case. */
const wordStarts = '0123456789abcdefghijklmnopqrstuvwyz'

/** Zeros of an identifier, in any grouping: GUID, IMEI, MAC address, serial number. */
const zeros = /^[+{(]?0[0 :-]*0[)}]?$/

/** Where Windows, .NET and Unix clocks start: a time that was never set. */
const unsetDays = ['0001-01-01', '1601-01-01', '1970-01-01']
const unsetTime = /^\d{4}-01-01[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$/i

/** Addresses that are no device's: the fixed MAC address given to apps, broadcast, and unspecified IP addresses. */
export const namelessAddresses: ReadonlySet<string> = wordSet(
  '02:00:00:00:00:00|02-00-00-00-00-00|ff:ff:ff:ff:ff:ff|ff-ff-ff-ff-ff-ff',
  '0.0.0.0|::|0001-01-01|ffffffff-ffff-ffff-ffff-ffffffffffff',
)

const LONGEST = 80
/** `ffffffff-ffff-ffff-ffff-ffffffffffff`. */
const LONGEST_WORD = 36
const SHORTEST_ZEROS = 8

/**
 * Tells whether a value carries nothing: taken out (`***`, `[Filtered]`), never there (`N/A`, `unknown`, an unset time),
 * all zeros at the length of an identifier, or a template to be filled in. A value masked in part, `***-***-1234`, still
 * says something and is not masked. An empty text is empty, not masked.
 *
 * @param text One scalar's text. Longer than 80 characters is masked only if it is asterisks, `x` or bullets.
 */
export function isMasked(text: string): boolean {
  const value = text.length > LONGEST ? text : text.trim()
  if (value.length === 0) return false
  if (value.length > LONGEST) return /^(?:\*+|x+|•+|0+)$/i.test(value)
  if (isMaskWord(value)) return true
  if (value.length <= 3 && /^[-–—?.]+$/.test(value)) return true
  const first = value.charAt(0)
  // What begins otherwise is none of these, and patterns cost a start time, each when it is first asked.
  if ('=$%{'.includes(first) && template.test(value)) return true
  if (unsetDays.some(day => value.startsWith(day)) && unsetTime.test(value)) return true
  if ('+{(0'.includes(first) && zeros.test(value) && (value.match(/0/g) ?? []).length >= SHORTEST_ZEROS) return true
  return !wordStarts.includes(first.toLowerCase()) && covered.test(value) && (value.match(mark) ?? []).length >= 3
}

function isMaskWord(text: string): boolean {
  if (text.length > LONGEST_WORD) return false
  const lower = text.toLowerCase()
  return maskWords.has(lower) || namelessAddresses.has(lower) || maskWords.has(unbracketed(lower))
}

/** `<redacted>`, `[Filtered]`, `(none)`, `**removed**` without what is around the word. */
function unbracketed(text: string): string {
  if (!'<[({*_#'.includes(text.charAt(0)) && !'>])}*_#'.includes(text.charAt(text.length - 1))) return text
  return text.replace(/^[<[({*_#]{1,4}/, '').replace(/[>\])}*_#]{1,4}$/, '')
}
