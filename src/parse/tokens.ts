/**
 * The numbers of `jsonc-parser`'s tokens and scan errors. It declares them as ambient const enums, which a module compiled
 * on its own cannot use.
 *
 * @see `SyntaxKind` and `ScanError` in the type declarations of `jsonc-parser` 3.
 */
export const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  trivia: 15,
  end: 17,
} as const

/** What was expected where the scanner finds a token broken, by number of its scan error; 0 is none. */
export const scanExpectations: readonly string[] = [
  'valid JSON',
  '"*/" at the end of a comment',
  'a double quote at the end of a string',
  'a digit at the end of a number',
  'four hexadecimal digits after "\\u"',
  'one of "\\/bfnrtu after a backslash',
  'control characters to be escaped in strings',
]
