import type { Case } from './right-case.ts'

const imei = '490154203237518'
const graph = (type: string, members: object): object => ({ '@odata.type': `#microsoft.graph.${type}`, ...members })

const phone = { phoneNumber: '+46701740605' }
const certificate = { thumbprint: 'x', issuer: 'CN=x', subject: 'CN=y', serialNumber: '4F2A' }

/** Design 3.2: what a record is decides before what a member is called. */
export const context: readonly Case[] = [
  ['a user has a phone', { users: [phone] }, '/users/*/phoneNumber', 'user-info/phone-number', 'out-of-scope'],
  [
    'a user by type',
    graph('user', { mobilePhone: '+46701740605' }),
    '/mobilePhone',
    'user-info/phone-number',
    'out-of-scope',
  ],
  [
    'a device has a phone',
    { managedDevices: [phone] },
    '/managedDevices/*/phoneNumber',
    'user-info/phone-number',
    'out-of-scope',
  ],
  [
    'an administrator',
    { administrators: [phone] },
    '/administrators/*/phoneNumber',
    'admin-account/admin-phone-number',
    'allowed',
  ],
  [
    'an admin inside the name',
    { adminPhoneNumber: '+46701740605' },
    '/adminPhoneNumber',
    'admin-account/admin-phone-number',
    'allowed',
  ],
  [
    'a help desk in branding',
    graph('intuneBrandingProfile', { contactITPhoneNumber: '+46701740605' }),
    '/contactITPhoneNumber',
    'admin-account/admin-phone-number',
    'allowed',
  ],
  [
    'the count that is allowed',
    { installedDeviceCount: 7 },
    '/installedDeviceCount',
    'tenant-account/installed-device-count',
    'allowed',
  ],
  [
    'the count that is not',
    { numberOfInstalledDevices: 7 },
    '/numberOfInstalledDevices',
    'tenant-account/number-of-installed-devices',
    'out-of-scope',
  ],
  [
    'a device',
    { device: { serialNumber: 'QX7' } },
    '/device/serialNumber',
    'hardware-inventory/serial-number',
    'out-of-scope',
  ],
  ['a certificate', { certificates: [certificate] }, '/certificates/*/serialNumber', null, 'unlisted'],
  ['a certificate on a device', graph('managedDevice', { certificate }), '/certificate/serialNumber', null, 'unlisted'],
  ['a certificate by its members', certificate, '/serialNumber', null, 'unlisted'],
  ['a battery', { batterySerialNumber: 'QX7' }, '/batterySerialNumber', null, 'unlisted'],
  [
    'a battery around',
    graph('managedDevice', { battery: { serialNumber: 'QX7' } }),
    '/battery/serialNumber',
    null,
    'unlisted',
  ],
  [
    'a message authentication code',
    { fileEncryptionInfo: { mac: 'q83v' } },
    '/fileEncryptionInfo/mac',
    null,
    'unlisted',
  ],
  [
    'a MAC address',
    { device: { mac: '00:00:5E:00:53:91' } },
    '/device/mac',
    'hardware-inventory/wifi-mac-address',
    'out-of-scope',
  ],
  ['a meeting room', graph('room', { location: 'House 7' }), '/location', null, 'unlisted'],
  [
    'a device is somewhere',
    graph('managedDevice', { location: '59.3, 18.1' }),
    '/location',
    'device-data/location',
    'out-of-scope',
  ],
  [
    'the publisher of an app',
    graph('iosLobApp', { publisher: 'x', contactName: 'y' }),
    '/contactName',
    null,
    'unlisted',
  ],
  ['an icon of an app', graph('iosLobApp', { photoUrl: 'https://x.example/a.png' }), '/photoUrl', null, 'unlisted'],
  [
    'two kinds in one array: a device',
    { value: [graph('managedDevice', { serialNumber: 'QX7' }), { ...graph('x509Certificate', certificate) }] },
    '/value/*/serialNumber',
    'hardware-inventory/serial-number',
    'out-of-scope',
    { isOneOfTwo: true },
  ],
  [
    'two kinds in one array: no device',
    { value: [graph('managedDevice', { serialNumber: 'QX7' }), { ...graph('windowsCertificate', certificate) }] },
    '/value/*/serialNumber',
    null,
    'unlisted',
    { isOneOfTwo: true },
  ],
  [
    'a type that comes last',
    { phoneNumber: '+46701740605', '@odata.type': '#microsoft.graph.user' },
    '/phoneNumber',
    'user-info/phone-number',
    'out-of-scope',
  ],
  ['a record of a log', { logs: [{ imei }] }, '/logs/*/imei', 'hardware-inventory/imei', 'out-of-scope'],
  [
    'what a request carries',
    { request: { body: phone } },
    '/request/body/phoneNumber',
    'user-info/phone-number',
    'out-of-scope',
  ],
  ['a version of a server', { server: { os: { version: '6.1' } } }, '/server/os/version', null, 'unlisted'],
  [
    'the collection a response names',
    { '@odata.context': 'https://x/$metadata#users', value: [phone] },
    '/value/*/phoneNumber',
    'user-info/phone-number',
    'out-of-scope',
  ],
]

const compliance = graph('iosCompliancePolicy', { displayName: 'x', passcodeRequired: true, osMinimumVersion: '17.0' })

/** Design 3.4: a setting is not data; an object that is a row is flagged once. */
export const settings: readonly Case[] = [
  ['passwordRequired', { passwordRequired: true }, '/passwordRequired', null, 'unlisted'],
  ['cameraBlocked', { cameraBlocked: true }, '/cameraBlocked', null, 'unlisted'],
  ['calendarSyncBlocked', { calendarSyncBlocked: true }, '/calendarSyncBlocked', null, 'unlisted'],
  ['osMinimumVersion', { osMinimumVersion: '17.0' }, '/osMinimumVersion', null, 'unlisted'],
  ['contactSharingAllowed', { contactSharingAllowed: true }, '/contactSharingAllowed', null, 'unlisted'],
  ['requireImei', { requireImei: true }, '/requireImei', null, 'unlisted'],
  ['an answer', { hasSerialNumber: true }, '/hasSerialNumber', null, 'unlisted'],
  ['an enumeration', { serialNumberFormat: 'long' }, '/serialNumberFormat', null, 'unlisted'],
  ['a count', { imeiCount: 2 }, '/imeiCount', null, 'unlisted'],
  ['a date', { lastContactTime: '2026-01-01T00:00:00Z' }, '/lastContactTime', null, 'unlisted'],
  [
    'a network in a configuration',
    graph('iosWiFiConfiguration', { ssid: 'office', networkName: 'x' }),
    '/ssid',
    null,
    'unlisted',
  ],
  ['a phone in a configuration', graph('androidGeneralDeviceConfiguration', phone), '/phoneNumber', null, 'unlisted'],
  [
    'deeper in a configuration',
    graph('iosGeneralDeviceConfiguration', { a: [{ imei, contacts: ['x'] }] }),
    '/a/*/contacts',
    null,
    'unlisted',
  ],
  ['an enrolment profile', graph('depIOSEnrollmentProfile', phone), '/phoneNumber', null, 'unlisted'],
  [
    'a protection',
    graph('iosManagedAppProtection', { contactSyncBlocked: true, minimumRequiredOsVersion: '17' }),
    '/minimumRequiredOsVersion',
    null,
    'unlisted',
  ],
  ['a compliance policy', { value: [compliance] }, '/value/*', 'admin-created/compliance-policies', 'out-of-scope'],
  ['its name', { value: [compliance] }, '/value/*/displayName', null, 'unlisted'],
  ['its settings', { value: [compliance] }, '/value/*/osMinimumVersion', null, 'unlisted'],
  [
    'a script',
    graph('deviceManagementScript', { fileName: 'a.ps1', scriptContent: 'eA==' }),
    '',
    'admin-created/powershell-scripts',
    'out-of-scope',
  ],
  [
    'its content',
    graph('deviceManagementScript', { fileName: 'a.ps1', scriptContent: 'eA==' }),
    '/scriptContent',
    null,
    'unlisted',
  ],
]
