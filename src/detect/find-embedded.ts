import type { Detection } from '../model/detector.ts'
import { detectCardAt } from './calendar-card.ts'
import { isDigit, isWordChar } from './char.ts'
import { isIccidAt } from './iccid.ts'
import { detectImei, isImei, isLabelledImei } from './imei.ts'
import { isMacAt } from './mac.ts'
import { endOfPhone } from './phone.ts'
import { isPrivateKeyAt } from './private-key.ts'

const strong = {
  imei: { detector: 'imei', strength: 'strong' },
  iccid: { detector: 'iccid', strength: 'strong' },
  mac: { detector: 'mac', strength: 'strong' },
  phone: { detector: 'phone', strength: 'strong' },
  'private-key': { detector: 'private-key', strength: 'strong' },
} as const satisfies Record<string, Detection>

/**
 * Finds a datum inside longer text, such as a note or log line: private key, contact card, calendar object, telephone
 * number with `+`, MAC address, ICCID, IMEI after its name or printed in groups. Runs of 15 digits, all with a correct
 * check digit, are a weak IMEI. E-mail and IP addresses in free text are not looked for.
 *
 * @param text Of any length. All of it is read, once: each sign starts a look at a bounded number of units around it, so
 * time grows linearly.
 * @returns The first strong datum by position, else the weak one.
 */
export function findEmbedded(text: string): Detection | null {
  let runs = 0
  let valid = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 43 || code > 58) continue
    if (!isDigit(code)) {
      const found = findAtSign(text, at, code)
      if (found !== null) return found
      continue
    }
    const end = endOfDigits(text, at)
    const found = findAtDigits(text, at, end)
    if (found !== null) return found
    if (end - at === 15 && standsAlone(text, at, end)) {
      runs++
      if (isImei(text.slice(at, end))) valid++
    }
    at = end - 1
  }
  return runs > 0 && valid === runs ? { detector: 'imei', strength: 'weak' } : null
}

/** A sign that may stand inside (`:`, `-`, `.`) or before (`+`, `-----BEGIN`) a datum. */
function findAtSign(text: string, at: number, code: number): Detection | null {
  if (code === 43) {
    const next = text.charCodeAt(at + 1)
    if ((!isDigit(next) && next !== 40) || isWordChar(text.charCodeAt(at - 1))) return null
    const end = endOfPhone(text, at)
    return end > 0 && !isWordChar(text.charCodeAt(end)) ? strong.phone : null
  }
  if ((code === 58 || code === 45) && text.charCodeAt(at + 3) === code && isMacAt(text, at - 2)) return strong.mac
  if (code === 58) return detectCardAt(text, at)
  if (code === 45) return isPrivateKeyAt(text, at) ? strong['private-key'] : null
  return code === 46 && text.charCodeAt(at + 5) === 46 && isMacAt(text, at - 4) ? strong.mac : null
}

/** A run of digits that may be, or start, a SIM card number or an IMEI. */
function findAtDigits(text: string, start: number, end: number): Detection | null {
  const length = end - start
  if (!standsAlone(text, start, end)) return null
  if (text.charCodeAt(start) === 56 && text.charCodeAt(start + 1) === 57 && isIccidAt(text, start)) return strong.iccid
  if (length >= 14 && length <= 16) return isLabelledImei(text, start, end) ? strong.imei : null
  if (length !== 2 && length !== 6 && length !== 8) return null
  const printed = /^\d+[- /]\d{1,6}[- /]\d{1,6}(?:[- /]\d)?(?![- /]?\d|[a-z])/i.exec(text.slice(start, start + 24))
  return printed !== null && detectImei(printed[0])?.strength === 'strong' ? strong.imei : null
}

/** Not part of a word, of base64, of a decimal fraction or of a longer dotted or hyphenated number. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (isWordChar(before) || isWordChar(text.charCodeAt(end))) return false
  if ((before === 46 || before === 45) && isDigit(text.charCodeAt(start - 2))) return false
  if (before === 43 && isWordChar(text.charCodeAt(start - 2))) return false
  return !(text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1)))
}

function endOfDigits(text: string, start: number): number {
  let end = start + 1
  while (isDigit(text.charCodeAt(end))) end++
  return end
}
