import type { Format } from '../model/format.ts'
import type { SniffedFormat } from './sniff.ts'

/**
 * Tells plain UTF-8 JSON by its bracket: by far the most files are, and nothing else is looked at then. Null for what is to
 * be looked at more closely.
 *
 * @param name Name of the file: in a YAML file a bracket opens YAML.
 * @param given Format that the user says it has; null where nobody says.
 */
export function plainJson(head: Uint8Array, name: string, given: Format | null): SniffedFormat | null {
  if (given !== null && given !== 'json' && given !== 'ndjson') return null
  const markLength = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  let at = markLength
  while (isSpace(head[at]) && at < maxSpace) at++
  // A zero byte beside the bracket: UTF-16.
  if ((head[at] !== openBrace && head[at] !== openBracket) || head[at - 1] === 0 || head[at + 1] === 0) return null
  if (given === null && /\.ya?ml$/i.test(name)) return null
  return { kind: 'format', format: 'json', encoding: 'utf-8', markLength }
}

const openBrace = 0x7b
const openBracket = 0x5b
/** Most blanks before the bracket. */
const maxSpace = 64

function isSpace(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09
}
