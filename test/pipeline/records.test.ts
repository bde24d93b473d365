import { describe, expect, test } from 'vitest'
import type { Settings } from '../../src/model/settings.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import { lint } from '../helpers.ts'

const imei = '490154203237518'

/** What counts as a record: elements of the list that a file is, else documents. */
const counted: readonly (readonly [what: string, document: unknown, records: number])[] = [
  ['an object', { imei }, 1],
  ['an empty object', {}, 1],
  ['a scalar', 7, 1],
  ['an array', [{ imei }, { imei }, {}], 3],
  ['an empty array', [], 1],
  ['a response', { '@odata.context': 'x', value: [{ imei }, { imei }] }, 2],
  ['the longest list of several', { errors: [1], records: [{ imei }, { imei }], tags: ['a'] }, 2],
  ['a response of two types', { value: [{ '@odata.type': '#a.user' }, { '@odata.type': '#a.device' }, {}] }, 3],
  ['a list deeper inside is no list of records', { device: { apps: [1, 2, 3] } }, 1],
  ['lines', '{"a":1}\n{"a":2}\n\n{"a":3}\n', 3],
  ['lines without an end', '{"a":1}\n{"a":2}', 2],
  ['lines of arrays', '[1,2,3]\n[4]\n', 2],
  ['documents one after the other', '{"a":1} {"a":2}', 2],
  ['a batch of Event Hub', { records: [{ imei }, { imei }] }, 2],
  ['batches, one a line', '{"records":[{"a":1},{"a":2}]}\n{"records":[{"a":3}]}\n', 3],
  ['batches in an array', [{ records: [{ imei }, { imei }] }, { records: [{ imei }] }, { records: [] }], 3],
  ['pages, one a line', '{"value":[{"a":1},{"a":2}],"@odata.count":3}\n{"value":[{"a":3}]}\n', 3],
  ['lines of which one has a list', '{"records":[1,2,3]}\n{"a":1}\n', 2],
  ['a broken line counts too', '{"a":1}\n{"a":\n{"a":3}\n', 3],
]

describe('records', () => {
  test.each(counted)('%s', async (_, document, records) => {
    expect((await lint(document)).file.records).toBe(records)
  })
})

const graph = (type: string): object => ({
  value: [{ '@odata.type': `#microsoft.graph.${type}`, operatingSystem: 'iOS' }],
})

describe('the notice that a file is data of device management', () => {
  test.each([
    ['managedDevice', 'mam-only', true],
    ['detectedApp', 'mam-only', true],
    ['hardwareInformation', 'mam-only', true],
    ['managedDevice', 'mdm-personal', false],
    ['managedDevice', 'mdm-corporate', false],
    ['managedAppRegistration', 'mam-only', false],
    ['user', 'mam-only', false],
    ['zorbel', 'mam-only', false],
  ] as const)('%s under %s: %j', async (type, profile, isThere) => {
    const { notice } = (await lint(graph(type), { profile })).file
    expect(notice === null).toBe(!isThere)
    if (isThere) expect(notice).toContain(`(${type})`)
  })
})

/** One of each: an error, a warning, what is allowed, on no row, always empty, and sometimes. */
const sample = {
  imei,
  azureADDeviceId: 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2',
  osVersion: '18.1',
  colour: 'red',
  iccid: '',
  shape: null,
}

/** Severity, path and rule of each finding, in the order of the report. */
async function found(document: unknown, settings: Partial<Settings> = {}): Promise<readonly string[]> {
  const checked = [await lint(document, settings)]
  const { findings } = createReport({ checked, profile: 'mam-only', version: '1', rules: '2026-01-01' })
  return findings.map(({ path, rule, severity }) => `${severity} ${path} ${rule}`)
}

const imeiError = 'error /imei hardware-inventory/imei'
const entraWarning = 'warning /azureADDeviceId device-data/entra-device-id'

const settings: readonly (readonly [what: string, settings: Partial<Settings>, findings: readonly string[]])[] = [
  ['the default', {}, [imeiError, entraWarning]],
  ['unknown fields off', { unknownFields: 'off' }, [imeiError, entraWarning]],
  ['unknown fields as warnings', { unknownFields: 'warn' }, [imeiError, entraWarning, 'warning /colour unlisted']],
  ['unknown fields as errors', { unknownFields: 'error' }, [imeiError, 'error /colour unlisted', entraWarning]],
  ['empty fields', { reportEmpty: true }, [imeiError, 'error /iccid hardware-inventory/iccid', entraWarning]],
  ['a rule off', { severities: { 'hardware-inventory/imei': 'off' } }, [entraWarning]],
  [
    'a rule as a note',
    { severities: { 'hardware-inventory/imei': 'note' } },
    [entraWarning, 'note /imei hardware-inventory/imei'],
  ],
  [
    'a rule as an error',
    { severities: { 'device-data/entra-device-id': 'error' } },
    [imeiError, 'error /azureADDeviceId device-data/entra-device-id'],
  ],
  [
    'an allowed row has no severity to change',
    { severities: { 'hardware-inventory/os-version': 'error' } },
    [imeiError, entraWarning],
  ],
  ['a rule that is not there', { severities: { 'hardware-inventory/zorbel': 'error' } }, [imeiError, entraWarning]],
  ['a fact', { facts: { entraJoined: true } }, [imeiError]],
  ['a profile', { profile: 'mdm-personal' }, []],
]

describe('settings', () => {
  test.each(settings)('%s', async (_, one, findings) => {
    expect(await found(sample, one)).toEqual(findings)
  })

  // A property of somebody's API is a low guess, 15 digits under a neutral key a medium one.
  const api = { openapi: '3.1.0', components: { schemas: { A: { properties: { contacts: { type: 'array' } } } } } }

  test.each([
    ['low', ['never-collected/contacts'], ['hardware-inventory/imei'], 0],
    ['medium', [], ['hardware-inventory/imei'], 0],
    ['high', [], [], 1],
  ] as const)('confidence of at least %s', async (minConfidence, declared, guessed, unlisted) => {
    expect((await lint(api, { minConfidence })).findings.map(finding => finding.rule)).toEqual(declared)
    const { findings, fields, file } = await lint({ value: imei }, { minConfidence })
    expect(findings.map(finding => finding.rule)).toEqual(guessed)
    expect(fields.find(field => field.path === '/value')?.row).toBe(guessed[0] ?? null)
    expect(file.unlisted).toBe(unlisted)
  })
})

const accept = (field: string, rule?: string): Partial<Settings> => ({
  unknownFields: 'warn',
  allow: [{ field, reason: 'agreed', ...(rule === undefined ? {} : { rule }) }],
})

describe('accepted findings', () => {
  test.each([
    ['/imei', undefined, ['/azureADDeviceId', '/colour'], 1],
    ['/imei', 'hardware-inventory/imei', ['/azureADDeviceId', '/colour'], 1],
    ['/imei', 'hardware-inventory/iccid', ['/imei', '/azureADDeviceId', '/colour'], 0],
    ['/colour', 'unlisted', ['/imei', '/azureADDeviceId'], 1],
    ['/*', undefined, [], 3],
    ['**', undefined, [], 3],
    ['/*', 'unlisted', ['/imei', '/azureADDeviceId'], 1],
    ['/ime', undefined, ['/imei', '/azureADDeviceId', '/colour'], 0],
    // What is no finding cannot be accepted: nothing is counted.
    ['/osVersion', undefined, ['/imei', '/azureADDeviceId', '/colour'], 0],
  ] as const)('%s %s', async (field, rule, paths, suppressed) => {
    const checked = await lint(sample, accept(field, rule))
    expect(checked.findings.map(finding => finding.path)).toEqual(paths)
    expect(checked.suppressed.length).toBe(suppressed)
    // The map shows them all the same.
    expect(checked.fields.find(one => one.path === '/imei')?.verdict).toBe('out-of-scope')
    const report = createReport({ checked: [checked, checked], profile: 'mam-only', version: '1', rules: '2026-01-01' })
    expect(report.summary.suppressed).toBe(2 * suppressed)
  })
})

describe('what is empty is counted apart', () => {
  const empties: readonly (readonly [what: string, value: unknown])[] = [
    ['null', null],
    ['an empty text', ''],
    ['an empty list', []],
    ['an empty object', {}],
    ['stars', '***'],
    ['a word', '[REDACTED]'],
    ['zeros', '000000000000000'],
    ['a template', '{{imei}}'],
  ]

  test.each(empties)('%s', async (_, value) => {
    const always = await lint([{ imei: value }, { imei: value }])
    expect(always.findings).toEqual([])
    expect(always.fields.find(field => field.path === '/*/imei')).toMatchObject({ count: 2, empty: 2 })
    expect(always.file.unlisted).toBe(0)

    const reported = await lint([{ imei: value }], { reportEmpty: true })
    expect(reported.findings).toMatchObject([{ path: '/*/imei', count: 1, empty: 1 }])

    const sometimes = await lint([{ imei: value }, { imei }, { imei: value }])
    expect(sometimes.findings).toMatchObject([{ path: '/*/imei', count: 3, empty: 2 }])
  })

  test.each([
    ['false', false],
    ['zero', 0],
    ['a blank', ' '],
    ['a value masked in part', '49015420*******'],
  ])('%s is not empty', async (_, value) => {
    const { fields } = await lint([{ colour: value }])
    expect(fields.find(field => field.path === '/*/colour')).toMatchObject({ count: 1, empty: 0 })
  })

  test('a field on no row that is always empty is not unlisted', async () => {
    expect((await lint({ colour: null, shape: 'round' })).file.unlisted).toBe(1)
    expect(await found({ colour: null }, { unknownFields: 'error' })).toEqual([])
  })
})

describe('a summary adds up its files', () => {
  test('and says how many could not be checked', async () => {
    const checked = [
      await lint(sample),
      await lint([sample, sample], {}, 'b.json'),
      await lint('{"imei":', {}, 'a.json'),
    ]
    const { files, summary } = createReport({ checked, profile: 'mam-only', version: '1', rules: '2026-01-01' })
    expect(files.map(file => [file.path, file.status])).toEqual([
      ['a.json', 'incomplete'],
      ['b.json', 'checked'],
      ['export.json', 'checked'],
    ])
    expect(summary).toEqual({
      files: 3,
      records: 4,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      errors: 2,
      warnings: 2,
      notes: 0,
      incomplete: 1,
      sampled: 0,
      unlisted: 2,
      suppressed: 0,
      suppressedBy: { config: 0, inline: 0, baseline: 0 },
    })
  })
})

describe('a large document is read like a small one', () => {
  test.each([
    [
      'types that come last',
      { serialNumber: 'x', phones: [[1], [2]], '@odata.type': '#microsoft.graph.windowsCertificate' },
    ],
    [
      'pairs',
      {
        a: [
          { key: 'device.id', value: { stringValue: 'x' } },
          { key: 'colour', value: { intValue: '7' } },
        ],
      },
    ],
  ])('%s', async (_, record) => {
    const pathsAndShares = async (count: number): Promise<readonly unknown[]> =>
      (await lint({ value: Array.from({ length: count }, () => record) })).fields.map(field => [
        field.path,
        field.row,
        field.path === '/value' ? 1 : field.count / count,
      ])
    expect(await pathsAndShares(40_000)).toEqual(await pathsAndShares(3))
  })
})

test('a pair takes its list from its own record, not from one before', async () => {
  const list = { arrayValue: { values: ['x'] } }
  const { fields } = await lint([
    { key: 'a', value: list, more: 1 },
    { key: 'b', value: { imei } },
  ])
  expect(fields.find(({ path }) => path === '/*/value/imei')).toMatchObject({ count: 1, verdict: 'out-of-scope' })
})
