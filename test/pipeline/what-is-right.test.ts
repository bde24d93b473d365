import { describe, expect, test } from 'vitest'
import { lint, mapOf } from '../helpers.ts'

/** A document, the path of a field, and its row and verdict; `null` where no row may be seen. */
type Case = readonly [document: unknown, path: string, row: string | null, verdict: string]

const graph = (type: string, members: object): object => ({
  value: [{ '@odata.type': `#microsoft.graph.${type}`, ...members }],
})
const imei = '356938035643809'
const phone = '+46701740605'

// The numbers are those of the design, section 3.
const table: Readonly<Record<string, readonly Case[]>> = {
  '3.2 context before name': [
    [{ admin: { phoneNumber: phone } }, '/admin/phoneNumber', 'admin-account/admin-phone-number', 'allowed'],
    [{ device: { phoneNumber: phone } }, '/device/phoneNumber', 'user-info/phone-number', 'out-of-scope'],
    [{ certificate: { serialNumber: '17A3' } }, '/certificate/serialNumber', null, 'unlisted'],
    [{ battery: { serialNumber: '17A3' } }, '/battery/serialNumber', null, 'unlisted'],
    [graph('fileEncryptionInfo', { mac: 'x' }), '/value/*/mac', null, 'unlisted'],
    [
      graph('mobileAppInstallSummary', { installedDeviceCount: 3 }),
      '/value/*/installedDeviceCount',
      'tenant-account/installed-device-count',
      'allowed',
    ],
    [graph('event', { location: 'Room 1' }), '/value/*', 'never-collected/calendar-events', 'never-collected'],
    [graph('event', { location: 'Room 1' }), '/value/*/location', null, 'unlisted'],
  ],
  '3.4 a setting is not data': [
    [graph('iosWiFiConfiguration', { ssid: 'x' }), '/value/*/ssid', null, 'unlisted'],
    [graph('zorbelWiFiConfiguration', { ssid: 'x', phoneNumber: phone }), '/value/*/phoneNumber', null, 'unlisted'],
    [
      graph('windows10CompliancePolicy', { passwordRequired: true }),
      '/value/*',
      'admin-created/compliance-policies',
      'out-of-scope',
    ],
    [{ passwordRequired: true }, '/passwordRequired', null, 'unlisted'],
    [{ osMinimumVersion: '15.0' }, '/osMinimumVersion', null, 'unlisted'],
    [{ imeiRequired: 'yes' }, '/imeiRequired', null, 'unlisted'],
  ],
  '3.5 switches, declarations, permissions': [
    [{ collectImei: true }, '/collectImei', 'hardware-inventory/imei', 'out-of-scope'],
    [{ collectImei: false }, '/collectImei', null, 'unlisted'],
    [{ sendDefaultPii: true }, '/sendDefaultPii', 'hardware-inventory/ip-address', 'out-of-scope'],
    [
      { $schema: 'https://json-schema.org/draft/2020-12/schema', properties: { callLog: { type: 'array' } } },
      '/properties/callLog',
      'never-collected/calling-or-browsing-history',
      'never-collected',
    ],
    [
      { openapi: '3.0.0', components: { schemas: { A: { properties: { phoneNumber: { type: 'string' } } } } } },
      '/components/schemas/A/properties/phoneNumber',
      null,
      'unlisted',
    ],
    [{ select: ['id', 'imei'] }, '/select/imei', 'hardware-inventory/imei', 'out-of-scope'],
    [{ columnsToExclude: ['imei'] }, '/columnsToExclude', null, 'unlisted'],
    [
      { permissions: ['android.permission.READ_SMS'] },
      '/permissions/android.permission.READ_SMS',
      'never-collected/text-messages',
      'never-collected',
    ],
    [
      { NSContactsUsageDescription: 'why' },
      '/NSContactsUsageDescription',
      'never-collected/contacts',
      'never-collected',
    ],
  ],
  '3.7 words, not substrings': [
    [{ monkey: imei }, '/monkey', null, 'unlisted'],
    [{ wifimacaddress: 'x' }, '/wifimacaddress', 'hardware-inventory/wifi-mac-address', 'out-of-scope'],
    [{ 'Enhets-ID (IMEI)': 'x' }, '/Enhets-ID (IMEI)', 'hardware-inventory/imei', 'out-of-scope'],
    [{ Telefonnummer: 'x' }, '/Telefonnummer', 'user-info/phone-number', 'out-of-scope'],
    [{ 電話番号: 'x' }, '/電話番号', 'user-info/phone-number', 'out-of-scope'],
    [{ lastContactTime: '2026-11-01T08:30:00Z' }, '/lastContactTime', null, 'unlisted'],
    [{ imeiCount: 3 }, '/imeiCount', null, 'unlisted'],
  ],
  '3.8 values speak': [
    [{ zorbel: phone }, '/zorbel', 'user-info/phone-number', 'out-of-scope'],
    [{ zorbel: '00:00:5E:00:53:A1' }, '/zorbel', 'hardware-inventory/wifi-mac-address', 'out-of-scope'],
    [{ zorbel: 'BEGIN:VCARD\nVERSION:4.0\nFN:x\nEND:VCARD' }, '/zorbel', 'never-collected/contacts', 'never-collected'],
    [{ value: imei }, '/value', 'hardware-inventory/imei', 'out-of-scope'],
    [{ build: imei }, '/build', null, 'unlisted'],
    [{ value: '490154203237519' }, '/value', null, 'unlisted'],
    [{ value: 1762000000000 }, '/value', null, 'unlisted'],
    [{ value: '10.0.19045.4170' }, '/value', null, 'unlisted'],
    [{ value: '6f1e2d3c-4b5a-4c6d-8e7f-90a1b2c3d4e5' }, '/value', null, 'unlisted'],
    ['{"value":8946071512360089522}', '/value', 'hardware-inventory/iccid', 'out-of-scope'],
  ],
  '3.9 shapes speak': [
    [
      { entries: [{ number: phone, direction: 'in', duration: 3 }] },
      '/entries/*',
      'never-collected/calling-or-browsing-history',
      'never-collected',
    ],
    [
      { entries: [{ url: 'https://example.com', title: 'x', visitTime: 3 }] },
      '/entries/*',
      'never-collected/calling-or-browsing-history',
      'never-collected',
    ],
    [
      { entries: [{ name: 'x', phones: [phone], emails: ['a@example.com'] }] },
      '/entries/*',
      'never-collected/contacts',
      'never-collected',
    ],
    [{ entries: [{ lat: 59.3, lng: 18.1 }] }, '/entries/*/lat', 'device-data/location', 'out-of-scope'],
  ],
  '3.11 nothing hides a field': [
    ['{"\\u0069mei":"x"}', '/imei', 'hardware-inventory/imei', 'out-of-scope'],
    [{ 'im\u200bei': 'x' }, '/im\u200bei', 'hardware-inventory/imei', 'out-of-scope'],
    [{ іmeі: 'x' }, '/іmeі', 'hardware-inventory/imei', 'out-of-scope'],
    ['{"imei":"","imei":"x"}', '/imei', 'hardware-inventory/imei', 'out-of-scope'],
    [{ people: { [phone]: { seen: 1 } } }, '/people/*', 'user-info/phone-number', 'out-of-scope'],
  ],
}

describe.each(Object.entries(table))('%s', (_, cases) => {
  test.each(cases)('%j at %s is %s, %s', async (document, path, row, verdict) => {
    const field = (await mapOf(document)).get(path)
    expect({ row: field?.row, verdict: field?.verdict }).toEqual({ row, verdict })
  })
})

describe('3.6 empty is not collected', () => {
  test.each([null, '', [], {}, '***', '00000000-0000-0000-0000-000000000000'])('imei: %j', async value => {
    expect((await lint({ imei: value })).findings).toEqual([])
    const [finding] = (await lint({ imei: value }, { reportEmpty: true })).findings
    expect(finding).toMatchObject({ path: '/imei', count: 1, empty: 1 })
  })

  test('is counted apart where others are not', async () => {
    const { findings } = await lint([{ imei }, { imei: null }, { imei: '' }])
    expect(findings[0]).toMatchObject({ path: '/*/imei', count: 3, empty: 2 })
  })
})

test('3.3 a file that as a whole is data of device management says so once', async () => {
  const document = graph('managedDevice', { imei, serialNumber: 'C02XK1ZYJGH5' })
  expect((await lint(document)).file.notice).toContain('managedDevice')
  expect((await lint(document, { profile: 'mdm-corporate' })).file.notice).toBeNull()
  expect((await lint(graph('managedAppRegistration', { deviceTag: 'x' }))).file.notice).toBeNull()
})
