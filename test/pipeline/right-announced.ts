import type { Case } from './right-case.ts'

const guid = 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2'
const graph = (type: string, members: object): object => ({ '@odata.type': `#microsoft.graph.${type}`, ...members })
const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Telemetry event', type: 'object' }
const api = { openapi: '3.1.0', info: { title: 'Shop' } }
const device = { components: { schemas: { Device: { properties: { imei: { type: 'string' } } } } } }
const customer = { components: { schemas: { Customer: { properties: { phoneNumber: { type: 'string' } } } } } }

/** Design 3.5: what announces data is a finding before there is any. */
export const announced: readonly Case[] = [
  ['a switch', { collectImei: true }, '/collectImei', 'hardware-inventory/imei', 'out-of-scope', { role: 'switch' }],
  ['a switch that is off', { collectImei: false }, '/collectImei', null, 'unlisted'],
  [
    'a switch for contacts',
    { collectContacts: true },
    '/collectContacts',
    'never-collected/contacts',
    'never-collected',
    { role: 'switch' },
  ],
  [
    'the same, the other way round',
    { contactsUploadEnabled: true },
    '/contactsUploadEnabled',
    'never-collected/contacts',
    'never-collected',
    { role: 'switch' },
  ],
  [
    'a switch for what is allowed',
    { collectOsVersion: true },
    '/collectOsVersion',
    'hardware-inventory/os-version',
    'allowed',
    { role: 'switch' },
  ],
  [
    'a switch in a policy',
    graph('iosGeneralDeviceConfiguration', { collectImei: true }),
    '/collectImei',
    null,
    'unlisted',
  ],
  [
    'a switch of some SDK',
    { sentry: { sendDefaultPii: true } },
    '/sentry/sendDefaultPii',
    'hardware-inventory/ip-address',
    'out-of-scope',
    { role: 'switch' },
  ],
  [
    'a property of a schema',
    { ...schema, properties: { callLog: { type: 'array' } } },
    '/properties/callLog',
    'never-collected/calling-or-browsing-history',
    'never-collected',
    { role: 'declaration' },
  ],
  [
    'what a schema says of it',
    { ...schema, properties: { imei: { type: 'string', description: 'IMEI' } } },
    '/properties/imei/description',
    null,
    'unlisted',
  ],
  [
    'an API about customers',
    { ...api, ...customer },
    '/components/schemas/Customer/properties/phoneNumber',
    null,
    'unlisted',
  ],
  [
    'another where guesses count',
    { ...api, ...device },
    '/components/schemas/Device/properties/imei',
    'hardware-inventory/imei',
    'out-of-scope',
    { role: 'declaration', settings: { minConfidence: 'low' } },
  ],
  [
    'a list of columns',
    { select: ['id', 'imei'] },
    '/select/imei',
    'hardware-inventory/imei',
    'out-of-scope',
    { role: 'declaration' },
  ],
  [
    'a list in one text',
    { $select: 'id,imei' },
    '/$select/imei',
    'hardware-inventory/imei',
    'out-of-scope',
    { role: 'declaration' },
  ],
  [
    'fields of an Avro record',
    { type: 'record', fields: [{ name: 'imei', type: 'string' }] },
    '/fields/*/name/imei',
    'hardware-inventory/imei',
    'out-of-scope',
    { role: 'declaration' },
  ],
  [
    'an Android permission',
    { permissions: ['android.permission.READ_CALL_LOG'] },
    '/permissions/android.permission.READ_CALL_LOG',
    'never-collected/calling-or-browsing-history',
    'never-collected',
    { role: 'permission' },
  ],
  [
    'deep in a manifest',
    { expo: { android: { permissions: ['android.permission.READ_SMS'] } } },
    '/expo/android/permissions/android.permission.READ_SMS',
    'never-collected/text-messages',
    'never-collected',
    { role: 'permission' },
  ],
  [
    'an iOS privacy manifest',
    { NSPrivacyCollectedDataTypes: [{ NSPrivacyCollectedDataType: 'NSPrivacyCollectedDataTypeContacts' }] },
    '/NSPrivacyCollectedDataTypes/*/NSPrivacyCollectedDataType/NSPrivacyCollectedDataTypeContacts',
    'never-collected/contacts',
    'never-collected',
    { role: 'permission' },
  ],
  [
    'a key that is a permission',
    { NSContactsUsageDescription: 'why' },
    '/NSContactsUsageDescription',
    'never-collected/contacts',
    'never-collected',
    { role: 'permission' },
  ],
]

/** What announces nothing: no field of this path is there at all. */
export const unannounced: readonly (readonly [title: string, document: unknown, path: string])[] = [
  ['columns that are left out', { columnsToExclude: ['imei'] }, '/columnsToExclude/imei'],
  ['columns that stand for no row', { select: ['price'] }, '/select/price'],
  [
    'a permission of no row',
    { permissions: ['android.permission.INTERNET'] },
    '/permissions/android.permission.INTERNET',
  ],
  ['the tail of a permission', { permissions: ['READ_SMS_LATER'] }, '/permissions/READ_SMS_LATER'],
  ['a list of anything', { tags: ['imei'] }, '/tags/imei'],
  ['a device id among columns', { select: [guid] }, `/select/${guid}`],
]
