import { expect, test } from 'vitest'
import { engine } from '../helpers.ts'

const { words } = engine.knowledge

test.each([
  ['imei', 'imei'],
  ['iMEI', 'imei'],
  ['IMEI_2', 'imei 2'],
  ['mEID', 'meid'],
  ['oSVersion', 'os version'],
  ['wiFiMacAddress', 'wifi mac address'],
  ['WifiMac', 'wifi mac address'],
  ['WLAN-MAC', 'wifi mac address'],
  ['wifimacaddress', 'wifi mac address'],
  ['serialnumber', 'serial number'],
  ['Serial number', 'serial number'],
  ['azureADDeviceId', 'entra device id'],
  ['AADDeviceID', 'entra device id'],
  ['AadDeviceId', 'entra device id'],
  ['azureActiveDirectoryDeviceId', 'entra device id'],
  ['EASID', 'eas device id'],
  ['userPrincipalName', 'user principal name'],
  ['UPN', 'user principal name'],
  ['msisdn', 'phone number'],
  ['lat', 'latitude'],
  ['lng', 'longitude'],
  ['iosDeviceType', 'ios device type'],
  ['iOSSdkVersion', 'ios sdk version'],
  ['complianceStatus', 'compliance status'],
  ['installedPolicies', 'installed policy'],
  ['Enhetsnamn', 'device name'],
  ['serienummer', 'serial number'],
  ['Gerätename', 'device name'],
  ['geraetename', 'device name'],
  ['Seriennummer', 'serial number'],
  ['Numéro de série', 'serial number'],
  ['número de serie', 'serial number'],
  ['シリアル番号', 'serial number'],
  ['電話番号', 'phone number'],
  ['ｉｍｅｉ', 'imei'],
  ['im\u200bei', 'imei'],
  ['іmeі', 'imei'],
  ['monkey', 'monkey'],
  ['serializer', 'serializer'],
  ['macro', 'macro'],
  ['contactless', 'contactless'],
  ['Latvia', 'latvia'],
])('%s is read as "%s"', (name, expected) => {
  expect(words.of(name).join(' ')).toBe(expected)
})

test('a key too long for a name has no words', () => {
  expect(words.of('imei'.repeat(100))).toEqual([])
})
