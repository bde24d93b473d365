import { describe, expect, test } from 'vitest'
import { countOf, type Field, fieldsBelow } from '../../src/model/field.ts'
import { createPaths } from '../../src/model/path.ts'
import type { FieldListener } from '../../src/parse/field-listener.ts'
import { watch } from '../../src/parse/field-listener.ts'
import { readJson } from '../../src/parse/json-reader.ts'
import { createPathTrie } from '../../src/parse/path-trie.ts'
import { createLongText, valueHints } from '../../src/pipeline/marks.ts'

/** `type` names a record's type, `owner` settles fact 1 (`a`) or 2 (`b`), `id` and `deep` are tallied. */
const listener: FieldListener = {
  maxDecodeDepth: 3,
  isName: () => true,
  hints: { ...valueHints, nameStarts: [] },
  openText: createLongText,
  onField: field =>
    ({ type: watch.type, owner: watch.fact, id: watch.tally, deep: watch.tally, uses: watch.names })[
      field.kind === 'element' ? (field.parent?.segment ?? '') : field.segment
    ] ?? 0,
  isGenerated: key => key.startsWith('+'),
  isKnown: key => key === 'imei',
  markOfKey: () => 20,
  typeNamed: (_field, text) => text,
  factsOf: (_field, text) => (text === 'a' ? 1 : 2),
  joinFacts: (inner, outer) => (inner === 0 ? outer : inner),
  markOf: text => (text === '***' ? 17 : 0),
  isEmptyMark: mark => mark === 17,
  namesCarried: (field, text) => (field.segment === 'uses' || field.parent?.segment === 'uses' ? [text] : []),
}

const pathOf = createPaths()

function trieOf(text: string): Field {
  const trie = createPathTrie(listener)
  readJson({ text, origin: { line: 1, column: 1, offset: 0 }, encoding: 'utf-8', isCut: false }, cursor => {
    trie.continueAt(cursor)
    return trie
  })
  return trie.finish()
}

/** `path[type]: total/empty`, in order of the trie. */
function linesOf(text: string): readonly string[] {
  return fieldsBelow(trieOf(text)).map(field => {
    const type = field.type === null ? '' : `[${field.type}]`
    return `${pathOf(field)}${type}: ${countOf(field, 'total')}/${countOf(field, 'empty')}`
  })
}

test.each<[text: string, lines: readonly string[]]>([
  [
    '{"value":[{"imei":"1"},{"imei":null},{"imei":"***"}]}',
    [': 1/0', '/value: 1/0', '/value/*: 3/0', '/value/*/imei: 3/2'],
  ],
  ['{"a":{},"b":[],"c":""}', [': 1/0', '/a: 1/1', '/b: 1/1', '/c: 1/1']],
  ['{"a/b":{"c~d":1,"*":2,"e!":3}}', [': 1/0', '/a~1b: 1/0', '/a~1b/c~0d: 1/0', '/a~1b/~2: 1/0', '/a~1b/e~3: 1/0']],
  ['{"imei":"","imei":"x"}', [': 1/0', '/imei: 2/1']],
  ['{"__proto__":{"constructor":1}}', [': 1/0', '/__proto__: 1/0', '/__proto__/constructor: 1/0']],
  ['{"m":{"+1":{"a":1},"+2":{"a":2}}}', [': 1/0', '/m: 1/0', '/m/*: 2/0', '/m/*/a: 2/0']],
  ['[1,[2]]', [': 1/0', '/*: 2/0', '/*/*: 1/0']],
  ['{}{"a":1}', [': 2/1', '/a: 1/0']],
])('fields of %s', (text, lines) => {
  expect(linesOf(text)).toEqual(lines)
})

describe('records of several types', () => {
  test('are told apart, wherever the type stands', () => {
    const text = '[{"type":"A","x":1},{"x":2,"deeper":{"y":3},"type":"B"},{"x":4}]'
    expect(linesOf(text)).toEqual([
      ': 1/0',
      '/*: 1/0',
      '/*[A]: 1/0',
      '/*/type: 1/0',
      '/*/x: 1/0',
      '/*[B]: 1/0',
      '/*/x: 1/0',
      '/*/deeper: 1/0',
      '/*/deeper/y: 1/0',
      '/*/type: 1/0',
      '/*/x: 1/0',
    ])
  })

  test('keep the place where a moved field came first', () => {
    const moved = fieldsBelow(trieOf('[{"x":7,"type":"B"}]')).find(field => field.segment === 'x')
    expect(moved?.first).toEqual({ pointer: '/0/x', line: 1, column: 7, offset: 6 })
  })

  test('keep their tallies', () => {
    const moved = fieldsBelow(trieOf('[{"id":"7","owner":"a","type":"B"}]')).find(field => field.segment === 'id')
    expect([...(moved?.tally ?? [])]).toEqual([[1, 1]])
  })
})

test('facts come from siblings, then from what is around', () => {
  const text = '[{"id":"1","owner":"a"},{"owner":"b","in":{"deep":"x"}},{"id":"2"},{"id":null,"owner":"a"}]'
  const tallies = fieldsBelow(trieOf(text))
    .filter(field => field.tally.size > 0)
    .map(field => [pathOf(field), [...field.tally]])
  expect(tallies).toEqual([
    [
      '/*/id',
      [
        [1, 1],
        [0, 1],
      ],
    ],
    ['/*/in/deep', [[2, 1]]],
  ])
})

describe('OTLP pairs', () => {
  test.each([['{"key":"device.id","value":{"stringValue":"x"}}'], ['{"value":{"stringValue":"x"},"key":"device.id"}']])(
    '%s is a member of its list',
    pair => {
      expect(linesOf(`{"attributes":[${pair},${pair}]}`)).toEqual([
        ': 1/0',
        '/attributes: 1/0',
        '/attributes/device.id: 2/0',
      ])
    },
  )

  test('hold lists and pairs of their own', () => {
    const pairs =
      '{"key":"tags","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}},' +
      '{"key":"device","value":{"kvlistValue":{"values":[{"key":"imei","value":{"intValue":"1"}}]}}}'
    expect(linesOf(`{"attributes":[${pairs}]}`)).toEqual([
      ': 1/0',
      '/attributes: 1/0',
      '/attributes/tags: 1/0',
      '/attributes/tags/*: 2/0',
      '/attributes/tags/*/stringValue: 2/0',
      '/attributes/device: 1/0',
      '/attributes/device/imei: 1/0',
    ])
  })

  test('stand where their value stands', () => {
    const fields = fieldsBelow(trieOf('{"attributes":[{"key":"imei","value":{"stringValue":"x"}}]}'))
    expect(fields.at(-1)?.first.pointer).toBe('/attributes/0/key')
  })
})

test('names in values hang below their list', () => {
  expect(linesOf('{"uses":["a.b","c"]}')).toEqual([
    ': 1/0',
    '/uses: 1/0',
    '/uses/*: 2/0',
    '/uses/a.b: 1/0',
    '/uses/c: 1/0',
  ])
})

test('an object of a million keys does not grow the trie without bound', () => {
  const keys = Array.from({ length: 50_000 }, (_, index) => `"k${index}x":1`)
  const fields = fieldsBelow(trieOf(`{${keys.join(',')},"imei":"2"}`))
  expect(fields.length).toBeLessThan(1_100)
  expect(fields.some(field => pathOf(field) === '/imei')).toBe(true)
})

test('a deep nest is read without recursion', () => {
  const fields = fieldsBelow(trieOf(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`))
  expect(fields).toHaveLength(10_001)
})
