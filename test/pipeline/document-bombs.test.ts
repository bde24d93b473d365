import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { zipOf } from '../unpack/archives.ts'
import { parquetOf, repeatingParquetOf } from '../unpack/parquet-of.ts'
import { lintCheaply } from './cost.ts'

// Documents that are small, or compress well, and cost much to read. Each is to end within two seconds of the processor, in
// bounded memory.

const mega = 1024 * 1024

/** The fault, or `checked`. */
function outcomeOf(text: string | Uint8Array, name: string): string {
  const [file] = lintCheaply(Buffer.from(text), name)
  return file?.fault?.code ?? file?.status ?? 'nothing'
}

function times(count: number, of: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => of(index)).join('')
}

const list = JSON.stringify(Array.from({ length: 3_000 }, (_, n) => ({ imei: '490154203237518', n })))
const merges = times(25, n => `a${n + 1}: &a${n + 1} {<<: [*a${n}, *a${n}], b: 1}\n`)

test.each([
  ['merge keys that multiply', `a0: &a0 {x: 1, y: 2}\n${merges}`, 'EXPANSION_REFUSED'],
  [
    'an alias of a long text',
    `a: &a "${'x'.repeat(2 * mega)}"\nb: [${times(90_000, () => '*a,')}]\n`,
    'EXPANSION_REFUSED',
  ],
  ['an alias of a document', `a: &a '${list}'\nb: [${times(90_000, () => '*a,')}]\n`, 'EXPANSION_REFUSED'],
  ['a list of two million', `[${'a,'.repeat(1_900_000)}a]\n`, 'FILE_TOO_LARGE'],
  ['a million documents', 'a: b\n---\n'.repeat(1_000_000), 'FILE_TOO_LARGE'],
])('YAML: %s', { timeout: 60_000 }, (_, text, expected) => {
  expect(outcomeOf(text, 'x.yaml')).toBe(expected)
})

/** A text of 60 MB out of some tens of kilobytes. */
function packed(head: string, unit: string, tail: string): Uint8Array {
  return gzipSync(head + unit.repeat(Math.floor((60 * mega) / unit.length)) + tail)
}

const plist = '<?xml version="1.0"?><plist version="1.0"><array>'

test.each([
  ['x.xml.gz', 'empty elements', packed('<d>', '<a/>', '</d>')],
  ['x.xml.gz', 'elements with an attribute', packed('<d>', '<a b="c"/>', '</d>')],
  ['x.plist.gz', 'elements of a property list', packed(plist, '<true/>', '</array></plist>')],
  ['x.csv.gz', 'cells with documents', packed('a,b\n', '{},[]\n', '')],
  ['x.csv.gz', 'empty cells', packed('a,b\n', ',\n', '')],
  ['x.json.gz', 'arrays', packed('[', '[],', '{}]')],
  ['x.json.gz', 'documents in strings', packed('[', String.raw`"{\"a\":1}",`, '1]')],
  ['x.json.gz', 'documents in base64', packed('[', '"eyJhIjoxfQ==",', '1]')],
  ['x.json.gz', 'objects of PowerShell', packed('[', '"@{a=b}",', '1]')],
  ['x.ndjson.gz', 'such objects one a line', packed('', '{"a":"@{a=b}"}\n', '')],
  ['x.json.gz', 'queries', packed('[', '"https://a.example/?a=1&b=2&c=3&d=4&e=5",', '1]')],
])('little that comes to much: %s, %s', { timeout: 60_000 }, (name, _, bytes) => {
  expect(outcomeOf(bytes, name)).toBe('ARCHIVE_TOO_LARGE')
})

test.each([
  ['x.yaml.gz', packed('', '- !a b\n', '')],
  ['x.yaml.gz', packed('[', '[],', 'a]')],
])('little that comes to much YAML', { timeout: 60_000 }, (name, bytes) => {
  expect(outcomeOf(bytes, name)).toMatch(/_TOO_LARGE$/)
})

const million = 1_000_000
const columns = `${times(million, n => `c${n},`)}c\n${'1,'.repeat(million)}1\n`

test.each([
  ['x.csv', Buffer.from(columns)],
  ['x.csv.gz', gzipSync(columns)],
  ['x.zip', zipOf([{ name: 'x.csv', data: columns }])],
  ['x.json', Buffer.from(JSON.stringify({ columns: Array.from({ length: million }, (_, n) => `c${n}`), rows: [[1]] }))],
])('a million columns: %s', { timeout: 60_000 }, (name, bytes) => {
  expect(outcomeOf(bytes, name)).toBe('TOO_MANY_COLUMNS')
})

const manyNames = Array.from({ length: 200 }, (_, n) => `c${n}`)

test.each([
  ['one long text in each row', repeatingParquetOf({ notes: 'x'.repeat(mega) }, million), 'EXPANSION_REFUSED'],
  [
    'millions of rows in each of many columns',
    repeatingParquetOf(Object.fromEntries(manyNames.map(name => [name, 'x'])), 5 * million),
    'sampled',
  ],
  [
    'more columns than are read',
    parquetOf(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`c${n}`, ['x']]))),
    'TOO_MANY_COLUMNS',
  ],
  ['more values than rows', parquetOf({ a: ['x'], imei: ['x', '490154203237518'] }), 'PARQUET_INVALID'],
  ['values and no rows', parquetOf({ a: [], imei: ['490154203237518'] }), 'PARQUET_INVALID'],
])('Parquet: %s', { timeout: 60_000 }, (_, bytes, expected) => {
  expect(outcomeOf(bytes, 'x.parquet')).toBe(expected)
})

test('entities that multiply', () => {
  const entities = times(9, n => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`)
  const type = `<!DOCTYPE plist [<!ENTITY a0 "lol">${entities}]>`
  const text = `<?xml version="1.0"?>${type}<plist version="1.0"><string>&a9;</string></plist>`
  expect(outcomeOf(text, 'x.plist')).toBe('EXPANSION_REFUSED')
  expect(outcomeOf(text.replaceAll('plist', 'd'), 'x.xml')).toBe('EXPANSION_REFUSED')
})

/** A thing in itself, many times over. */
function wrapped(text: string, count: number, wrap: (text: string) => string): string {
  return Array.from({ length: count }).reduce<string>(wrap, text)
}

test.each([
  ['JSON in JSON', wrapped('{"imei":"1"}', 14, text => JSON.stringify({ a: text }))],
  ['base64 of base64', JSON.stringify(wrapped('{"imei":"1"}', 20, text => Buffer.from(text).toString('base64')))],
  ['objects of PowerShell', JSON.stringify(`${'@{a='.repeat(200_000)}1${'}'.repeat(200_000)}`)],
])('what holds itself many times is told to be so: %s', { timeout: 60_000 }, (_, text) => {
  expect(outcomeOf(text, 'x.json')).toBe('sampled')
})

/** Two bytes of UTF-16 that begin a character and do not end it. */
const half = Buffer.of(0x00, 0xd8)

test.each([
  ['x.xml', 'elements', '<a>'.repeat(3_000_000), 'NESTING_TOO_DEEP'],
  ['x.plist', 'arrays', plist + '<array>'.repeat(2_000_000), 'NESTING_TOO_DEEP'],
  ['x.json', 'arrays', '['.repeat(20_000_000), 'NESTING_TOO_DEEP'],
  ['x.json', 'objects', '{"a":'.repeat(10_000_000), 'NESTING_TOO_DEEP'],
  ['x.yaml', 'lists', '- '.repeat(2_000_000), 'NESTING_TOO_DEEP'],
])('%s: %s in one another, without end', { timeout: 60_000 }, (name, _, text, expected) => {
  expect(outcomeOf(text, name)).toBe(expected)
})

test.each([
  ['x.csv', 'quotes in a cell', `a,b\n1,"${'""'.repeat(30 * mega)}`, 'CSV_SYNTAX'],
  ['x.csv', 'letters in a name', `${'x'.repeat(60 * mega)},b\n1,2`, 'NO_HEADER'],
  ['x.json', 'letters in a string', `{"a":"${'x'.repeat(60 * mega)}`, 'JSON_SYNTAX'],
  ['x.json', 'digits', `{"a":${'1'.repeat(60 * mega)}`, 'TOKEN_TOO_LONG'],
  ['x.xml', 'attributes', `<a ${times(million, n => `a${n}="1" `)}/>`, 'TOKEN_TOO_LONG'],
  ['x.xml', 'a document type', `<!DOCTYPE a [${'<!ELEMENT a ANY>'.repeat(4 * mega)}]><a/>`, 'TOKEN_TOO_LONG'],
  [
    'x.ndjson',
    'half a character at the end',
    Buffer.concat([Buffer.from(`\ufeff${'{"a":"b"}\n'.repeat(2 * mega)}`, 'utf16le'), half]),
    'TEXT_UNDECODABLE',
  ],
])('%s: %s', { timeout: 60_000 }, (name, _, text, expected) => {
  expect(outcomeOf(text, name)).toBe(expected)
})

// Each name is read as language once: 4 MB a second, whatever comes. It is not bounded, and grows with the file.
test.each([
  ['objects of PowerShell', (n: number) => `@{n${n}=a; m${n}=b}`],
  ['queries', (n: number) => `https://example.com/?n${n}=a&m${n}=b`],
])('names that never come twice: %s', { timeout: 60_000 }, (_, of) => {
  expect(
    outcomeOf(
      times(50_000, n => `${JSON.stringify({ a: of(n) })}\n`),
      'x.ndjson',
    ),
  ).toBe('checked')
})

test.each([
  [
    'a report of Intune',
    (n: number) => `DESKTOP-${n * 7919},${n * 104_729},Windows,10.0.${n % 40}.${n % 7},Compliant,\n`,
  ],
  [
    'a log of one kind',
    (n: number) => `${String(n).padStart(7, '0')},heartbeat,"${'nothing to report; '.repeat(20)}"\n`,
  ],
])('an honest export is no bomb: %s', { timeout: 60_000 }, (_, row) => {
  const text = `a,b,c${',d,e,f'.repeat(row(1).split(',').length > 4 ? 1 : 0)}\n${times(200_000, row)}`
  expect(text.length).toBeGreaterThan(8 * mega)
  expect(outcomeOf(gzipSync(text), 'x.csv.gz')).toBe('checked')
})

const document = JSON.stringify({ items: Array.from({ length: 40_000 }, (_, n) => ({ name: `a ${n}`, n })) })
const values: readonly (readonly [string, string])[] = [
  ['JSON', document],
  ['base64', Buffer.from(document).toString('base64')],
  ['base64 of base64', Buffer.from(Buffer.from(document).toString('base64')).toString('base64')],
  ['objects of PowerShell', `@{${times(20_000, n => `abc${n}=def ${n}; `)}}`],
  ['brackets that do not end', '{"a":'.repeat(20_000)],
  ['braces that do not end', '@{a='.repeat(100_000)],
]

test.each(values)('megabytes in each value: %s', { timeout: 60_000 }, (_, value) => {
  const line = `${JSON.stringify({ payload: value })}\n`
  expect(outcomeOf(line.repeat(10), 'x.ndjson')).toMatch(/^(?:checked|sampled)$/)
})
