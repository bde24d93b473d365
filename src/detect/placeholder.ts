import { wordSet } from './word-set.ts'

/** What documentation and schemas write where a value would be, in lower case: names of types, and words for `something`. */
export const placeholderWords: ReadonlySet<string> = wordSet(
  'string|text|number|int|integer|int16|int32|int64|long|double|float|decimal',
  'bool|boolean|guid|uuid|date|datetime|datetimeoffset|date-time|object|array|binary',
  'edm.string|edm.int32|edm.int64|edm.boolean|edm.datetimeoffset|edm.guid|edm.double|edm.binary',
  'value|example|sample|placeholder|todo|tbd|foo|bar|lorem ipsum',
)

/**
 * Tells whether a text is documentation rather than data: `String`, `String (timestamp)`, `Imei value` (as Microsoft
 * Graph's reference pages write it), `<your-imei>`, `Lorem ipsum ...`.
 *
 * @param text One scalar's text, trimmed, at most 140 characters.
 */
export function isPlaceholder(text: string): boolean {
  const lower = text.toLowerCase()
  if (placeholderWords.has(lower) || placeholderWords.has(lower.replace(/ \([a-z ]{1,20}\)$/, ''))) return true
  return (
    /^[A-Z][\w/+().-]*(?: [\w/+().-]+){0,8} value$/.test(text) ||
    // Without the flag for either case, with which V8 takes ten times as long to compile `\w`.
    /^<[A-Za-z][\w -]{0,40}>$/.test(text) ||
    lower.startsWith('lorem ipsum')
  )
}
