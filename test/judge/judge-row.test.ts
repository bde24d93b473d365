import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import { judgeRow } from '../../src/judge/judge-row.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { Profile } from '../../src/model/verdict.ts'

const rows = new Map(loadCatalogue().rows.map(row => [row.id, row]))

function verdictOf(id: string, profile: Profile, facts: Facts): string {
  const row = rows.get(id)
  if (row === undefined) throw new Error(`no row ${id}`)
  return judgeRow(row, profile, facts).verdict
}

/** Row, facts, then the verdict under mam-only, mdm-personal and mdm-corporate: the table of the design, section 3.2. */
type Cell = readonly [row: string, facts: Facts, mam: string, personal: string, corporate: string]

const none: Facts = {}
const table: readonly Cell[] = [
  ['never-collected/contacts', none, 'never-collected', 'never-collected', 'never-collected'],
  ['never-collected/photos', { ownership: 'corporate' }, 'never-collected', 'never-collected', 'never-collected'],
  ['hardware-inventory/imei', none, 'out-of-scope', 'allowed', 'allowed'],
  ['hardware-inventory/model', none, 'allowed', 'allowed', 'allowed'],

  ['device-data/entra-device-id', { entraJoined: true }, 'allowed', 'allowed', 'allowed'],
  ['device-data/entra-device-id', { entraJoined: false }, 'out-of-scope', 'allowed', 'allowed'],
  ['device-data/entra-device-id', none, 'needs-context', 'allowed', 'allowed'],
  ['device-data/intune-device-id', { mdmEnrolled: true }, 'allowed', 'allowed', 'allowed'],
  ['device-data/intune-device-id', { mdmEnrolled: false }, 'out-of-scope', 'allowed', 'allowed'],
  ['device-data/intune-device-id', none, 'needs-context', 'allowed', 'allowed'],
  ['hardware-inventory/device-name', { friendlyName: true }, 'allowed', 'allowed', 'allowed'],
  ['hardware-inventory/device-name', { friendlyName: false }, 'out-of-scope', 'allowed', 'allowed'],
  ['hardware-inventory/device-name', none, 'needs-context', 'allowed', 'allowed'],

  ['device-data/location', none, 'out-of-scope', 'out-of-scope', 'allowed'],
  ['device-data/location', { ownership: 'corporate' }, 'out-of-scope', 'allowed', 'allowed'],
  ['device-data/location', { ownership: 'personal' }, 'out-of-scope', 'out-of-scope', 'out-of-scope'],
  ['device-data/location', { compliantAppFeature: true }, 'out-of-scope', 'out-of-scope', 'allowed'],

  ['app-inventory/app-name', { managedApp: true }, 'allowed', 'out-of-scope', 'allowed'],
  ['app-inventory/app-name', { managedApp: false }, 'out-of-scope', 'out-of-scope', 'allowed'],
  ['app-inventory/app-name', none, 'needs-context', 'out-of-scope', 'allowed'],
  ['app-inventory/app-name', { compliantAppFeature: true }, 'needs-context', 'allowed', 'allowed'],
  ['app-inventory/app-size', none, 'out-of-scope', 'out-of-scope', 'allowed'],
  ['app-inventory/app-size', { compliantAppFeature: true }, 'out-of-scope', 'allowed', 'allowed'],
  ['app-inventory/app-size', { ownership: 'personal' }, 'out-of-scope', 'out-of-scope', 'out-of-scope'],

  ['optional/iso19944-health', none, 'optional-data', 'optional-data', 'optional-data'],
  ['optional/iso19944-health', { diagnosticsOptIn: true }, 'allowed', 'allowed', 'allowed'],
  ['optional/iso19944-health', { diagnosticsOptIn: false }, 'optional-data', 'optional-data', 'optional-data'],
  ['optional/device-query', none, 'optional-data', 'optional-data', 'optional-data'],
  ['optional/device-query', { ownership: 'personal' }, 'out-of-scope', 'out-of-scope', 'out-of-scope'],
  ['optional/device-query', { platform: 'android' }, 'out-of-scope', 'out-of-scope', 'out-of-scope'],
  [
    'optional/device-query',
    { deviceQueryEnabled: true, ownership: 'corporate', platform: 'windows' },
    'allowed',
    'allowed',
    'allowed',
  ],
  [
    'optional/device-query',
    { deviceQueryEnabled: true, platform: 'windows' },
    'needs-context',
    'needs-context',
    'allowed',
  ],
  [
    'optional/device-query',
    { deviceQueryEnabled: true, ownership: 'personal', platform: 'windows' },
    'out-of-scope',
    'out-of-scope',
    'out-of-scope',
  ],
]

describe('the verdict table', () => {
  test.each(table)('%s with %o', (row, facts, mam, personal, corporate) => {
    const verdicts = [
      verdictOf(row, 'mam-only', facts),
      verdictOf(row, 'mdm-personal', facts),
      verdictOf(row, 'mdm-corporate', facts),
    ]
    expect(verdicts).toEqual([mam, personal, corporate])
  })

  test('gives every row of the page a verdict that its column allows', () => {
    const plain = {
      yes: 'allowed',
      no: 'out-of-scope',
      conditional: 'needs-context',
      optional: 'optional-data',
    } as const
    for (const row of rows.values()) {
      const expected = row.mam === 'never' ? 'never-collected' : plain[row.mam]
      expect(verdictOf(row.id, 'mam-only', {}), row.id).toBe(expected)
    }
  })
})
