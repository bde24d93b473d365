import { hasLuhnCheckDigit } from './luhn.ts'

/**
 * Tells whether a text is the number of a SIM card: 89 (telecommunications), 19 or 20 digits, a correct check digit.
 *
 * @param text May hold single spaces or hyphens between digits, and the filler `F` a 19-digit number is stored with.
 * @see ITU-T E.118; ETSI TS 102 221, clause 13.2 (the filler).
 * @example isIccid('8946 0000 0000 0000 014') // true
 */
export function isIccid(text: string): boolean {
  if (text.length < 19 || text.length > 30 || !/^89(?:[ -]?\d){17,18}F?$/i.test(text)) return false
  const digits = text.replaceAll(/\D/g, '')
  return !(/f$/i.test(text) && digits.length === 20) && hasLuhnCheckDigit(digits)
}

/**
 * Tells whether an ICCID starts at `start` in longer text and ends at a gap in the digits.
 *
 * @param start Where `89` stands, in UTF-16 units; at most 30 units from there are read.
 */
export function isIccidAt(text: string, start: number): boolean {
  const found = /^89(?:[ -]?\d){17,18}(?![ -]?\d|[a-z])/i.exec(text.slice(start, start + 32))
  return found !== null && isIccid(found[0])
}
