import type { Detection } from '../model/detector.ts'
import { isDigit } from './char.ts'
import { isValidNumber } from './numbering-plan.ts'

/** E.164 allows 15 digits; German numbers and national prefixes in brackets make a few more. */
const MAX_DIGITS = 18
/** Fewer are no subscriber's number in any plan worth a false alarm. */
const MIN_DIGITS = 8
const MAX_SEPARATORS = 3

/** Space, brackets, hyphens, dots, slashes, and the invisible signs that address books put around numbers. */
const separators: ReadonlySet<string> = new Set(
  ' ()-./\u00a0\u00ad\u2009\u200b\u200e\u200f\u2010\u2011\u2012\u2013\u202a\u202c\u202d\u202f\u2060',
)

/** `;ext=12` of RFC 3966, and what people write. */
const extension = /[ ,;]{0,2}(?:ext\.?|extn\.?|anknytning|x|#)[ =:]{0,2}\d{1,7}$/i

/** `(070) 174 06 05`, `(202) 555-0123`, `070-174 06 05`: grouped as only telephone numbers are. */
const national = /^(?:\(0?\d{1,4}\)[ -]?\d{2,4}(?:[ -]?\d{2,4}){1,3}|0\d{1,3}-\d{2,3}(?: \d{2,3}){2,3})$/

/**
 * Sees a text that as a whole is a telephone number.
 *
 * @param text Whole value, unescaped. Full-width digits and a `tel:` scheme are understood.
 * @returns `strong` for `+` and a number that a numbering plan gives out; `weak` for national numbers in brackets or
 * grouped the Swedish way; null for everything else: plain digits without `+` are never a telephone number by value.
 * @see ITU-T E.164 and E.123; RFC 3966.
 */
export function detectPhone(text: string): Detection | null {
  if (text.length > 64) return null
  const first = text.charCodeAt(0)
  const plain = first === 43 ? text : text.normalize('NFKC').replace(/^(?:tel:|[\u200e\u202a\u202d]+)/i, '')
  if (plain.startsWith('+')) {
    const number = mayBeExtended(plain) ? plain.replace(extension, '') : plain
    return endOfPhone(number, 0) === endOfLastDigit(number) ? { detector: 'phone', strength: 'strong' } : null
  }
  if (plain.length < 11 || plain.length > 24 || !national.test(plain)) return null
  return { detector: 'phone', strength: 'weak' }
}

/** A digit behind a letter or `#`, wherever it stands: what is more is asked of few texts. */
function mayBeExtended(text: string): boolean {
  const isLettered = text.includes('#') || text.toLowerCase() !== text.toUpperCase()
  return isLettered && isDigit(text.charCodeAt(text.length - 1))
}

/**
 * Finds the end of the telephone number that starts at a `+`.
 *
 * @param start Where `+` stands in `text`, in UTF-16 units; at most some 70 units are read.
 * @returns One past the last digit of the longest valid number, or -1 where there is none.
 */
export function endOfPhone(text: string, start: number): number {
  let digits = ''
  let at = start + 1
  const ends: { readonly at: number; readonly count: number }[] = []
  for (let skipped = 0; digits.length <= MAX_DIGITS && skipped <= MAX_SEPARATORS; at++) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) {
      digits += text[at]
      skipped = 0
      continue
    }
    if (skipped === 0 && digits.length >= MIN_DIGITS) ends.push({ at, count: digits.length })
    if (!separators.has(text.charAt(at))) break
    skipped++
  }
  for (const end of ends.toReversed()) if (isValidNumber(digits.slice(0, end.count))) return end.at
  return -1
}

/** One past the last digit where nothing but separators follows it, else -2. */
function endOfLastDigit(text: string): number {
  let end = text.length
  while (end > 1 && separators.has(text.charAt(end - 1))) end--
  return isDigit(text.charCodeAt(end - 1)) ? end : -2
}
