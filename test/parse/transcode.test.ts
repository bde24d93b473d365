import { beforeAll, describe, expect, test } from 'vitest'
import { transcode } from '../../src/parse/transcode.ts'
import { loadValueReaders } from '../../src/parse/value-readers.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const isName = (name: string): boolean => !name.startsWith('x')

/** What a text becomes; `aside` where it means something beside. `list`: its field may hold lists of pairs. */
const cases: readonly (readonly [text: string, json: string | null, aside?: 'aside', list?: 'list'])[] = [
  ['@{imei=1; os=@{name=iOS}}', '{"imei":1,"os":{"name":"iOS"}}'],
  ['@{a=True; b=; c=1 2; d=System.Object[]}', '{"a":true,"b":null,"c":"1 2","d":"System.Object[]"}'],
  ['@{imei=490154203237518}', '{"imei":"490154203237518"}'],
  ['@{a=b; c; d=e}', '{"a":"b; c","d":"e"}'],
  ['@{a=@{b=1} @{b=2}}', '{"a":[{"b":1},{"b":2}]}'],
  ['@{a=1} @{a=2}', '[{"a":1},{"a":2}]'],
  ['@{xy=1}', '{"0":1}'],
  ['@{}', '{}'],
  ['@{a=1', null],
  ['@{a=1} b', null],
  ['@{a}', null],
  [base64('{"imei":"x"}'), '{"imei":"x"}'],
  [base64('{"imei":"x"}').replaceAll('=', ''), '{"imei":"x"}'],
  [Buffer.from('{"a":"??>>"}').toString('base64url'), '{"a":"??>>"}'],
  [Buffer.from('{"a":1}', 'utf16le').toString('base64'), '{"a":1}'],
  [base64(' [1,2,3,4]'), null],
  [base64('[{"a":1}]'), '[{"a":1}]'],
  [base64(base64('{"imei":"x"}')), base64('{"imei":"x"}')],
  ['everything', null],
  ['eyJhIjoxfQ==.eyJhIjoxfQ==.x', null],
  ['https://example.com/a?imei=1&xy=2#top', '{"imei":"1","0":"2"}', 'aside'],
  ['?imei=a%20b+c&$filter=x', '{"imei":"a b c","0":"x"}', 'aside'],
  ['?imei=%', '{"imei":"%"}', 'aside'],
  ['?xy=1', null],
  ['https://example.com/a', null],
  ['https://example.com/a b?imei=1', null],
  ['imei=1&serialNumber=2', null],
  ['imei=1&serialNumber=2', '{"imei":"1","serialNumber":"2"}', 'aside', 'list'],
  ['imei=1; serialNumber=2 3;', '{"imei":"1","serialNumber":"2 3"}', 'aside', 'list'],
  ['imei=1', null, 'aside', 'list'],
  ['one; imei=2', null, 'aside', 'list'],
]

// A run loads them when it meets the first such text.
beforeAll(loadValueReaders)

describe('a text that is no JSON', () => {
  test.each(cases.map(([text, json, aside, list]) => ({ text, json, aside, list })))(
    '$text',
    ({ text, json, aside, list }) => {
      const told = json === null ? null : { text: json, isAside: aside !== undefined }
      expect(transcode(text, list !== undefined, isName)).toEqual(told)
    },
  )

  test('is looked at in time that grows with its length only', () => {
    const hostile = [
      `@{${'a=1; '.repeat(400_000)}`,
      '@{a='.repeat(200_000),
      `@{a=${'; b'.repeat(400_000)}`,
      `ey${'A'.repeat(4_000_000)}!`,
      `?${'a=&'.repeat(400_000)}`,
      'a b=;'.repeat(400_000),
      `https://${'a'.repeat(400_000)}?`,
    ]
    const start = performance.now()
    for (const text of hostile) transcode(text, true, isName)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
