import { describe, expect, test } from 'vitest'
import { createReport } from '../../src/pipeline/create-report.ts'
import { mapReporters } from '../../src/report/map-reporters.ts'
import { reporters } from '../../src/report/reporters.ts'
import { lint, mapOf } from '../helpers.ts'

/** The same records in every shape of a table: what is found must be the same. */
const names = ['DeviceName', 'IMEI', 'Owner type', 'Serial number', 'OS version']
const rows = [
  ['DESKTOP-1', '490154203237518', 'personal', 'C02XK1', '14'],
  ['PHONE-2', '', 'company', '77001234', '13.2'],
]
const columns = names.map(name => ({ name, type: 'string' }))
const csv = (delimiter: string): string => [names, ...rows].map(row => row.join(delimiter)).join('\r\n')

const shapes: readonly (readonly [name: string, content: unknown, file: string, place: string])[] = [
  ['an answer of the report API', { Schema: names.map(Column => ({ Column })), Values: rows }, 'x.json', '/Values/*'],
  ['columns by name', { columns: names, rows }, 'x.json', '/rows/*'],
  ['columns as objects', { columns, rows }, 'x.json', '/rows/*'],
  ['an answer of Log Analytics', { tables: [{ name: 'PrimaryResult', columns, rows }] }, 'x.json', '/tables/*/rows/*'],
  [
    'an answer of Kusto',
    { Tables: [{ TableName: 'Table_0', Columns: names.map(ColumnName => ({ ColumnName })), Rows: rows }] },
    'x.json',
    '/Tables/*/Rows/*',
  ],
  ['a data frame', { columns: names, index: [0, 1], data: rows }, 'x.json', '/data/*'],
  ['CSV', csv(','), 'x.csv', '/*'],
  ['CSV with semicolons', csv(';'), 'x.csv', '/*'],
  ['TSV', csv('\t'), 'x.tsv', '/*'],
]

describe.each(shapes)('%s', (_name, content, file, place) => {
  test('is read as the objects that its rows stand for', async () => {
    const found = (await lint(content, {}, file)).findings.map(({ rule, verdict, path, count, empty }) => ({
      found: `${rule} ${verdict}`,
      path,
      count,
      empty,
    }))
    expect(found).toEqual([
      { found: 'hardware-inventory/device-name needs-context', path: `${place}/DeviceName`, count: 2, empty: 0 },
      { found: 'hardware-inventory/imei out-of-scope', path: `${place}/IMEI`, count: 2, empty: 1 },
      { found: 'hardware-inventory/serial-number out-of-scope', path: `${place}/Serial number`, count: 2, empty: 0 },
    ])
  })

  test('lets no cell out', async () => {
    const checked = await lint(content, { unknownFields: 'error', reportEmpty: true, minConfidence: 'low' }, file)
    const report = createReport({ checked: [checked], profile: 'mam-only', version: '1.0.0', rules: 'x' })
    const map = {
      schema: 'mamlint-map/1',
      files: [{ path: 'x', fields: checked.fields, fault: null, samples: [] }],
    } as const
    const output = [
      ...Object.values(reporters).map(one => one(report, { color: true, quiet: false, ignored: 0 })),
      ...Object.values(mapReporters).map(one => one(map)),
    ].join('\n')
    for (const cell of ['DESKTOP-1', '490154203237518', 'C02XK1', '77001234', 'PHONE-2']) {
      expect(output).not.toContain(cell)
    }
  })
})

test('each row is judged by its own facts', async () => {
  const content = {
    columns: ['Owner type', 'Latitude'],
    rows: [
      ['personal', '1'],
      ['company', '2'],
    ],
  }
  const [finding] = (await lint(content, { profile: 'mdm-corporate' })).findings
  expect(finding).toMatchObject({ rule: 'device-data/location', condition: { met: 1, unmet: 1, unknown: 0 } })
})

test('a table says by its name what its rows are', async () => {
  const table = (name: string): unknown => ({
    tables: [{ name, columns: [{ name: 'SerialNumber' }], rows: [['4F00AA']] }],
  })
  const entityOf = async (content: unknown): Promise<unknown> => (await lint(content)).findings[0]?.entity
  expect(await entityOf(table('IntuneDevices'))).toBe('IntuneDevices')
  expect(await entityOf(table('PrimaryResult'))).toBeNull()
})

test('a list of columns without rows declares what it names', async () => {
  const fields = await mapOf({ columns: ['imei', 'id'], rows: [] })
  expect(fields.get('/columns/imei')).toMatchObject({ row: 'hardware-inventory/imei', role: 'declaration' })
})

test.each([
  ['columns behind their rows', { rows: [['490154203237518']], columns: ['imei'] }, 'COLUMNS_AFTER_ROWS'],
  ['too many columns', { columns: Array.from({ length: 16_385 }, () => 'a'), rows: [] }, 'TOO_MANY_COLUMNS'],
])('%s are a fault', async (_name, content, code) => {
  expect((await lint(content)).file).toMatchObject({ status: 'incomplete', fault: { code } })
})

test('a cell without a column is looked at all the same', async () => {
  const { findings } = await lint({ columns: ['a'], rows: [['x', '490154203237518']] })
  expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['hardware-inventory/imei /rows/*/*'])
})

test('arrays of arrays without columns are no table', async () => {
  expect((await mapOf({ fields: [{ label: 'x' }], values: [['a', 'b']] })).has('/values/*/*')).toBe(true)
})

test('data of a safety form counts where the answer is yes', async () => {
  const text =
    'Question ID (machine readable),Response ID (machine readable),Response value\n' +
    'PSL_DATA_TYPES_CONTACTS,PSL_CONTACTS,TRUE\n' +
    'PSL_DATA_TYPES_CALENDAR,PSL_CALENDAR,\n' +
    'PSL_DATA_TYPES_MESSAGES,PSL_SMS_CALL_LOG,FALSE\n'
  const { findings } = await lint(text, {}, 'data_safety.csv')
  expect(findings.map(finding => finding.rule)).toEqual(['never-collected/contacts'])
})

test('that values have no types is told by the format, whatever the name of the file', async () => {
  // An id is a text, which digits alone are where nothing has a type.
  const rowOf = async (content: string, name: string, path: string): Promise<string | null | undefined> =>
    (await mapOf(content, {}, name)).get(path)?.row
  expect(await rowOf('hostId,b\n123456,c\n', 'x.csv', '/*/hostId')).toBe('device-data/platform-specific-ids')
  expect(await rowOf('hostId,b\n123456,c\n', 'x.txt', '/*/hostId')).toBe('device-data/platform-specific-ids')
  expect(await rowOf('<a><hostId>123456</hostId></a>', 'x', '/a/hostId')).toBe('device-data/platform-specific-ids')
  expect(await rowOf('[{"hostId":123456,"b":"c"}]', 'x.csv', '/*/hostId')).toBeNull()
})
