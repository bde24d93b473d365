import type { Format } from '../model/format.ts'
import type { Unknown } from './signatures.ts'

/** Formats by the endings of names, lower case. */
const byEnding: Readonly<Record<string, Format>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  geojson: 'json',
  har: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  xml: 'xml',
  plist: 'plist',
  xcprivacy: 'plist',
  mobileconfig: 'plist',
  yaml: 'yaml',
  yml: 'yaml',
  parquet: 'parquet',
}

/** The format that the ending of a name says; null where it says none. */
export function formatOfName(name: string): Format | null {
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return byEnding[ending] ?? null
}

/** Tells the format of a text by its start; by its name where the start may be anything. Null where neither tells it. */
export function formatOfText(text: string, name: string): Format | Unknown | null {
  const named = formatOfName(name)
  const start = text.trimStart()
  if (start.startsWith('<')) return formatOfMarkup(start)
  if (start === '') return named ?? 'json'
  if (beginsJson.test(start)) return named === 'yaml' ? 'yaml' : 'json'
  if (named !== null && named !== 'plist') return named
  const separator = separatorOf(text)
  if (separator !== null) return separator === '\t' ? 'tsv' : 'csv'
  if (isScalar.test(start)) return 'json'
  // Front matter of a text starts so, too.
  if (/^(?:%YAML |---\s)/.test(start) && !/\.(?:md|markdown)$/i.test(name)) return 'yaml'
  return named
}

/** An object or an array, behind comments, with what may come first in it: `[section]` and `{{` begin other texts. */
const beginsJson =
  /^(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*(?:\{(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*["}]|\[(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*(?:[{["\]\d-]|(?:true|false|null)\s*[,\]]))/

/** A line that is a string, a number or a word of JSON. */
const isScalar = /^(?:"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)[ \t\r]*(?:\n|$)/

function formatOfMarkup(start: string): Format | Unknown {
  if (/^<!doctype html|^<html\b/i.test(start)) return { kind: 'unknown', what: 'a web page', role: 'other' }
  return /<!DOCTYPE plist|<plist\b/.test(start) ? 'plist' : 'xml'
}

/** What separates the cells of a text that is a table: the same number of times in each of its first lines; null for no table. */
function separatorOf(text: string): string | null {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1]
  if (declared !== undefined) return declared
  const lines = completeLines(text)
  if (lines.length < 2) return null
  for (const separator of ['\t', ';', ',']) {
    const counts = lines.map(line => line.split(separator).length)
    if (counts.every(count => count > 1 && count === counts[0])) return separator
  }
  return null
}

/** Most lines of a table that are looked at. */
const maxLines = 6

/** A shorter text, in UTF-16 units, is all there is: the head of a file in bytes by the most bytes that a unit takes. */
const leastCut = 5_000

/** The first lines of a text that end within it, without what stands between double quotes. */
function completeLines(text: string): readonly string[] {
  const bare = text.replaceAll(/"(?:[^"]|"")*"/g, '')
  const end = text.length < leastCut ? bare.length : bare.lastIndexOf('\n')
  const lines = bare.slice(0, Math.max(0, end)).split(/\r?\n|\r/)
  return lines.filter(line => line.trim() !== '').slice(0, maxLines)
}
