import { statSync } from 'node:fs'
import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../src/model/settings.ts'
import { type Checked, lintDocuments } from '../src/pipeline/lint.ts'
import { fileSource } from '../src/read/file-source.ts'
import { engine } from './helpers.ts'

// The same two records in everything they arrive in: see fixtures/as-it-arrives/README.md for how each was made.

const folder = 'fixtures/as-it-arrives'

/** What is said of the records, by hand from the catalogue: leaf, row, verdict, how often. */
const expected: readonly string[] = [
  'deviceName hardware-inventory/device-name needs-context 2',
  'imei hardware-inventory/imei out-of-scope 2',
  'isEncrypted null unlisted 2',
  'operatingSystem hardware-inventory/operating-system allowed 2',
  'osVersion hardware-inventory/os-version allowed 2',
  'phoneNumber user-info/phone-number out-of-scope 2',
  'serialNumber hardware-inventory/serial-number out-of-scope 2',
  'userPrincipalName user-info/upn-or-email allowed 2',
  'wiFiMacAddress hardware-inventory/wifi-mac-address out-of-scope 2',
]

/** A file, and the documents in it: how their path goes on behind the file's, and the path of a record in them. */
interface Arrival {
  readonly file: string
  readonly format: string
  readonly encoding?: string | null
  /** Before the name of a field; `/value/*` where nothing is said. */
  readonly record?: string
  /** Records that the report counts; those of a document inside a value are none. */
  readonly records?: number
  /** `['']` where the file is itself the document. */
  readonly documents?: readonly string[]
}

const arrivals: readonly Arrival[] = [
  { file: 'devices.json', format: 'json' },
  { file: 'devices.ndjson', format: 'ndjson', record: '' },
  { file: 'devices.csv', format: 'csv', record: '/*' },
  { file: 'devices.tsv', format: 'tsv', record: '/*' },
  { file: 'utf16le-bom-semicolons.csv', format: 'csv', encoding: 'utf-16le', record: '/*' },
  { file: 'devices-csv.zip', format: 'csv', record: '/*', documents: ['!devices.csv'] },
  { file: 'schema-and-values.json', format: 'json', record: '/Values/*' },
  { file: 'tables.json', format: 'json', record: '/tables/*/rows/*' },
  { file: 'devices.xml', format: 'xml', record: '/*' },
  { file: 'devices.yaml', format: 'yaml' },
  { file: 'devices.plist', format: 'plist' },
  { file: 'devices.binary.plist', format: 'plist', encoding: null },
  { file: 'devices.parquet', format: 'parquet', encoding: null, record: '/*' },
  { file: 'utf8-bom-crlf.json', format: 'json' },
  { file: 'utf16le-bom-crlf.json', format: 'json', encoding: 'utf-16le' },
  { file: 'utf16le.json', format: 'json', encoding: 'utf-16le' },
  { file: 'utf16be-bom.json', format: 'json', encoding: 'utf-16be' },
  { file: 'utf16be.json', format: 'json', encoding: 'utf-16be' },
  { file: 'in-strings.json', format: 'json', record: '/value/*!' },
  { file: 'in-string-in-string.json', format: 'json', record: '/value/*!/data!' },
  { file: 'whole-in-string.json', format: 'json', record: '/body!/value/*', records: 1 },
  { file: 'in-base64.json', format: 'json', record: '/value/*!' },
  { file: 'below-depth.json', format: 'json', record: '/value/*!' },
  { file: 'json-in-cells.csv', format: 'csv', record: '/*/Properties!' },
  { file: 'xml-in-string.json', format: 'json', record: '/body!/*', records: 1 },
  { file: 'plist-in-base64.json', format: 'json', record: '/raw_payload!/value/*', records: 1 },
  { file: 'binary-plist-in-base64.json', format: 'json', record: '/raw_payload!/value/*', records: 1 },
  { file: 'csv-in-string.json', format: 'json', record: '/body!/*', records: 1 },
  { file: 'power-shell.json', format: 'json', record: '/value/*!' },
  { file: 'queries.json', format: 'json', record: '/*/url!' },
  { file: 'records.json', format: 'json', record: '/records/*' },
  { file: 'event-hub.json', format: 'json', record: '/*/records/*' },
  { file: 'otlp-attributes.json', format: 'json', record: '/*/attributes' },
  { file: 'otlp.json', format: 'json', record: '/resourceLogs/*/resource/attributes' },
  {
    file: 'otlp-bodies.ndjson',
    format: 'ndjson',
    record: '/resourceLogs/*/scopeLogs/*/logRecords/*/body/kvlistValue/values',
  },
  { file: 'otlp-spans.ndjson', format: 'ndjson', record: '/resourceSpans/*/scopeSpans/*/spans/*/attributes' },
  {
    file: 'otlp-metrics.ndjson',
    format: 'ndjson',
    record: '/resourceMetrics/*/scopeMetrics/*/metrics/*/gauge/dataPoints/*/attributes',
  },
  { file: 'name-and-value.json', format: 'json', record: '/*/properties' },
  { file: 'tags.json', format: 'json', record: '/*/tags' },
  { file: 'devices.envelope', format: 'ndjson', record: '/extra', records: 3 },
  { file: 'utf16be.tsv', format: 'tsv', encoding: 'utf-16be', record: '/*' },
  { file: 'devices.csv.gz', format: 'csv', record: '/*' },
  { file: 'devices.json.gz', format: 'json' },
  { file: 'devices.zip', format: 'json', documents: ['!devices.json'] },
  { file: 'stored.zip', format: 'json', documents: ['!devices.json'] },
  { file: 'streamed.zip', format: 'json', documents: ['!-'] },
  { file: 'nested.zip', format: 'json', documents: ['!devices.json.gz', '!devices.zip!devices.json'] },
  { file: 'devices.tar', format: 'json', documents: ['!exports/devices.json'] },
  { file: 'gnu.tar', format: 'json', documents: ['!exports/devices.json'] },
]

async function check(file: string): Promise<readonly Checked[]> {
  const path = `${folder}/${file}`
  return await lintDocuments(fileSource(path, path, statSync(path).size), defaultSettings, engine)
}

/** What is said of the fields of a record. */
function toldOf({ fields }: Checked, record: string): readonly string[] {
  return fields
    .filter(({ path }) => path.startsWith(`${record}/`) && !path.slice(record.length + 1).includes('/'))
    .filter(({ path }) => path !== '/*')
    .map(({ path, row, verdict, count }) => `${path.slice(record.length + 1)} ${row} ${verdict} ${count}`)
    .toSorted()
}

test.each(arrivals)('$file says the same', async arrival => {
  const { file, format, encoding = 'utf-8', record = '/value/*', records = 2, documents = [''] } = arrival
  const checked = await check(file)
  expect(checked.map(one => one.file.path)).toEqual(documents.map(document => `${folder}/${file}${document}`))
  for (const one of checked) {
    expect(one.file).toMatchObject({ format, encoding, records, status: 'checked', fault: null })
    expect(toldOf(one, record)).toEqual(expected)
  }
})

test('a tar.gz holds a list and lines', async () => {
  const checked = await check('devices.tar.gz')
  expect(checked.map(({ file }) => `${file.path.split('!')[1]} ${file.format}`).toSorted()).toEqual([
    'exports/devices.json json',
    'exports/devices.ndjson ndjson',
  ])
  for (const one of checked) expect(toldOf(one, one.file.format === 'json' ? '/value/*' : '')).toEqual(expected)
})

test('zstd says the same where Node has it, else which Node has', async () => {
  const [one] = await check('devices.ndjson.zst')
  if (one === undefined) throw new Error('a compressed file is one document')
  if ('createZstdDecompress' in zlib) return expect(toldOf(one, '')).toEqual(expected)
  expect(one.file.fault).toMatchObject({ code: 'NODE_TOO_OLD' })
  return expect(one.file.fault?.message).toContain('22.15')
})

describe('what could not be read is said', () => {
  test('of what is no export', async () => {
    const [one, archive] = await check('with-readme.zip')
    expect(one?.file).toMatchObject({ path: `${folder}/with-readme.zip!devices.json`, status: 'checked' })
    expect(archive?.file).toMatchObject({ path: `${folder}/with-readme.zip`, status: 'sampled', fault: null })
  })

  test.each([
    ['encrypted.zip', '!devices.json', 'ENTRY_UNREADABLE'],
    ['cut-off.zip', '', 'ARCHIVE_DAMAGED'],
  ])('of %s', async (file, document, code) => {
    const checked = await check(file)
    expect(checked.map(one => [one.file.path, one.file.fault?.code])).toEqual([[`${folder}/${file}${document}`, code]])
  })
})
