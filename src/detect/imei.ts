import type { Detection } from '../model/detector.ts'
import { isDigits } from './char.ts'
import { hasLuhnCheckDigit } from './luhn.ts'

const LENGTH = 15

/** TAC, serial number, check digit (or two digits of software version), as printed: 2-6-6-1, 6-2-6-1 or 8-6-1; not a date. */
const printed = /^(?!(?:19|20)\d\d[01]\d[0-3]\d\D)(?:\d{2}[- /]\d{6}|\d{6}[- /]\d{2}|\d{8})[- /]\d{6}[- /]\d{1,2}$/

/** The word IMEI (`deviceImei=`, IMEISV, IMEI/MEID, IMEI 1, IMEI-nummer) right before a number. */
const label = /imei(?:sv)?[^a-z0-9]{0,6}(?:(?:meid|number|nummer|no|nr|code|slot|sim|\d)[^a-z0-9]{1,6}){0,2}$/i

/**
 * Tells whether 15 digits are an IMEI: correct check digit, not all zero.
 *
 * @param digits Digits only, as `text` holds them without separators.
 * @see 3GPP TS 23.003, clause 6.2.1 and annex B.
 */
export function isImei(digits: string): boolean {
  return digits.length === LENGTH && hasLuhnCheckDigit(digits) && !isAllZero(digits)
}

/**
 * Sees a text that as a whole is an IMEI.
 *
 * @param text Digits and single separators, or a number as written; a tail `.0` (a spreadsheet's float) is dropped.
 * @returns `strong` for the printed grouping with check digit. `weak` for 15 bare digits (one number in ten passes) and
 * for a printed IMEISV, which has no check digit. 14 and 16 bare digits are a time or a card number: null.
 */
export function detectImei(text: string): Detection | null {
  const plain = text.length === LENGTH + 2 && text.endsWith('.0') ? text.slice(0, LENGTH) : text
  if (plain.length === LENGTH) return isImei(plain) ? { detector: 'imei', strength: 'weak' } : null
  if (plain.length > 20 || !printed.test(plain)) return null
  const digits = plain.replaceAll(/\D/g, '')
  if (digits.length === LENGTH) return isImei(digits) ? { detector: 'imei', strength: 'strong' } : null
  return isAllZero(digits) ? null : { detector: 'imei', strength: 'weak' }
}

/**
 * Tells whether the word IMEI stands right before a run of 14 (no check digit), 15 or 16 (IMEISV) digits.
 *
 * @param start Where the run starts in `text`, in UTF-16 units; at most 32 units before it are read.
 * @param end Where it ends, exclusive.
 */
export function isLabelledImei(text: string, start: number, end: number): boolean {
  const digits = text.slice(start, end)
  if (digits.length < LENGTH - 1 || digits.length > LENGTH + 1 || !isDigits(digits) || isAllZero(digits)) return false
  return (
    (digits.length !== LENGTH || hasLuhnCheckDigit(digits)) && label.test(text.slice(Math.max(0, start - 32), start))
  )
}

function isAllZero(digits: string): boolean {
  return /^0*$/.test(digits)
}
