import { describe, expect, test } from 'vitest'
import { lint } from '../helpers.ts'

const device = { imei: '356938035643809', serialNumber: 'C02XK1ZYJGH5', ipAddress: '192.0.2.17' }
const rows = ['hardware-inventory/imei', 'hardware-inventory/ip-address', 'hardware-inventory/serial-number']

const rowsIn = async (document: unknown, file: string): Promise<readonly string[]> =>
  (await lint(document, {}, file)).findings.map(finding => finding.rule).toSorted()

describe('the path of real records hides nothing', () => {
  test.each([
    'devices/a.json',
    'device-schema/a.json',
    'schemas/a.json',
    'schema.json',
    'device-schema.json',
    'openapi.json',
    'sdk/a.json',
    'library/devices.json',
    'config/devices.json',
    'device-config.json',
    'settings.json',
    'policy/a.json',
    'device-policy.json',
    'enrollment-profile.json',
    'lang/devices.json',
    'locales/en.json',
    'branding.json',
    'theme.json',
    'manifest.json',
  ])('%s', async file => {
    expect(await rowsIn([device], file)).toEqual(rows)
    expect(await rowsIn({ value: [device, device] }, file)).toEqual(rows)
  })
})

describe('what the document shows, its path may say', () => {
  const policies = {
    passwordRequired: true,
    cameraBlocked: false,
    supportPhoneNumber: '+46701740605',
    phoneNumber: '1',
  }
  const texts = { imei: 'IMEI number', contacts: 'Your contacts', nested: { smsMessages: 'Texts' } }
  const schema = { type: 'object', required: ['imei'], properties: { city: { type: 'string', description: 'City' } } }
  test.each<[string, unknown]>([
    ['device-policy.json', policies],
    ['settings.json', [policies]],
    ['locales/en.json', texts],
    ['schemas/city.json', schema],
  ])('%s', async (file, document) => {
    expect(await rowsIn(document, file)).toEqual([])
  })
})

describe('tables of an inventory that are called like tables of device query', () => {
  const query = { FileName: 'a.txt', Directory: 'C:\\data' }
  test('are answers of device query where their members are', async () => {
    expect(await rowsIn([query], 'FileInfo.json')).not.toEqual([])
    expect(await rowsIn([{ file_name: 'a.txt', directory: '/data' }], 'file_info.json')).toEqual([])
  })
  test('name their own rows', async () => {
    const system = { uuid: 'x1', hardware_vendor: 'Apple', hardware_serial: 'C02XK1ZYJGH5', cpu_type: 'arm64' }
    const found = await rowsIn([system], 'system_info.json')
    expect(found).toEqual(['device-data/platform-specific-ids', 'hardware-inventory/serial-number'])
  })
})

test('a schema without a dialect is one by its members, wherever it lies', async () => {
  const mail = {
    type: 'object',
    properties: { from: { type: 'string' }, to: { type: 'string' }, body: { type: 'string' } },
  }
  expect(await rowsIn(mail, '__schema__/get.json')).toEqual([])
  expect(await rowsIn({ type: 'mail', properties: { from: 'a', to: 'b', body: 'c' } }, '__schema__/get.json')).toEqual([
    'never-collected/text-messages',
  ])
})
