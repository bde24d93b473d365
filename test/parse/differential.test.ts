import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { alikeRecords, createRandom, mutate, randomDocument } from './documents.ts'
import { readByKernel, readPlainly, type Told } from './readers.ts'

/** Documents that chance does not bring: past one of the limits that both readers keep, or of facts that contradict. */
const special: readonly (readonly [name: string, text: () => string])[] = [
  [
    'an inner object that contradicts an outer one',
    () =>
      '[{"managedDeviceOwnerType":"company","deviceName":"a","of":{"managedDeviceOwnerType":"personal","deviceName":"b"}},' +
      '{"of":{"deviceName":"c","isManaged":true},"isManaged":false,"managedDeviceOwnerType":"personal"}]',
  ],
  [
    'records by keys, the later of which are data',
    () =>
      [
        '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
        '490154203237518',
        '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
        '490154203237518',
      ]
        .map(key => `{"${key}":{"@odata.type":"#microsoft.graph.iosCompliancePolicy","a":1}}`)
        .join('\n'),
  ],
  ['a string that is read in pieces', () => `{"notes":"${'x y '.repeat(50_000)}imei 490154203237518"}`],
  ['a long table', () => JSON.stringify({ body: `imei,os,model\n${'490154203237518,iOS,A17\n'.repeat(9_000)}` })],
  ['a long text of lines', () => JSON.stringify({ body: `imei,os,model\n${'a line, of a log\n'.repeat(9_000)}` })],
  [
    'one with ends of lines as numbers',
    () => JSON.stringify({ body: `imei,os,model\n${'1,2,3\n'.repeat(30_000)}` }).replaceAll('\\n', '\\u000a'),
  ],
  [
    'a table longer than is read',
    () => JSON.stringify({ body: `imei,os,model\n${'490154203237518,iOS,A17\n'.repeat(400_000)}` }),
  ],
  ['one of escapes', () => `{"notes":"${'\\u0041'.repeat(40_000)}"}`],
  ['one beyond ASCII', () => `["${'漢'.repeat(60_000)}", "${'å'.repeat(65_536)}"]`],
  ['a string of one byte less', () => `["${'x'.repeat(131_071)}","${'x'.repeat(131_072)}"]`],
  ['a long value of a pair', () => `[{"key":"notes","value":{"stringValue":"${'z'.repeat(140_000)}"}}]`],
  ['a long value of a plain pair', () => `[{"name":"description","value":"${'z'.repeat(140_000)}"}]`],
  ['a document in one', () => JSON.stringify([{ name: 'notes', value: manyMembers(40_000) }])],
  [
    'one in an entry',
    () =>
      JSON.stringify({
        tags: [
          ['notes', manyMembers(40_000)],
          ['imei', 'x'.repeat(140_000)],
        ],
      }),
  ],
  [
    'facts in pairs and beside them',
    () =>
      '[{"deviceName":"a","attributes":[{"name":"isManaged","value":true},{"name":"deviceName","value":"b"},{"name":"x y z q","value":"c"}],' +
      '"tags":[["managedDeviceOwnerType","company"],["deviceName","c"],["xq","d"],["a"]]},{"deviceName":"d"}]',
  ],
  [
    'pairs that hold records',
    () =>
      JSON.stringify([
        { name: 'device', value: { deviceName: 'a', isManaged: true, of: [{ deviceName: 'b' }] } },
        {
          name: 'devices',
          value: [{ deviceName: 'a', '@odata.type': '#microsoft.graph.managedDevice' }, { imei: 'x' }],
        },
        { '@odata.type': '#microsoft.graph.keyValuePair', name: 'imei', value: 'x' },
        { name: 'imei', value: 'x', valueType: 'string' },
        { name: 'imei', value: 'x', valueType: {} },
        { name: 'imei', key: 'x', value: 1 },
      ]),
  ],
  [
    'what is wider than a pair',
    () =>
      JSON.stringify([
        { key: 'k', value: { stringValue: 'x', other: '490154203237518' } },
        { key: 'k', value: { stringValue: 'x', intValue: '1' } },
        { key: 'k', value: { stringValue: 'x' } },
        { name: 'imei', value: { other: [{ imei: 'x' }], stringValue: 'x' } },
        { name: 'imei', value: { stringValue: 'x' } },
        { key: 'k', value: { arrayValue: { values: [1], other: 'a@example.com' } } },
        { key: 'k', value: { arrayValue: { values: [1] }, kvlistValue: { values: [{ key: 'a', value: {} }] } } },
        { key: 'k', value: { arrayValue: { values: [1] } } },
        { name: 'imei', value: 'x', type: '490154203237518' },
        { name: 'imei', value: 'x', type: '{"imei":"x"}' },
        { name: 'imei', value: 'x', type: 'com.example.READ' },
        { name: 'imei', value: 'x', type: 'android.permission.READ_SMS' },
        { key: '{"imei":"x"}', value: { stringValue: 'x' } },
        { key: 'android.permission.READ_SMS', value: { boolValue: true } },
        { key: 'k', value: { '@odata.type': '#microsoft.graph.user', stringValue: 'x' } },
      ]),
  ],
  [
    'a column named behind a table in its description',
    () => '{"Schema":[{"columns":["id"],"rows":[[1]],"name":"ab"},"text"],"data":[["x","y"]]}',
  ],
  [
    'a column named by a datum, in rows of a document in a value',
    () =>
      JSON.stringify({
        notes: JSON.stringify({ fields: ['a', 'r@e.m'], Values: [['x'], '{"b":1}', ['x', 'y']] }),
      }),
  ],
  [
    'markup and keys in values',
    () =>
      JSON.stringify([
        '<a><imei>x</imei><imei>y</imei></a>',
        '<a><imei>x</imei><imei>y',
        '<a b="c"/>',
        '<p>x</p>',
        '<unknown>',
        '<a>/',
        'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ==',
        'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
        'YnBsaXN0MDDRAQJUSU1FSVF4CAsQAAAAAAAAAQEAAAAAAAAAAwAAAAAAAAAAAAAAAAAAABI=',
        'PGE+PGltZWk+eDwvaW1laT48L2E+',
        'UEdFK1BHbHRaV2srZUR3dmFXMWxhVDQ4TDJFKw==',
        'PHILIPS',
        'PHILIPSPHILIPS',
        { a: '<d><!-- x --><imei type="x">1</imei></d>', b: '<plist><dict><key>a</key><true/></dict></plist>' },
      ]),
  ],
  ['an address with an escaped blank', () => '["https://graph.micro\\t.com/v1.0/users","https:\\/\\/example.com/a"]'],
  [
    'an IMEI in groups that begins as the number of a SIM card does',
    () => '["no 89-015420-323751-1","no 89-015420-323751-4"]',
  ],
  ['documents in each other', () => JSON.stringify({ a: nested({ imei: '490154203237518' }, 6) })],
  [
    'a document that is a string',
    () => `${JSON.stringify(nested({ imei: 'x' }, 2))}\n${JSON.stringify(nested([1], 1))}`,
  ],
  [
    'facts around and inside a document',
    () =>
      `[{"isManaged":true,"Properties":${JSON.stringify('{"managedDeviceOwnerType":"personal","deviceName":"b"}')},"deviceName":"a"},` +
      `{"Properties":${JSON.stringify('[{"deviceName":"b"},{"isManaged":false,"deviceName":"b"}]')},"managedDeviceOwnerType":"company"}]`,
  ],
  [
    'types around and inside a document',
    () =>
      `[${JSON.stringify({ p: '{"imei":"x","@odata.type":"#microsoft.graph.managedDevice"}', '@odata.type': '#microsoft.graph.user' })},` +
      `${JSON.stringify({ p: '{"@odata.type":"#microsoft.graph.managedDevice","imei":"x"}', id: 1 })}]`,
  ],
  [
    'a document in a pair',
    () =>
      JSON.stringify({
        a: [
          [{ key: 'k', value: { stringValue: '{"imei":["x",[{"a":1}]]}' } }],
          { key: 'k', value: { stringValue: '[1]' } },
        ],
      }),
  ],
  [
    'pairs below many arrays',
    () =>
      `${'['.repeat(9)}1,{"key":"a","value":{"stringValue":"x"}},{"key":"a","value":{"stringValue":"y"}}${']'.repeat(9)}`,
  ],
  [
    'a row that is a document, among rows whose cells have no names',
    () => JSON.stringify([JSON.stringify({ columns: ['a', {}], rows: [[], '{"b":1}', ['', 'c']] })]),
  ],
  [
    'an object among rows with fewer cells than columns',
    () => JSON.stringify({ columns: ['a', 'b'], rows: [[1], { c: 1, b: 2 }, [3, 4]] }),
  ],
  ['arrays below arrays in a document', () => JSON.stringify([[{ a: `${'['.repeat(9)}{"b":[1]}${']'.repeat(9)}` }]])],
  ['a document that is read in pieces', () => JSON.stringify([{ payload: manyMembers(40_000) }, 1])],
  ['one in a pair', () => JSON.stringify([{ key: 'p', value: { stringValue: manyMembers(40_000) } }])],
  [
    'one of escapes',
    () => `["${[...manyMembers(6_000)].map(char => `\\u00${char.charCodeAt(0).toString(16)}`).join('')}"]`,
  ],
  ['one in base64', () => JSON.stringify([Buffer.from(manyMembers(40_000)).toString('base64')])],
  ['one in one that is read in pieces', () => JSON.stringify([JSON.stringify({ a: manyMembers(40_000) })])],
  ['one that is too large', () => JSON.stringify([{ payload: manyMembers(2_000_000) }, { payload: manyMembers(2) }])],
  [
    'one that is too deep',
    () => JSON.stringify([`${'['.repeat(50_001)}`, `{"a":${'['.repeat(49_999)}${']'.repeat(49_999)}}`]),
  ],
  ['a key in one that is too long', () => JSON.stringify([`{"a":1,"${'k'.repeat(131_072)}":2}`])],
  [
    'base64 of base64',
    () => JSON.stringify([encoded('{"imei":"x"}', 2), encoded('{"imei":"x"}', 8), encoded('{"imei":"x"}', 12)]),
  ],
  ['a key that is too long', () => `{"a":1,"${'k'.repeat(131_072)}":2}`],
  ['a number that is too long', () => `[1${'0'.repeat(131_072)}]`],
  [
    'more members than are kept apart',
    () => `{${Array.from({ length: 1_500 }, (_, n) => `"word${letters(n)}":1`).join()}}`,
  ],
  ['more names that are known', () => `{${Array.from({ length: 4_500 }, (_, n) => `"imei_${letters(n)}":1`).join()}}`],
  [
    'more keys of pairs',
    () => `[${Array.from({ length: 1_200 }, (_, n) => `{"key":"w${letters(n)}","value":{"intValue":"1"}}`).join()}]`,
  ],
  [
    'more types than branches',
    () =>
      `[${Array.from({ length: 80 }, (_, n) => `{"@odata.type":"#microsoft.graph.device${letters(n)}","imei":"x"}`).join()}]`,
  ],
  [
    'a type after very many values',
    () => `{"value":[${'{"imei":"x","id":1},'.repeat(20_000)}{}],"@odata.context":"https://x/$metadata#users"}`,
  ],
  [
    'a type after fewer',
    () => `{"value":[${'{"imei":"x","id":1},'.repeat(5_000)}{}],"@odata.context":"https://x/$metadata#users"}`,
  ],
  // A value that was kept of a field stands first again: a type has moved all that stood before.
  [
    'a type behind an array of values alike',
    () => {
      const app = '{"model":"abc","v":1}'
      const typed = `{"of":[${Array(9).fill(app).join()}],"@odata.type":"#microsoft.graph.managedDevice"}`
      return `[${typed},{"of":[${app},${app}]}]`
    },
  ],
  ['arrays below arrays', () => `${'['.repeat(40)}{"imei":"x"},{"imei":"y","a":[1,2,[3]]}${']'.repeat(40)}`],
  ['many scalars in an array of an object', () => `{"deviceName":[${'"a",'.repeat(70_000)}"b"]}`],
]

const guid = '"3f2504e0-4f89-41d3-9a0c-0305e82c3301"'
const time = '"2026-11-01T08:30:00Z"'

/** What one field says in record after record: a value that comes again and again, or ever new ones of one form; then another. */
const alike: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['a longer number', [...Array<string>(9).fill('1'), '12', '1', '1.5', '1e2', '-1']],
  ['another literal', [...Array<string>(9).fill('true'), 'false', ...Array<string>(9).fill('null'), 'true']],
  ['a longer word', [...Array<string>(9).fill('"company"'), '"companyx"', '"company\\n"', '"personal"', '"company"']],
  ['a blank', [...Array<string>(9).fill('"company"'), '"company" ', ' "company"', '"company"']],
  ['a value of two vectors', [...Array<string>(9).fill('"0001-01-01T00:00:00Z"'), '"0001-01-01T00:00:01Z"', time]],
  ['documents', [...Array<string>(9).fill('"eyJhIjoxfQ=="'), '"eyJhIjoyfQ=="', '"eyJhIjoxfQ=="']],
  [
    'a blank behind a value of two vectors',
    [...Array<string>(9).fill('"configurationManager"'), '"configurationManager" ', '"configurationManagers"'],
  ],
  ['empty ones', [...Array<string>(9).fill('""'), '"x"', '""', 'null']],
  ['what has become empty', [...Array<string>(9).fill('"***"'), '""', '"***"']],
  ['words in turn', Array.from({ length: 300 }, (_, at) => `"w${at % 3}"`)],
  ['GUIDs of nobody', [guid, guid, guid.replace('3f2504e0', '00000000'), guid.replaceAll(/[0-9a-f]/g, '0'), guid]],
  ['what is no GUID', [guid, guid.replace('a', 'g'), guid.replace('-', '0'), guid.toUpperCase(), guid]],
  ['base64 that looks like one', [guid, '"77u/eyJhIjoxfQ-9a0c-0305e82c330111111"', guid.replace('3f', '77')]],
  ['times of no one', [time, time.replace('2026', '0001'), time.replace('2026', '1601'), time.replace('2026', '1970')]],
  [
    'what is no time',
    ['13-', '00-', '11,'].flatMap(month => [time, time.replace('11-', month), time.replace('-01T', '-32T')]),
  ],
  ['times of other forms', [time, time.replace('T', 't'), time.replace('Z', 'z'), time.replace(':00Z', ':70Z'), time]],
  [
    'names that differ in their digits',
    ['DEVICE-', 'user17_', 'no ', 'R', 'tel:', 'W', '7', 'a1.b2.c3.d4@'].flatMap(start =>
      Array.from({ length: 260 }, (_, at) => JSON.stringify(`${start}${((at + 1) * 7919) % 10_000}`)),
    ),
  ],
  [
    'what only some digits make of them',
    [
      ...Array.from({ length: 260 }, (_, at) => `"DEVICE-${1000 + at}"`),
      '"DEVICE-1000-"',
      '"DEVICE-100\\u0030"',
      '"DEVICE-1000" ',
      '"DEVICE-490154203237518"',
      '"DEVICE-é000"',
      '1000',
    ],
  ],
  // Each time the last value is one that its digits make something else, after many that they do not.
  [
    'the base64 of a picture',
    [...numbered(at => `R${(at % 9) + 1}lGODlhAQAB${at}`), '"R0lGODlhAQAB1000"', '"R0lGODlhAQAB2000"'],
  ],
  ['the number of a SIM card', [...numbered(at => `no 12${at}46000000000000`), '"no 89460000000000000018"']],
  // What only the bytes behind the first sixteen tell, from the colon on: they alone say which entry of `kept.ts` a value falls on.
  [
    'what stands behind digits',
    [...numbered(at => `DEVICE-${at}-abcdef`), '"DEVICE-1000-ab def"', '"DEVICE-1000-ab@d.se"', '"DEVICE-1000-ab/def"'],
  ],
  // A value of zeros that was kept, before the others are known but for their digits: without them, each reads as it does.
  ...[
    ['000000000000000', '490154203237518'],
    ['+00000000000', '+46701740605'],
    ['0000-00-00T00:00:00Z', '2026-11-01T08:30:00Z'],
  ].map(
    ([zeros, value]) =>
      [
        `${zeros}, and what it is like but for its digits`,
        [`"${zeros}"`, `"${zeros}"`, `"${zeros}"`, ...numbered(at => `DEVICE-${at}`), `"${value}"`],
      ] as const,
  ),
  ['times that may be base64', [time, time.replace('2026', '7726'), time]],
]

/** More strings than a field may have before they are taken for ever new, from numbers of four digits. */
function numbered(write: (number: number) => string): readonly string[] {
  return Array.from({ length: 700 }, (_, at) => JSON.stringify(write(1000 + ((at * 7919) % 9000))))
}

/** A document that stands in so many others. */
function nested(inner: unknown, times: number): string {
  return Array.from({ length: times }).reduce<string>(text => JSON.stringify({ a: text }), JSON.stringify(inner))
}

function manyMembers(count: number): string {
  return `{"imei":"490154203237518","of":[${'{"a":"x","b":"\\n"},'.repeat(count / 4)}{}]}`
}

function encoded(text: string, times: number): string {
  return Array.from({ length: times }).reduce<string>(inner => Buffer.from(inner).toString('base64'), text)
}

/** A number in letters, so that a key with it looks like a word. */
function letters(number: number): string {
  return [...number.toString(26)].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')
}

/** Documents of each kind; more of them by hand: `DOCUMENTS=1000000 npx vitest run test/parse/differential.test.ts`. */
const documents = Number(process.env['DOCUMENTS'] ?? 2_000)
const seed = Number(process.env['SEED'] ?? 1)
const timeout = 60_000 + documents * 10

const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .map(file => `fixtures/${file.replaceAll('\\', '/')}`)
  .filter(file => /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json'))
  .filter(file => readFileSync(file)[1] !== 0 && readFileSync(file)[0] !== 0xff && readFileSync(file)[0] !== 0xef)

describe('the kernel and the plain reader tell the same', () => {
  test.each(fixtures)('of %s', file => {
    const bytes = readFileSync(file)
    const plain = readPlainly(bytes)
    for (const chunk of [Infinity, 1, 7, 64]) expect(readByKernel(bytes, chunk)).toEqual(plain)
  })

  test.each(special)('of %s', (_name, text) => {
    const bytes = Buffer.from(text())
    expect(readByKernel(bytes)).toEqual(readPlainly(bytes))
    expect(readByKernel(bytes, 50_001)).toEqual(readPlainly(bytes))
  })

  test.each([1, 15, 16, 17, 31, 32])('of ever new strings of length %i, each met twice', length => {
    // Words and texts in turn, so that one taken for another is counted as what it is not. A string that is met again keeps the
    // field from being one whose values are always new.
    const values = Array.from({ length: 3000 }, (_, at) => {
      const end = at.toString(36).slice(-length)
      return `${'a'.repeat(Math.max(0, length - 1 - end.length))}${length === end.length ? '' : at % 2 === 0 ? 'b' : ' '}${end}`
    })
    const bytes = Buffer.from(
      `[${values
        .flatMap(value => [value, value])
        .map(value => `{"model":"${value}"}`)
        .join()}]`,
    )
    expect(readByKernel(bytes)).toEqual(readPlainly(bytes))
  })

  test.each(['x', '\\n', 'é', '😀', '\\"'])('of strings of every length up to 40 that end in %s', end => {
    const values = Array.from({ length: 40 }, (_, length) => 'a'.repeat(length) + end)
    const records = [...values, ...values.toReversed()].map(
      value => `{"model":"${value}","managedDeviceOwnerType":"${value}"}`,
    )
    const bytes = Buffer.from(`[${records.join()}]`)
    expect(readByKernel(bytes)).toEqual(readPlainly(bytes))
    expect(readByKernel(bytes, 7)).toEqual(readPlainly(bytes))
  })

  test.each(['true', 'false', '"true"', '1', 'null'])('of a fact that most records settle by %s', value => {
    const others = ['true', 'false', '"false"', '0', 'null']
    const records = others
      .flatMap(other => [value, other, value])
      .map(fact => `{"isManaged":${fact},"azureADRegistered":${fact},"deviceName":"x","model":"y","appName":"z"}`)
    const bytes = Buffer.from(records.join('\n'))
    expect(readByKernel(bytes)).toEqual(readPlainly(bytes))
  })

  test.each(['{"a":1}', '[1]', '"{\\"a\\":1}"', '"x"'])(
    'of a byte order mark before or behind %s in a value',
    document => {
      const texts = [`\ufeff${document}`, `${document}\ufeff`, ` \ufeff${document}`, `${document} \ufeff`]
      for (const text of texts) {
        const bytes = Buffer.from(JSON.stringify({ notes: text }))
        expect(readByKernel(bytes), text).toEqual(readPlainly(bytes))
      }
    },
  )

  test('of a file that was read after another, whose last string stood at the same place', () => {
    const before = Buffer.from('[{"a":"b"},{"a":""}]')
    for (let blanks = 0; blanks < before.length; blanks++) {
      const bytes = Buffer.from(`[${' '.repeat(blanks)}{"a":"b"},{"a":""}]`)
      readByKernel(before)
      expect(readByKernel(bytes)).toEqual(readPlainly(bytes))
    }
  })

  test.each([
    ['the deepest nest', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['one that is deeper', '[{"a":'.repeat(25_001)],
    ['one of objects that is deeper', '{"a":'.repeat(50_001)],
  ])('of %s, but for its paths, which would fill the memory', (_name, text) => {
    const bytes = Buffer.from(text)
    const withoutPaths = { tells: false }
    expect(readByKernel(bytes, Infinity, withoutPaths)).toEqual(readPlainly(bytes, withoutPaths))
  })

  test.each(alike)('of records alike but for %s', (_name, values) => {
    const records = values.map(value => `{"a":1,"managedDeviceOwnerType":${value},"notes":${value},"isManaged":true}`)
    const bytes = Buffer.from(records.join('\n'))
    for (const chunk of [Infinity, 1, 50]) expect(readByKernel(bytes, chunk)).toEqual(readPlainly(bytes))
  })

  // What waits for its end ends there as well, where the token that they stand in began.
  test.each([
    ['a string', '{"tags":[["2026-11-01","a","x?x"]]}'],
    ['a string that is read in pieces', `{"tags":[["2026-11-01","a","${'x'.repeat(140_000)}?x"]]}`],
    ['a key', '{"tags":[["2026-11-01","a",{"x?":1}]]}'],
    ['a comment', '{"tags":[["2026-11-01","a",/* ? */1]]}'],
    ['no token', '{"tags":[["2026-11-01","a", ?]]}'],
  ])('of bytes that are no text in %s', (_name, text) => {
    const bytes = Buffer.from(text).map(byte => (byte === 0x3f ? 0xff : byte))
    for (const chunk of [Infinity, 1]) expect(readByKernel(bytes, chunk)).toEqual(readPlainly(bytes))
  })

  test('of a type that comes late in one of many records alike', () => {
    const record = '{"id":"a","imei":"490154203237518","easActivated":false}'
    const typed =
      '{"id":"a","imei":"490154203237518","easActivated":false,"@odata.type":"#microsoft.graph.managedDevice"}'
    for (const records of [
      [...Array<string>(9).fill(typed), record, typed],
      [typed, ...Array<string>(9).fill(record)],
    ]) {
      const bytes = Buffer.from(records.join('\n'))
      expect(readByKernel(bytes)).toEqual(readPlainly(bytes))
    }
  })

  test.each([
    ['random', randomDocument, false],
    ['broken', randomDocument, true],
    ['alike', alikeRecords, false],
    ['alike and broken', alikeRecords, true],
  ] as const)(`of ${documents} documents, %s`, { timeout }, (_kind, write, isBroken) => {
    for (let index = 0; index < documents; index++) compare(seed * 1_000_000_007 + index, write, isBroken)
  })
})

function sortFields(told: Told): Told {
  return { ...told, fields: told.fields.map(field => JSON.stringify(field)).toSorted() }
}

function compare(documentSeed: number, write: (random: () => number) => string, isBroken: boolean): void {
  const random = createRandom(documentSeed)
  const text = write(random)
  const bytes = isBroken ? mutate(random, text) : Buffer.from(text)
  // A member whose value never came has its place among its siblings by its key or by its next value.
  const told = isBroken ? sortFields : (all: Told): Told => all
  const plain = JSON.stringify(told(readPlainly(bytes)))
  const chunk = random() < 0.5 ? Infinity : 1 + Math.floor(random() * 20)
  const kernel = JSON.stringify(told(readByKernel(bytes, chunk)))
  // Synthetic documents may be shown.
  if (kernel !== plain) {
    expect(
      JSON.parse(kernel),
      `seed ${documentSeed}, chunk ${chunk}: ${JSON.stringify(bytes.toString('utf8'))}`,
    ).toEqual(JSON.parse(plain))
  }
}
