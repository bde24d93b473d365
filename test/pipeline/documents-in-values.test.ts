import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Checked } from '../../src/pipeline/lint.ts'
import { lint } from '../helpers.ts'

const root = 'fixtures'
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.json') && !file.endsWith('.expected.json'))
  .filter(file => !/^(?:bad-input|as-it-arrives|documents-in-values)\/|utf16/.test(file))

const ways: Readonly<Record<string, (text: string) => string>> = {
  'in strings': text => text,
  'in strings twice': text => JSON.stringify(text),
  'in base64': text => Buffer.from(text).toString('base64'),
}

/** The document with the objects that stand in its members as texts; pairs of OTLP are no documents, nor is `{}` as base64. */
function inside(value: unknown, encode: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map(one => inside(one, encode))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]: [string, unknown]) => {
    const isObject = typeof member === 'object' && member !== null && !Array.isArray(member)
    const isDocument = isObject && Object.keys(member).length > 0 && !(key === 'value' && 'key' in value)
    return [key, isDocument ? encode(JSON.stringify(inside(member, text => text))) : inside(member, encode)]
  })
  return Object.fromEntries(members)
}

/** What is said of the fields that have a row, whichever way they arrived. */
function toldOf({ fields }: Checked): readonly string[] {
  return fields
    .filter(({ row }) => row !== null)
    .map(one => `${one.path.replaceAll('!', '')} ${one.row} ${one.verdict} ${one.role} ${one.count} ${one.empty}`)
    .toSorted()
}

describe.each(Object.entries(ways))('%s', (_way, encode) => {
  test.each(files)('%s says the same', async file => {
    const document: unknown = JSON.parse(readFileSync(path.join(root, file), 'utf8').replace(/^\ufeff/, ''))
    const settings = { maxDecodeDepth: 10 }
    const plain = await lint(document, settings, file)
    const embedded = await lint(inside(document, encode), settings, file)
    expect(embedded.file.status).toBe('checked')
    expect(toldOf(embedded)).toEqual(toldOf(plain))
  })
})

describe('what is not read of a document is said', () => {
  const nested = (depth: number): string =>
    Array.from({ length: depth }).reduce<string>(text => JSON.stringify({ a: text }), '{"imei":"490154203237518"}')
  const inBase64 = (times: number): string =>
    Array.from({ length: times }).reduce<string>(text => Buffer.from(text).toString('base64'), '{"imei":"x"}')
  const cut = '{"imei":"490154203237518","serialNumber":"C0'

  test.each([
    ['three in each other', nested(3), 3, [], 1],
    ['four in each other', nested(4), 3, ['DECODE_DEPTH'], 1],
    ['four, where more are opened', nested(4), 4, [], 1],
    ['one, where none is opened', nested(1), 0, ['DECODE_DEPTH'], 1],
    ['base64 of base64', `{"a":"${inBase64(2)}"}`, 3, [], 1],
    ['base64 four times', `{"a":"${inBase64(4)}"}`, 3, ['DECODE_DEPTH'], 0],
    ['base64 very often', `{"a":"${inBase64(12)}"}`, 10, ['DECODE_DEPTH'], 0],
    ['one that is cut off', JSON.stringify({ a: cut }), 3, ['DOCUMENT_CUT'], 1],
    [
      'one that is cut off in base64',
      JSON.stringify({ a: Buffer.from(cut).toString('base64') }),
      3,
      ['DOCUMENT_CUT'],
      1,
    ],
    ['text that begins like one', JSON.stringify({ a: '{imei} of {device}', b: '[x] done', c: '{"a"}' }), 3, [], 0],
  ])('%s', async (_name, document, maxDecodeDepth, codes, findings) => {
    const checked = await lint(document, { maxDecodeDepth })
    expect(checked.file.samples.map(({ code }) => code)).toEqual(codes)
    expect(checked.file.status).toBe(codes.length === 0 ? 'checked' : 'sampled')
    expect(checked.file.fault).toBeNull()
    expect(checked.findings).toHaveLength(findings)
  })

  test('with the place of the first value', async () => {
    const { file } = await lint(`[{},\n {"a": ${JSON.stringify(cut)}}]`)
    expect(file.samples).toMatchObject([{ code: 'DOCUMENT_CUT', line: 2, column: 8, offset: 12 }])
  })
})

describe('a bomb is bounded and disclosed', () => {
  const letters = (number: number): string =>
    [...number.toString(26)].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')
  const manyNames = JSON.stringify(Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`k${letters(at)}`, 1])))

  test.each([
    ['a large document', () => ({ a: `[${'{"a":"b","c":[1]},'.repeat(700_000)}1]` })],
    ['one that is mostly blank', () => ({ a: `{"a":${' '.repeat(20_000_000)}1}` })],
    [
      'very many fields',
      () => Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`f${letters(at)}`, manyNames])),
    ],
    [
      'very many fields in one',
      () => ({
        a: JSON.stringify(
          Array.from({ length: 100 }, (_, at) => ({ [`f${letters(at)}`]: JSON.parse(manyNames) as unknown })),
        ),
      }),
    ],
    ['deep nests', () => ({ a: `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}` })],
  ])('%s', { timeout: 60_000 }, async (_name, document) => {
    const { file, fields } = await lint(document())
    expect(file.samples.map(({ code }) => code)).toEqual(['DOCUMENT_CUT'])
    expect(fields.length).toBeLessThan(51_100)
  })
})

test('a list of URLs is no field as a whole: what their queries hold is told of each name', async () => {
  const url = 'https://example.com/x?imei=490154203237518&serialNumber=C02XL0'
  const { fields } = await lint({ list: [url, url] })
  expect(fields.filter(({ row }) => row !== null).map(one => `${one.path} ${one.row} ${one.count}`)).toEqual([
    '/list/* hardware-inventory/imei 2',
    '/list/*!/imei hardware-inventory/imei 2',
    '/list/*!/serialNumber hardware-inventory/serial-number 2',
  ])
})
