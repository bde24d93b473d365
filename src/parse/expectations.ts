/** What may stand next in JSON text. */
export type Expected = 'document' | 'value' | 'value-or-close' | 'key-or-close' | 'colon' | 'comma-or-close'

/** The same in words. */
export const expectations: Readonly<Record<Expected, string>> = {
  document: 'a JSON value',
  value: 'a value',
  'value-or-close': 'a value or "]"',
  'key-or-close': 'a key in double quotes or "}"',
  colon: '":" after a key',
  'comma-or-close': '"," or the closing bracket',
}
