/** Tells whether a UTF-16 unit is an ASCII decimal digit. NaN (past the end of a text) is none. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Tells whether a UTF-16 unit is an ASCII hexadecimal digit, either case. */
export function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102)
}

/** Tells whether a UTF-16 unit may be part of a word: ASCII letter, digit, underscore, or anything past Latin-1 signs. */
export function isWordChar(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95 || code >= 0xc0
}

/** Tells whether `text` from `start` up to `end` (UTF-16 units, exclusive) is digits only; false where it is empty. */
export function isDigits(text: string, start = 0, end: number = text.length): boolean {
  for (let at = start; at < end; at++) if (!isDigit(text.charCodeAt(at))) return false
  return end > start
}
