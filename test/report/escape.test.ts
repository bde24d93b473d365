import { expect, test } from 'vitest'
import { escapeJson, escapePath, escapeText } from '../../src/report/escape.ts'

test.each([
  ["plain/päth (1)[a]'s.json", "plain/päth (1)[a]'s.json"],
  ['a\nb\tc', 'a\\nb\\tc'],
  ['say "hi"', 'say "hi"'],
  ['\u001b[2J', '\\u{1b}[2J'],
  ['\u009b31m', '\\u{9b}31m'],
  ['a\u202egnp.exe', 'a\\u{202e}gnp.exe'],
  ['\u200f\u2066x\u2069', '\\u{200f}\\u{2066}x\\u{2069}'],
  ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
  ['line\u2028end', 'line\\u{2028}end'],
  ['half \ud800', 'half \\u{d800}'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
  ['emoji 😀', 'emoji 😀'],
])('%j is shown as %j', (text, shown) => {
  expect(escapeText(text)).toBe(shown)
})

test('quotes in a path are escaped', () => {
  expect(escapePath('a"b\n.json')).toBe('a\\"b\\n.json')
})

test('long texts are cut', () => {
  expect(escapeText('x'.repeat(10_000))).toHaveLength(401)
})

test.each(['\u009b', '\u202e', '\u2028', '\u{e0041}', 'plain', '\u0000'])(
  'escaped JSON of %j reads as the same',
  text => {
    const escaped = escapeJson(JSON.stringify({ [text]: text }))
    expect(JSON.parse(escaped)).toEqual({ [text]: text })
    expect(escaped).toMatch(/^[\u0020-\u007e]*$/)
  },
)
