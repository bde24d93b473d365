import type { Case } from './right-case.ts'

const guid = 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2'
const graph = (type: string, members: object): object => ({ '@odata.type': `#microsoft.graph.${type}`, ...members })
const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Telemetry event', type: 'object' }
const api = { openapi: '3.1.0', info: { title: 'Shop' } }
/** Configuration of OpenTelemetry's collector: what it adds to telemetry about the host it runs on. */
const detection = (attribute: string, enabled: boolean): object => ({
  processors: { resourcedetection: { system: { resource_attributes: { [attribute]: { enabled } } } } },
})
const detected = (attribute: string): string =>
  `/processors/resourcedetection/system/resource_attributes/${attribute}/enabled`
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
  // @see https://rnfirebase.io/app/json-config
  ...(
    [
      ['google_analytics_adid_collection_enabled', 'device-data/platform-specific-ids', 'out-of-scope'],
      ['google_analytics_ssaid_collection_enabled', 'device-data/platform-specific-ids', 'out-of-scope'],
      ['analytics_idfv_collection_enabled', 'device-data/platform-specific-ids', 'out-of-scope'],
      ['analytics_auto_collection_enabled', 'optional/iso19944-usage', 'optional-data'],
      ['firebase_analytics_collection_enabled', 'optional/iso19944-usage', 'optional-data'],
      ['google_analytics_automatic_screen_reporting_enabled', 'optional/iso19944-usage', 'optional-data'],
      ['FIREBASE_ANALYTICS_COLLECTION_ENABLED', 'optional/iso19944-usage', 'optional-data'],
      ['FirebaseCrashlyticsCollectionEnabled', 'optional/iso19944-health', 'optional-data'],
      ['crashlytics_auto_collection_enabled', 'optional/iso19944-health', 'optional-data'],
      ['firebase_performance_collection_enabled', 'optional/iso19944-health', 'optional-data'],
    ] as const
  ).map(([name, row, verdict]): Case => [
    `Firebase: ${name}`,
    { 'react-native': { [name]: true } },
    `/react-native/${name}`,
    row,
    verdict,
    { role: 'switch' },
  ]),
  ...(['google_analytics_default_allow_ad_personalization_signals', 'automaticDataCollectionEnabled'] as const).map(
    (name): Case => [
      `a switch of Firebase that names nothing collected: ${name}`,
      { 'react-native': { [name]: true } },
      `/react-native/${name}`,
      null,
      'unlisted',
    ],
  ),
  // @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/resourcedetectionprocessor
  ...(
    [
      ['host.id', 'device-data/platform-specific-ids'],
      ['host.mac', 'hardware-inventory/wifi-mac-address'],
      ['host.ip', 'hardware-inventory/ip-address'],
    ] as const
  ).flatMap(([name, row]): Case[] => [
    [`OpenTelemetry: ${name}`, detection(name, true), detected(name), row, 'out-of-scope', { role: 'switch' }],
    [`OpenTelemetry: ${name}, off`, detection(name, false), detected(name), null, 'unlisted'],
  ]),
  [
    'OpenTelemetry: the architecture, which is no row',
    detection('host.arch', true),
    detected('host.arch'),
    null,
    'unlisted',
  ],
  [
    'an entry of a list that turns on what it names',
    { env: { OTEL_NODE_RESOURCE_DETECTORS: 'env,host,os' } },
    '/env/OTEL_NODE_RESOURCE_DETECTORS/host',
    'device-data/platform-specific-ids',
    'out-of-scope',
    { role: 'switch' },
  ],
  [
    'the same as an array',
    { resourceDetectors: ['env', 'host'] },
    '/resourceDetectors/host',
    'device-data/platform-specific-ids',
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
  [
    'detectors of nothing in the catalogue',
    { env: { OTEL_NODE_RESOURCE_DETECTORS: 'env,os,process' } },
    '/env/OTEL_NODE_RESOURCE_DETECTORS/os',
  ],
  ['hosts that are no detectors', { env: { ALLOWED_HOSTS: 'host' } }, '/env/ALLOWED_HOSTS/host'],
  ['a list of anything', { tags: ['imei'] }, '/tags/imei'],
  ['a device id among columns', { select: [guid] }, `/select/${guid}`],
]
