import { isDigits, isHexDigit, isWordChar } from './char.ts'

const PAIRS_LENGTH = 17
const CISCO_LENGTH = 14
const EUI64_LENGTH = 23

/** Addresses that name no device: none, broadcast, and the fixed one that Android and iOS give to apps. */
const nameless: ReadonlySet<string> = new Set(['000000000000', 'ffffffffffff', '020000000000'])

/**
 * Tells whether a text is a MAC address with its separators: `00-00-5E-00-53-01`, `00:00:5e:00:53:01`,
 * `0000.5e00.5301`, or an EUI-64 made from one (`FF-FE` in the middle). Twelve bare hexadecimal digits are a hash as
 * well as an address, so they are none.
 *
 * @see IEEE 802-2014, clause 8.1; RFC 9542, section 2.
 */
export function isMac(text: string): boolean {
  if (text.length === PAIRS_LENGTH || text.length === CISCO_LENGTH) return isMacAt(text, 0)
  return (
    text.length === EUI64_LENGTH && /^(?:[\da-f]{2}([:-]))(?:[\da-f]{2}\1){2}ff\1fe(?:\1[\da-f]{2}){3}$/i.test(text)
  )
}

/**
 * Tells whether a MAC address stands at `start` in longer text, on its own: a fingerprint of twenty pairs is none.
 *
 * @param start In UTF-16 units; at most 20 units around it are read.
 */
export function isMacAt(text: string, start: number): boolean {
  if (start < 0 || isWordChar(text.charCodeAt(start - 1))) return false
  return isPairsAt(text, start) || isCiscoAt(text, start)
}

function isPairsAt(text: string, start: number): boolean {
  const separator = text.charCodeAt(start + 2)
  if (separator !== 58 && separator !== 45) return false
  for (let at = 0; at < PAIRS_LENGTH; at++) {
    const code = text.charCodeAt(start + at)
    if (at % 3 === 2 ? code !== separator : !isHexDigit(code)) return false
  }
  if (!stands(text, start, start + PAIRS_LENGTH, separator)) return false
  const pairs = text.slice(start, start + PAIRS_LENGTH)
  const bare = pairs.replaceAll(/[:-]/g, '').toLowerCase()
  return !nameless.has(bare) && !(separator === 45 && isTimestamp(bare))
}

/** `0000.5e00.5301`. Without a letter it could be a version: `2026.1101.1000`. */
function isCiscoAt(text: string, start: number): boolean {
  if (text.charCodeAt(start + 4) !== 46 || text.charCodeAt(start + 9) !== 46) return false
  const groups = text.slice(start, start + CISCO_LENGTH)
  if (!/^[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}$/i.test(groups) || !/[a-f]/i.test(groups)) return false
  return !nameless.has(groups.replaceAll('.', '').toLowerCase()) && stands(text, start, start + CISCO_LENGTH, 46)
}

/** Neither side goes on with a word, nor with a separator and more digits. */
function stands(text: string, start: number, end: number, separator: number): boolean {
  if (isWordChar(text.charCodeAt(end))) return false
  if (text.charCodeAt(end) === separator && isHexDigit(text.charCodeAt(end + 1))) return false
  return !(text.charCodeAt(start - 1) === separator && isHexDigit(text.charCodeAt(start - 2)))
}

/** `26-11-24-10-20-30` is a time in a file name. @param digits Twelve characters without separators. */
function isTimestamp(digits: string): boolean {
  if (!isDigits(digits)) return false
  const pair = (at: number): number => Number(digits.slice(at, at + 2))
  const month = pair(2)
  const day = pair(4)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && pair(6) < 24 && pair(8) < 60 && pair(10) < 60
}
