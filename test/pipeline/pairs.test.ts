import { describe, expect, test } from 'vitest'
import { lint, mapOf } from '../helpers.ts'

const imei = '490154203237518'

/** Lists of pairs, each after its source, and the path of what it says about a device. */
const pairs: readonly (readonly [source: string, document: unknown, path: string])[] = [
  ['chromeOSDeviceProperty', { x: [{ name: 'imei', value: imei, valueType: 'string' }] }, '/x/imei'],
  ['OTLP', { x: [{ key: 'imei', value: { stringValue: imei } }] }, '/x/imei'],
  ['tags of Sentry as objects', { tags: [{ key: 'imei', value: imei }] }, '/tags/imei'],
  ['tags of Sentry as arrays', { tags: [['imei', imei]] }, '/tags/imei'],
  ['a query of Sentry', { request: { query_string: [['imei', imei]] } }, '/request/query_string/imei'],
  ["Microsoft 365's audit log", { ExtendedProperties: [{ Name: 'IMEI', Value: imei }] }, '/ExtendedProperties/IMEI'],
  [
    'keyValuePair of Graph',
    { x: [{ '@odata.type': '#microsoft.graph.keyValuePair', name: 'imei', value: imei }] },
    '/x/imei',
  ],
  [
    'appConfigurationSettingItem',
    { x: [{ appConfigKey: 'imei', appConfigKeyType: 'stringType', appConfigKeyValue: imei }] },
    '/x/imei',
  ],
  ['a number', { x: [{ name: 'imei', value: 490_154_203_237_518 }] }, '/x/imei'],
  ['the value first', { x: [{ value: imei, name: 'imei' }] }, '/x/imei'],
  ['in a document', { text: JSON.stringify([{ name: 'imei', value: imei }]) }, '/text!/imei'],
]

describe('a pair is read as the member that it stands for:', () => {
  test.each(pairs)('%s', async (_, document, path) => {
    expect((await mapOf(document)).get(path)).toMatchObject({
      row: 'hardware-inventory/imei',
      verdict: 'out-of-scope',
      count: 1,
    })
  })

  test('what only a name tells', async () => {
    const fields = await mapOf({ properties: [{ name: 'Serial number', value: 'C02XL0' }], tags: [['call_log', '3']] })
    expect(fields.get('/properties/Serial number')?.row).toBe('hardware-inventory/serial-number')
    expect(fields.get('/tags/call_log')?.verdict).toBe('never-collected')
  })

  /** Names in one list of pairs, and what the first of them stands for because of the others. */
  test.each([
    [['host.name', 'device.id'], 'hardware-inventory/device-name'],
    [['host.name', 'service.name'], null],
    [['displayName', 'complianceState', 'managementAgent', 'udid'], 'hardware-inventory/device-name'],
    [['displayName', 'complianceStates', 'agents', 'x'], null],
  ])('%j beside each other: %s', async (names, row) => {
    const fields = await mapOf({ x: names.map(name => ({ name, value: 'A17' })) })
    expect(fields.get(`/x/${names[0]}`)?.row).toBe(row)
  })

  test('a word in attributes of telemetry is data, since nobody chooses there', async () => {
    const attributes = [{ key: 'phoneNumber', value: { stringValue: 'withheld' } }]
    const rows = [{ attributes }, { resourceSpans: [{ scopeSpans: [{ spans: [{ attributes }] }] }] }].map(async one => {
      const fields = [...(await mapOf(one)).values()]
      return fields.find(({ path }) => path.endsWith('/phoneNumber'))?.row
    })
    expect(await Promise.all(rows)).toEqual([null, 'user-info/phone-number'])
  })

  test('a fact that it settles holds for the record around it', async () => {
    const record = (value: string): object => ({
      deviceName: 'a',
      attributes: [{ name: 'managedDeviceOwnerType', value }],
    })
    const verdict = async (value: string): Promise<string | undefined> =>
      (await mapOf(record(value), { profile: 'mdm-corporate' })).get('/deviceName')?.verdict
    expect(await verdict('personal')).toBe(
      (await mapOf({ deviceName: 'a', managedDeviceOwnerType: 'personal' }, { profile: 'mdm-corporate' })).get(
        '/deviceName',
      )?.verdict,
    )
  })

  test('a document in its value is opened', async () => {
    const fields = await mapOf({ x: [{ name: 'payload', value: JSON.stringify({ imei }) }] })
    expect(fields.get('/x/payload!/imei')?.row).toBe('hardware-inventory/imei')
  })
})

/** Objects that look like pairs and hold more than a key and a value: nothing of it may get lost. */
const wider: readonly (readonly [what: string, list: readonly unknown[], path: string])[] = [
  ['beside a typed value', [{ key: 'model', value: { stringValue: 'x', other: imei } }], '/list/*/value/other'],
  ['before a typed value', [{ key: 'model', value: { other: imei, stringValue: 'x' } }], '/list/*/value/other'],
  [
    'in a second typed value',
    [{ key: 'model', value: { intValue: 1, stringValue: imei } }],
    '/list/*/value/stringValue',
  ],
  ['in the first of two', [{ key: 'model', value: { stringValue: imei, intValue: 1 } }], '/list/*/value/stringValue'],
  [
    'in a typed value under a name',
    [{ name: 'model', value: { stringValue: 'x', other: imei } }],
    '/list/*/value/other',
  ],
  [
    'beside a list of values',
    [{ key: 'model', value: { arrayValue: { values: [{ stringValue: 'x' }] }, other: imei } }],
    '/list/*/value/other',
  ],
  [
    'inside what holds that list',
    [{ key: 'model', value: { arrayValue: { values: [{ stringValue: 'x' }], other: imei } } }],
    '/list/*/value/arrayValue/other',
  ],
  [
    'in a second list',
    [
      {
        key: 'model',
        value: {
          arrayValue: { values: [{ stringValue: 'x' }] },
          kvlistValue: { values: [{ key: 'imei', value: { stringValue: imei } }] },
        },
      },
    ],
    '/list/*/value/kvlistValue/values/imei',
  ],
  [
    'in a value beside a list',
    [{ key: 'model', value: { stringValue: imei, arrayValue: { values: [{ stringValue: 'x' }] } } }],
    '/list/*/value/stringValue',
  ],
  ['in a document there', [{ name: 'model', value: 'x', type: JSON.stringify({ imei }) }], '/list/*/type!/imei'],
  [
    'in a document that is the key',
    [{ key: JSON.stringify({ imei }), value: { stringValue: 'x' } }],
    '/list/*/key!/imei',
  ],
  ['in a member of its own', [{ key: 'model', value: { stringValue: 'x' }, other: imei }], '/list/*/other'],
]

describe('what holds more than a pair stays as it is, and is read:', () => {
  test.each(wider)('%s', async (_, list, path) => {
    expect((await mapOf({ list })).get(path)).toMatchObject({ row: 'hardware-inventory/imei', count: 1 })
  })
})

test('what says of what kind a value is, and holds a datum, is a field', async () => {
  const fields = await mapOf({ list: [{ name: 'model', value: 'x', type: '-----BEGIN RSA PRIVATE KEY-----' }] })
  expect(fields.get('/list/*/type')).toMatchObject({ count: 1, verdict: 'out-of-scope' })
})

describe('a record with a name and a value stays one:', () => {
  test.each([
    ['its name is no name of a field', [{ name: 'Zorbel Quux', value: 3 }]],
    ['its name is a datum', [{ name: 'user@example.com', value: 3 }]],
    ['it has more members', [{ name: 'imei', value: 'x', size: 3 }]],
    ['its value is a list', [{ name: 'imei', value: ['x'] }]],
    ['it has two names', [{ name: 'imei', key: 'imei', value: 'x' }]],
    ['it is in no list', { name: 'imei', value: 'x' }],
  ])('%s', async (_, list) => {
    const paths = [...(await mapOf({ list })).keys()]
    expect(paths.some(path => path.endsWith('/name'))).toBe(true)
    expect(paths.some(path => path.endsWith('/imei') || path.includes('example.com') || path.includes('Quux'))).toBe(
      false,
    )
  })

  test('and an array of two is one, but in a list of tags', async () => {
    expect([...(await mapOf({ cities: [['imei', 'x']] })).keys()]).toEqual(['/cities', '/cities/*', '/cities/*/*'])
    expect([...(await mapOf({ tags: [['imei', 'x', 'y'], ['imei']] })).keys()]).not.toContain('/tags/imei')
  })
})

test('policies that hold pairs raise no alarm', async () => {
  const item = { appConfigKey: 'serialNumber', appConfigKeyType: 'stringType', appConfigKeyValue: '{{serialnumber}}' }
  const policy = { '@odata.type': '#microsoft.graph.iosMobileAppConfiguration', displayName: 'a', settings: [item] }
  expect((await lint(policy)).findings).toEqual([])
})

test('batches of Event Hub: records are told apart by their category', async () => {
  const batch = (...categories: string[]): object => ({
    records: categories.map(category => ({ category, properties: { SerialNumber: 'C02XL0', id: 'x' } })),
  })
  const lines = [batch('Devices', 'AuditLogs'), batch('Devices')]
  for (const [content, path] of [
    [lines.map(line => JSON.stringify(line)).join('\n'), '/records/*/properties/SerialNumber'],
    [lines, '/*/records/*/properties/SerialNumber'],
  ] as const) {
    const { file, findings } = await lint(content)
    expect(file.records).toBe(3)
    expect(findings.filter(({ entity }) => entity === 'Devices')).toMatchObject([{ path, count: 2 }])
  }
})
