import type { Format } from '../model/format.ts'
import type { SniffedFormat } from './sniff.ts'

/**
 * Tells plain UTF-8 JSON by its first two characters: by far the most files are, and nothing else is looked at then. Null for what is to
 * be looked at more closely.
 *
 * @param name Name of the file: in a YAML file a bracket opens YAML.
 * @param given Format that the user says it has; null where nobody says.
 */
export function plainJson(head: Uint8Array, name: string, given: Format | null): SniffedFormat | null {
  if (given !== null && given !== 'json' && given !== 'ndjson') return null
  const markLength = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const bracket = pastSpace(head, markLength)
  const opens = head[bracket]
  if (opens !== openBrace && opens !== openBracket) return null
  const next = head[pastSpace(head, bracket + 1)]
  // Other texts begin so, too: a file of settings with `[section]`, a template with `{{`. And in UTF-16 a zero byte follows.
  if (next === undefined || !(opens === openBrace ? inObject : inArray).includes(next)) return null
  if (given === null && /\.ya?ml$/i.test(name)) return null
  return { kind: 'format', format: 'json', encoding: 'utf-8', markLength }
}

const openBrace = 0x7b
const openBracket = 0x5b
/** What may come first in an object, and in an array; `t`, `f` and `n` of the words are left to a closer look. */
const inObject: readonly number[] = [...Buffer.from('"}')]
const inArray: readonly number[] = [...Buffer.from('{["]-0123456789')]
/** Most blanks in a row. */
const maxSpace = 64

function pastSpace(head: Uint8Array, start: number): number {
  let at = start
  while (isSpace(head[at]) && at < start + maxSpace) at++
  return at
}

/** Whether a byte is a blank between what JSON consists of. @see RFC 8259, section 2 */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09
}
