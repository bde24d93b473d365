/** A random number generator that a seed repeats: mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Keys that the vocabulary knows, keys that fold, keys of pairs, and keys that are hard to write. */
const keys: readonly string[] = [
  'id',
  'imei',
  'serialNumber',
  'deviceName',
  'phoneNumber',
  'type',
  '@odata.type',
  '@odata.context',
  'category',

  'managedDeviceOwnerType',
  'isManaged',
  'azureADRegistered',
  'joinType',
  'value',
  'key',
  'stringValue',
  'intValue',
  'boolValue',
  'arrayValue',
  'kvlistValue',
  'values',
  'attributes',
  'permissions',
  'tags',
  'name',
  'columns',
  '$select',
  'query',
  'notes',
  'text',
  'a',
  'b',
  '',
  'å',
  '漢字',
  '😀',
  '"',
  '\\',
  '/',
  '*',
  'x!',
  '~',
  'a/b',
  '__proto__',
  '\ud800',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '+46701740605',
  'user@example.com',
  '490154203237518',
  '2026-11-01',
  'aVeryLongNameOfAFieldThatIsLongerThanTwoVectors',
  'sixteen_letters1',
  'fifteenletters_',
]

/** Values by what they are: each kind of form, and what only looks like one. */
const strings: readonly string[] = [
  '',
  'company',
  'personal',
  'true',
  'mdm',
  'azureADRegistered',
  '#microsoft.graph.managedDevice',
  'callRecord',
  '#microsoft.graph.iosCompliancePolicy',
  'https://graph.microsoft.com/v1.0/$metadata#users',
  '490154203237518',
  '89460000000000000014',
  '00:00:5E:00:53:01',
  '02:00:00:00:00:00',
  'user@example.com',
  '+46 70 174 06 05',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-4000-8000-000000000001',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2026-11-01T08:30:00Z',
  '2026-11-01 08:30:00',
  '2026-11-01',
  '2026-13-01',
  '15.5',
  '1970-01-01 00:00:00',
  '0001-01-01T00:00:00Z',
  'PT15M',
  '10.0.19045.2965',
  '192.0.2.17',
  '1793522400',
  '***',
  'REDACTED',
  'Imei value',
  'Lorem ipsum dolor',
  'android.permission.READ_SMS',
  'com.apple.developer.contacts.notes',
  'NSPrivacyCollectedDataTypeContacts',

  'imei,serialNumber',
  'https://example.com/x?$select=imei,id',
  'select imei from devices',
  'a note: +46701740605 x',

  'IMEI: 490154203237518 is printed here',
  'å',
  '漢字',
  '😀 done',
  'line\nbreak',
  'tab\there',
  'quote"inside',
  '\ud83d',
  'x'.repeat(15),
  'x'.repeat(16),
  'y'.repeat(17),
  'z'.repeat(400),
  '-----BEGIN PRIVATE KEY-----',
  'fe80::1',
]

/** Names with numbers, and what is something for some digits only: base64, a picture, a SIM card, a telephone, a listed word. */
const numbered: readonly string[] = [
  'DEVICE-1042',
  'user17_Device_100042',
  'user17@example.com',
  'User 17',
  'SN4674977316',
  'x7',
  'R0lGODlhAQABAIAA',
  'W3siYSI6MX1d',
  'V1c9c9c9c9c9',
  'eyJhIjo0Mn0=',
  'no 89460000000000000014',
  'no 49-015420-323751-8',
  '2026-11-01 08:30:00.5',
  '2026-11-01',
  '123456789.25',
  'tel:0701740605',
  'aa:00:00:00:00:00',
  'A4-83-E7-00-53-01',
  'v10.0.19045',
  'e1-2026-11-01.200.example',
  'h1',
  'http://a1/b2?c3=4',
]

/** Forms of values that are ever new: `h` is a hexadecimal digit, `d` a digit, `c` the check digit of those before it. */
const forms: readonly string[] = [
  'hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh',
  '20dd-0d-1dT0d:3d:5dZ',
  'dddd-1d-d1Td2:d0:d9Z',
  'hhhhhhhhhhhh',
  '00005e0053hh',
  'ddddddddddddddc',
  '00100100ddddddc',
  '8900ddddddddddddddc',
  '89ddddddddddddddddddc',
  '8946dddddddddddddddc',
]

const numbers: readonly string[] = [
  '0',
  '-1',
  '1.5',
  '1e5',
  '490154203237518',
  '8946000000000000001',
  '1793522400',
  '-0.1E+2',
]

/** A document as text: whatever JSON allows, in the shapes that exports have. */
export function randomDocument(random: Random): string {
  const blank = pick(random, ['', '', '', ' ', '\n', '\r\n', '\t', '\r'])
  if (random() < 0.25) return Array.from({ length: 1 + random() * 4 }, () => randomRecord(random, '')).join('\n')
  return randomValue(random, 0, blank) + blank
}

/** A document that has many records: lines, or the elements of an array with members before and behind it. */
export function randomExport(random: Random): string {
  const blank = pick(random, ['', '', ' ', '\n', '\r\n', '\r'])
  const kinds = Array.from({ length: 1 + random() * 3 }, () =>
    Array.from({ length: 1 + random() * 4 }, () => pick(random, keys)),
  )
  const records = Array.from({ length: 2 + random() * 30 }, () => {
    const shape = random() < 0.9 ? pick(random, kinds) : [pick(random, keys), pick(random, keys)]
    return random() < 0.1
      ? randomValue(random, 1, blank)
      : `{${shape.map(key => `${JSON.stringify(key)}:${blank}${randomValue(random, 2, '')}`).join(`,${blank}`)}}`
  })
  if (random() < 0.3)
    return records.map(record => record.replaceAll(/[\r\n]/g, '')).join(random() < 0.5 ? '\n' : '\r\n') + blank
  const array = `[${blank}${records.join(`,${blank}`)}${blank}]`
  if (random() < 0.3) return array + blank
  const member = (): string => `${JSON.stringify(pick(random, keys))}:${randomValue(random, 3, blank)}`
  const members = (): string[] => Array.from({ length: random() * 3 }, member)
  const inner = [...members(), `"value":${array}`, ...members()].join(`,${blank}`)
  return random() < 0.8
    ? `{${inner}}${blank}`
    : `{${[...members(), `"data":{${inner}}`, ...members()].join(',')}}${blank}`
}

/** Records as a machine writes them, most of which say what the one before said: what a reader foresees holds, until it does not. */
export function alikeRecords(random: Random): string {
  if (random() < 0.04) return numberedRecords(random)
  if (random() < 0.1) return formedRecords(random)
  const shape = Array.from({ length: 2 + random() * 7 }, () => ({
    key: JSON.stringify(pick(random, keys)),
    values: Array.from({ length: 1 + random() * 3 }, () => randomValue(random, random() < 0.9 ? 5 : 3, '')),
  }))
  const steadiness = 0.5 + random() / 2
  const records = Array.from({ length: 8 + random() * 30 }, () => {
    const members = shape.map(({ key, values }) => {
      const value = random() < steadiness ? (values[0] as string) : pick(random, values)
      return `${key}:${random() < 0.02 ? neighbour(random, value) : value}`
    })
    if (random() < 0.1) members.splice(Math.floor(random() * members.length), 1)
    if (random() < 0.05) members.push(`${JSON.stringify(pick(random, keys))}:1`)
    return `{${members.join(',')}}`
  })
  return joined(random, records)
}

/** Many records whose values differ in their digits, as names that machines give do, and are ever new. */
function numberedRecords(random: Random): string {
  const shape = Array.from({ length: 1 + random() * 3 }, () => {
    const text = random() < 0.5 ? pick(random, numbered) : random() < 0.5 ? pick(random, strings) : randomText(random)
    return { key: JSON.stringify(pick(random, keys)), value: JSON.stringify(text) }
  })
  const records = Array.from({ length: 230 + random() * 100 }, () => {
    const members = shape.map(({ key, value }) => {
      const other = value.replaceAll(/\d/g, () => String(Math.floor(random() * 10)))
      return `${key}:${random() < 0.02 ? neighbour(random, other) : other}`
    })
    return `{${members.join(',')},"id":1}`
  })
  return joined(random, records)
}

/** Records whose values have one form each; some are empty, or differ from it in one character. */
function formedRecords(random: Random): string {
  const shape = Array.from({ length: 1 + random() * 4 }, () => ({
    key: JSON.stringify(pick(random, keys)),
    form: pick(random, forms),
  }))
  const records = Array.from({ length: 8 + random() * 40 }, () => {
    const members = shape.map(({ key, form }) => `${key}:"${random() < 0.2 ? '' : formed(random, form)}"`)
    return `{${random() < 0.8 ? members.join(',') : members.toReversed().join(',')},"id":1}`
  })
  return joined(random, records)
}

/** A value of a form, one in five of which differs in one character. */
function formed(random: Random, form: string): string {
  const drawn = form.replaceAll(/[hd]/g, letter =>
    pick(random, [...(letter === 'd' ? '0123456789' : '0123456789abcdefABCDEF')]),
  )
  const value = form.endsWith('c') ? drawn.slice(0, -1) + checkDigit(drawn.slice(0, -1)) : drawn
  if (random() < 0.8) return value
  const start = Math.floor(random() * value.length)
  const other = pick(random, ['7', '77', '0', '9', 'F', 'x', 'T', 't', ' ', '-', ':', 'z', ''])
  return value.slice(0, start) + other + value.slice(start + other.length)
}

/** The digit that makes a number valid (ISO/IEC 7812-1, annex B). */
function checkDigit(digits: string): string {
  const weights = [...digits]
    .toReversed()
    .map((digit, place) => (place % 2 === 0 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0) : Number(digit)))
  return String((10 - (weights.reduce((sum, weight) => sum + weight, 0) % 10)) % 10)
}

function joined(random: Random, records: readonly string[]): string {
  return random() < 0.5 ? records.join('\n') : `[${records.join(',')}]`
}

/** A value that begins, ends or is written nearly as another. */
function neighbour(random: Random, value: string): string {
  if (!/^["\d]/.test(value)) return pick(random, ['null', 'true', 'false', '0'])
  if (value.startsWith('"')) return pick(random, [`${value.slice(0, -1)}x"`, `"x${value.slice(1)}`, `${value} `])
  return pick(random, [`${value}0`, `${value}.5`, `-${value}`, ` ${value}`])
}

function randomRecord(random: Random, blank: string): string {
  return randomObject(random, 1, blank)
}

function randomValue(random: Random, depth: number, blank: string): string {
  const kind = random()
  if (depth < 5 && (depth === 0 || kind < 0.3)) {
    return random() < 0.55 ? randomObject(random, depth + 1, blank) : randomArray(random, depth + 1, blank)
  }
  if (depth < 9 && kind > 0.96) return written(random, embedded(random, depth))
  if (kind < 0.6) return written(random, pick(random, strings))
  if (kind < 0.8) return written(random, randomText(random))
  if (kind < 0.87) return pick(random, numbers)
  return pick(random, ['true', 'false', 'null'])
}

/** A document as the text of a value: as it is, encoded once or several times, cut off, or broken. */
function embedded(random: Random, depth: number): string {
  const blank = pick(random, ['', '', ' ', '\n', '\r\n', '\t'])
  const container = (): string =>
    random() < 0.7 ? randomObject(random, Math.min(depth, 3), blank) : randomArray(random, Math.min(depth, 3), blank)
  let text = random() < 0.1 ? container() + blank + container() : container()
  if (random() < 0.1) text = text.slice(0, Math.floor(random() * text.length))
  if (random() < 0.05) text = Buffer.from(mutate(random, text)).toString('utf8')
  if (random() < 0.1) text = pick(random, others)
  if (random() < 0.05) text = `\ufeff${text}`
  while (random() < 0.3) {
    const way = random()
    if (way < 0.4) text = JSON.stringify(text)
    else if (way < 0.7) text = Buffer.from(text).toString(random() < 0.5 ? 'base64' : 'base64url')
    else if (way < 0.8) text = Buffer.from(text, 'utf16le').toString('base64')
    else if (way < 0.9) text = JSON.stringify({ [pick(random, keys)]: text })
    else text = blank + text + blank
  }
  return text
}

/** Forms other than JSON, and what looks like one. */
const others: readonly string[] = [
  '@{imei=490154203237518; serialNumber=C02; os=@{name=iOS; isManaged=True}; note=a; b; of=@{a=1} @{a=}}',
  '@{}',
  '@{a=1',
  '@{a=1}}',
  'https://example.com/x?imei=490154203237518&$select=imei&deviceName=a%20b&deviceName=c',
  '?imei=1&b',
  'http://example.com/?',
  'imei=1&serialNumber=2',
  'imei=1; serialNumber=2',
  'imei,os,serialNumber\n490154203237518,iOS,C02\r\n2,"a,\nb",c\n',
  '"imei";"os";"deviceName"\r\n"1";"a";"b"',
  'serialNumber\tosVersion\n1\ta\n2\tb',
  'imei,os,model\n1,2,3\n4,5,6\n7,8,9\n10,1',
  'imei,os,model\n1,2\n',
  '"imei,os\n1,2',
  'a, b\nc, d\n',
  '{}',
  '[]',
  '{0}',
  '[Serial]',
  '{"a":1}{"a":2}',
  '[1',
  '{"a":1,}',
  '{"a":tru',
  '{"a":1.',
  '{"a":-',
  '{"a":1e5.',
  '{"a":01}',
  '{"a":"x\\u00',
  '{"a":"x\\q"}',
  '{"a":nulls}',
  '{"a":[{"b":',
  "{'a': 1}",
  'eyJhIjoxfQ==',
  'eyJhIjoxfQ',
  'every word of a sentence',
]

/** Alphabets of values that look like something: numbers, addresses, times, words. */
const alphabets: readonly string[] = [
  '0123456789',
  '0',
  '0123456789.',
  '0123456789abcdef-',
  '0123456789ABCDEF:',
  '0123456789-:T.Z+',
  '0123456789 -+()',
  'abcdefghijklmnopqrstuvwxyz',
  'ABab19_-.@',
  'abcdefXYZ 0123.,:;/?&=%$',
  'xX*#.-_ ',
  'aåäöÅéü ñ',
]

/** Text of one alphabet; some of it a form that was broken somewhere. */
function randomText(random: Random): string {
  const alphabet = pick(random, alphabets)
  if (random() < 0.3) {
    const form = pick(random, strings)
    const at = Math.floor(random() * (form.length + 1))
    return form.slice(0, at) + pick(random, [...alphabet]) + form.slice(at + (random() < 0.5 ? 1 : 0))
  }
  return Array.from({ length: 1 + random() * random() * 70 }, () => pick(random, [...alphabet])).join('')
}

function randomObject(random: Random, depth: number, blank: string): string {
  const shape = random()
  if (shape < 0.1) return randomPair(random, depth, blank)
  if (shape < 0.15) return randomPlainPair(random, depth, blank)
  if (shape < 0.25) return randomTable(random, depth, blank)
  const members = Array.from({ length: random() * 6 }, () => {
    if (random() < 0.03)
      return `"${pick(random, ['tags', 'cookies', 'query_string'])}":${randomPairs(random, depth, blank)}`
    return `${blank}${written(random, pick(random, keys))}${blank}:${blank}${randomValue(random, depth, blank)}`
  })
  return `{${members.join(',')}${blank}}`
}

function randomPair(random: Random, depth: number, blank: string): string {
  const wrapper = pick(random, ['stringValue', 'intValue', 'boolValue', 'doubleValue', 'arrayValue', 'kvlistValue'])
  const inner =
    wrapper === 'arrayValue' || wrapper === 'kvlistValue'
      ? `{"values":${randomArray(random, depth + 1, blank)}}`
      : randomValue(random, 6, blank)
  return `{"key":${written(random, pick(random, keys))},"value":{"${wrapper}":${inner}}}`
}

/** A pair that wraps nothing, and what is nearly one. */
function randomPlainPair(random: Random, depth: number, blank: string): string {
  const name = random() < 0.8 ? pick(random, keys) : pick(random, strings)
  const key = `"${pick(random, ['key', 'Key', 'name', 'name', 'Name', 'appConfigKey'])}":${blank}${written(random, name)}`
  const held = random() < 0.2 ? randomPair(random, depth + 1, blank) : randomValue(random, depth + 1, blank)
  const value = `"${pick(random, ['value', 'value', 'Value', 'appConfigKeyValue'])}":${held}`
  const beside = (): string =>
    `"${pick(random, ['type', '@odata.type', 'valueType', 'appConfigKeyType', 'name', 'value', 'id'])}":${randomValue(random, 4, blank)}`
  const members = random() < 0.9 ? [key, value] : [value, key]
  while (random() < 0.3) members.splice(Math.floor(random() * 3), 0, beside())
  return `{${members.join(`,${blank}`)}}`
}

/** A list whose entries are arrays of two, most of them. */
function randomPairs(random: Random, depth: number, blank: string): string {
  const entryOf = (): string => {
    if (random() < 0.2) return randomValue(random, depth + 1, blank)
    const value = random() < 0.9 ? written(random, pick(random, strings)) : randomValue(random, depth + 2, blank)
    const more = random() < 0.1 ? `,${randomValue(random, 5, blank)}` : ''
    return `[${blank}${written(random, pick(random, keys))},${value}${more}]`
  }
  return `[${Array.from({ length: random() * 6 }, () => blank + entryOf()).join(',')}]`
}

/** Columns and rows, in whatever order, with what may go wrong with them. */
function randomTable(random: Random, depth: number, blank: string): string {
  const columnOf = (): string => {
    const name = written(random, pick(random, keys))
    const kind = random()
    if (kind < 0.5) return name
    if (kind < 0.9)
      return `{"${pick(random, ['name', 'Column', 'ColumnName', 'type'])}":${name},${blank}"type":"string"}`
    return randomValue(random, depth + 2, blank)
  }
  const listOf = (element: () => string, most: number): string =>
    `[${Array.from({ length: random() * most }, () => blank + element()).join(',')}${blank}]`
  const cellOf = (): string => randomValue(random, depth + 2, blank)
  const rowOf = (): string => (random() < 0.9 ? listOf(cellOf, 6) : randomValue(random, depth + 1, blank))
  const columns = `"${pick(random, ['columns', 'Schema', 'fields'])}":${blank}${listOf(columnOf, 6)}`
  const rows = `"${pick(random, ['rows', 'Values', 'data'])}":${blank}${listOf(rowOf, 5)}`
  const other = `${written(random, pick(random, keys))}:${randomValue(random, depth, blank)}`
  const members = random() < 0.9 ? [columns, rows] : [rows, columns]
  if (random() < 0.3) members.splice(Math.floor(random() * 3), 0, other)
  if (random() < 0.1) members.splice(Math.floor(random() * 3), 0, columns)
  return `{${members.join(`,${blank}`)}}`
}

function randomArray(random: Random, depth: number, blank: string): string {
  const arePairs = random() < 0.1
  const elements = Array.from(
    { length: random() * 4 },
    () => blank + (arePairs ? randomPlainPair(random, depth, blank) : randomValue(random, depth, blank)),
  )
  return `[${elements.join(',')}${blank}]`
}

/** A string as JSON writes it, some of its characters as escapes. */
function written(random: Random, text: string): string {
  const plain = JSON.stringify(text)
  if (random() < 0.85 || plain.length < 4) return plain
  const at = 1 + Math.floor(random() * (plain.length - 2))
  const unit = plain.charCodeAt(at)
  const isPlain = /[A-Za-z0-9:/+]/.test(plain.charAt(at)) && plain.charAt(at - 1) !== '\\' && !plain.includes('\\u')
  if (!isPlain) return plain
  return `${plain.slice(0, at)}\\u${unit.toString(16).padStart(4, '0')}${plain.slice(at + 1)}`
}

const bits: readonly string[] = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '/',
  '//',
  '/*',
  '*/',
  '\n',
  '\r',
  ' ',
  '0',
  '-',
  'e',
  '.',
  'null',
  't',
  '\\u12',
  '\\ud800',
  '\\x',
  '\u0000',
  '\u001f',
  '\u00a0',
  '\ufeff',
  'é',
]

/** The bytes of a document with a few of them changed. */
export function mutate(random: Random, text: string): Uint8Array {
  let bytes = Buffer.from(text)
  for (let change = random() * 3; change > 0; change--) {
    const at = Math.floor(random() * (bytes.length + 1))
    const isRaw = random() < 0.2
    const added = isRaw ? Buffer.of(Math.floor(random() * 256)) : Buffer.from(random() < 0.6 ? pick(random, bits) : '')
    bytes = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + (random() < 0.5 ? 1 : 0))])
  }
  return bytes
}
