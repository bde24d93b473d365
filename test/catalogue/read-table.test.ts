import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTable } from '../../src/catalogue/read-table.ts'

const rows = readTable(readFileSync('rules/catalogue.tsv', 'utf8'))
const head = 'row\tsection_en\tsection_sv\titem_en\titem_sv\tverdict\tcondition\tnotes\n'

function count(mams: readonly string[]): number {
  return rows.filter(row => mams.includes(row.mam)).length
}

test('reads the page: 77 required rows with a verdict, 8 optional, 7 never collected', () => {
  expect([count(['yes', 'no', 'conditional']), count(['optional']), count(['never'])]).toEqual([77, 8, 7])
})

test.each([
  ['device-data/entra-device-id', { mam: 'conditional', condition: 'entra-joined', mdm: null, optIn: null }],
  ['device-data/location', { mam: 'no', condition: null, mdm: 'corporate-only', optIn: null }],
  [
    'app-inventory/app-name',
    { mam: 'conditional', condition: 'managed-apps-only', mdm: 'corporate-or-compliant-app-feature', optIn: null },
  ],
  ['app-inventory/app-size', { mam: 'no', condition: null, mdm: 'corporate-or-compliant-app-feature', optIn: null }],
  ['optional/device-query', { mam: 'optional', condition: null, mdm: null, optIn: 'device-query' }],
  ['optional/iso19944-health', { mam: 'optional', condition: null, mdm: null, optIn: 'diagnostics' }],
])('reads the conditions of %s', (id, expected) => {
  expect(rows.find(row => row.id === id)).toMatchObject(expected)
})

test('refuses a verdict that is none', () => {
  expect(() => readTable(`${head}a/b\ts\ts\ti\ti\tmaybe\t\t\n`)).toThrow(/catalogue\.tsv:2/)
})
