import { describe, expect, test } from 'vitest'
import { readMarkedComments } from '../../src/parse/marked-comments.ts'

/** What a comment speaks of, in short: its own line and column, the line it means, and the places there. */
function told(text: string): readonly string[] {
  return readMarkedComments(text).map(
    ({ words, line, column, targetLine, targets }) =>
      `${line}:${column} ${words} -> ${targetLine ?? '-'} ${targets.map(steps => `/${steps.join('/')}`).join(' ')}`,
  )
}

describe('a comment speaks of', () => {
  test.each([
    ['its own line, behind a member', '{\n"a": 1, // mamlint-x\n"b": 2\n}', ['2:9 x -> 2 /a']],
    ['its own line, before the comma', '{\n"a": 1 /* mamlint-x */,\n"b": 2\n}', ['2:8 x -> 2 /a']],
    ['all that begins on its line', '[\n{"a":1,"b":[2]}, // mamlint-x\n3]', ['2:18 x -> 2 /0 /0/a /0/b /0/b/0']],
    ['what is still to come on its line', '{"a": /* mamlint-x */ 1, "b": 2}', ['1:7 x -> 1 / /a /b']],
    ['the next line', '{\n// mamlint-x\n"a": 1,\n"b": 2\n}', ['2:1 x -> 3 /a']],
    ['the next line that is no comment', '{\n// mamlint-x\n\n// y\n"a": 1\n}', ['2:1 x -> 5 /a']],
    ['the line it stands before', '{\n/* mamlint-x */ "a": 1\n}', ['2:1 x -> 2 /a']],
    ['the line behind several', '{\n// mamlint-x\n/* mamlint-y\n*/\n"a": 1\n}', ['2:1 x -> 5 /a', '3:1 y -> 5 /a']],
    ['an object that begins', '{"v": [\n// mamlint-x\n{\n"a": 1 }]}', ['2:1 x -> 3 /v/0']],
    ['nothing behind the last member', '{\n"a": 1\n// mamlint-x\n}\n', ['3:1 x -> - ']],
    ['not what comes after the end of its object', '[{"a": 1\n// mamlint-x\n},\n{"a": 1}]', ['2:1 x -> - ']],
    ['a member of the second document', '{"a":1}\n{\n"b": 1 // mamlint-x\n}', ['3:8 x -> 3 /b']],
    ['an element far down', '{"v": [0, 0,\n0 // mamlint-x\n]}', ['2:3 x -> 2 /v/2']],
    ['a name that stands in a value', '{"p": [\n"READ" // mamlint-x\n]}', ['2:8 x -> 2 /p/0 /p/0/READ /p/READ']],
    ['a line after CR alone', '{\r"a": 1, // mamlint-x\r"b": 2\r}', ['2:9 x -> 2 /a']],
    ['what an escaped key means', '{\n"\\u0061": 1 // mamlint-x\n}', ['2:13 x -> 2 /a']],
    ['a column in UTF-16 units', '{\n"😀": 1, // mamlint-x\n}', ['2:10 x -> 2 /😀']],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

test.each([
  ['the mark in a string', '{"a": "// mamlint-x"}'],
  ['the mark in a key', '{"// mamlint-x": 1}'],
  ['another comment', '{ // see mamlint-x\n}'],
  ['an empty text', ''],
])('%s is none', (_, text) => {
  expect(told(text)).toEqual([])
})

test('a line that holds a whole export is not kept as a whole', () => {
  const elements = Array.from({ length: 30_000 }, () => '{"a":1}').join(',')
  const [comment] = readMarkedComments(`[${elements}] // mamlint-x`)
  expect(comment?.targets.length).toBe(10_000)
})

test('very deep nesting costs no more than its length', () => {
  const begin = performance.now()
  readMarkedComments(`${'['.repeat(50_000)}1 // mamlint-x\n${']'.repeat(50_000)}`)
  expect(performance.now() - begin).toBeLessThan(2_000)
})
