/**
 * Members of objects that stand for one member, `{"name": "imei", "value": "..."}`, as the systems write them that export such:
 * OpenTelemetry, Sentry's tags and Graph's `keyValuePair` (`key`, `name`), Microsoft 365's audit log (`Name`, `Value`),
 * `chromeOSDeviceProperty` (`name`, `value`, `valueType`), `appConfigurationSettingItem` (`appConfigKey`, ...).
 */

/** Members that hold the key. */
export const pairKeyNames: readonly string[] = ['key', 'Key', 'name', 'Name', 'appConfigKey']
/** Members that hold the value. */
export const pairValueNames: readonly string[] = ['value', 'Value', 'appConfigKeyValue']
/** Members that may stand beside them: they say of what kind the value is. */
export const pairCompanions: readonly string[] = [
  '@odata.type',
  'type',
  'Type',
  'valueType',
  'ValueType',
  'appConfigKeyType',
]
/** Members of a pair at most. */
export const maxPairMembers: number = 4
/** Keys of arrays whose entries are pairs, `[["imei", "..."]]`, as Sentry writes tags, cookies and queries. */
export const pairListKeys: readonly string[] = ['tags', 'cookies', 'query_string']
