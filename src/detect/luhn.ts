/**
 * Tells whether a digit string ends in a correct Luhn check digit (ISO/IEC 7812-1, annex B).
 *
 * @param digits ASCII digits only, check digit last; anything else gives `false`.
 * @see 3GPP TS 23.003, annex B (IMEI); ITU-T E.118 (ICCID).
 * @example hasLuhnCheckDigit('490154203237518') // true
 */
export function hasLuhnCheckDigit(digits: string): boolean {
  let sum = 0
  let doubled = false
  for (let at = digits.length - 1; at >= 0; at--) {
    const digit = digits.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return false
    const weighted = doubled ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
    doubled = !doubled
  }
  return digits.length > 1 && sum % 10 === 0
}
