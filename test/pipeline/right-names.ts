import type { Case } from './right-case.ts'

const imei = '490154203237518'

function named(names: readonly string[], value: unknown, row: string | null, verdict: Case[4]): readonly Case[] {
  return names.map((name): Case => [name, { [name]: value }, `/${name.replaceAll('/', '~1')}`, row, verdict])
}

/** Design 3.7: names are language; words, never substrings. */
export const words: readonly Case[] = [
  ...named(
    ['imei', 'iMEI', 'IMEI_NUMBER', 'device-imei', 'imei1', 'primaryImei', 'EID_IMEI'],
    imei,
    'hardware-inventory/imei',
    'out-of-scope',
  ),
  ...named(
    [
      'serialNumber',
      'serial_number',
      'SerialNo',
      'serialnumber',
      'deviceSerialNumber',
      'Serial Number',
      'device.serial.number',
    ],
    'QX7Z',
    'hardware-inventory/serial-number',
    'out-of-scope',
  ),
  ...named(
    ['wifiMacAddress', 'wifimacaddress', 'WiFi MAC', 'WLAN MAC', 'wi_fi_mac_address'],
    '00:00:5E:00:53:91',
    'hardware-inventory/wifi-mac-address',
    'out-of-scope',
  ),
  ...named(
    [
      'monkey',
      'machineName2x',
      'simeinstance',
      'skip',
      'tipAddress',
      'unserialised',
      'smashed',
      'accountability',
      'callback',
      'photonCount',
      'contactless',
    ],
    'x',
    null,
    'unlisted',
  ),
  ...named(
    [
      'Serienummer',
      'Enhetens serienummer',
      'Seriennummer',
      'Geräte-Seriennummer',
      'Numéro de série',
      'Número de serie',
      'シリアル番号',
    ],
    'QX7Z',
    'hardware-inventory/serial-number',
    'out-of-scope',
  ),
  ...named(
    ['Telefonnummer', 'Rufnummer', 'Numéro de téléphone', 'Número de teléfono', '電話番号'],
    '070',
    'user-info/phone-number',
    'out-of-scope',
  ),
  ...named(
    ['IP-adress', 'IP-Adresse', 'Adresse IP', 'Dirección IP', 'IPアドレス'],
    '192.0.2.17',
    'hardware-inventory/ip-address',
    'out-of-scope',
  ),
  ...named(
    ['Operativsystem', 'Betriebssystem', "Système d'exploitation", 'Sistema operativo', 'オペレーティング システム'],
    'iOS',
    'hardware-inventory/operating-system',
    'allowed',
  ),
  ...named(
    ['Samtalslogg', 'Anrufliste', "Journal d'appels", 'Registro de llamadas', '通話履歴'],
    [{ a: 1 }],
    'never-collected/calling-or-browsing-history',
    'never-collected',
  ),
]

/** Design 3.11: no spelling hides a field. */
export const spellings: readonly Case[] = [
  ['an escaped key', String.raw`{"\u0069mei": "490154203237518"}`, '/imei', 'hardware-inventory/imei', 'out-of-scope'],
  ['Cyrillic letters', { іmеі: imei }, '/іmеі', 'hardware-inventory/imei', 'out-of-scope'],
  ['Greek letters', { ΙMEΙ: imei }, '/ΙMEΙ', 'hardware-inventory/imei', 'out-of-scope'],
  ['full-width letters', { ＩＭＥＩ: imei }, '/ＩＭＥＩ', 'hardware-inventory/imei', 'out-of-scope'],
  [
    'zero-width characters',
    { 'i\u200bm\u200dei\ufeff': imei },
    '/i\u200bm\u200dei\ufeff',
    'hardware-inventory/imei',
    'out-of-scope',
  ],
  [
    'a soft hyphen',
    { 'serial\u00adNumber': 'x' },
    '/serial\u00adNumber',
    'hardware-inventory/serial-number',
    'out-of-scope',
  ],
  ['accents', { sérialNumber: 'x' }, '/sérialNumber', 'hardware-inventory/serial-number', 'out-of-scope'],
  ['a key twice', '{"imei": null, "imei": "490154203237518"}', '/imei', 'hardware-inventory/imei', 'out-of-scope'],
  [
    'a key that is no property of ours',
    '{"__proto__": {"imei": "490154203237518"}}',
    '/__proto__/imei',
    'hardware-inventory/imei',
    'out-of-scope',
  ],
  [
    'another',
    '{"constructor": {"prototype": {"imei": "1"}}}',
    '/constructor/prototype/imei',
    'hardware-inventory/imei',
    'out-of-scope',
  ],
  ['a key like a path', { 'a/b~c': { imei } }, '/a~1b~0c/imei', 'hardware-inventory/imei', 'out-of-scope'],
  ['a key like a wildcard', { '*': { imei } }, '/~2/imei', 'hardware-inventory/imei', 'out-of-scope'],
  ['an empty key', { '': { imei } }, '//imei', 'hardware-inventory/imei', 'out-of-scope'],
]

/** Keys that are data: folded, reported as what they are, never printed. */
export const keys: readonly Case[] = [
  ['an IMEI', { devices: { [imei]: { colour: 'red' } } }, '/devices/*', 'hardware-inventory/imei', 'out-of-scope'],
  ['a phone', { calls: { '+46701740605': 7 } }, '/calls/*', 'user-info/phone-number', 'out-of-scope'],
  [
    'a MAC address',
    { seen: { '00:00:5E:00:53:91': { n: 1 } } },
    '/seen/*',
    'hardware-inventory/wifi-mac-address',
    'out-of-scope',
  ],
  ['an IP address', { seen: { '192.0.2.17': { n: 1 } } }, '/seen/*', 'hardware-inventory/ip-address', 'out-of-scope'],
  ['an address of mail', { by: { 'anna.lind@example.com': { n: 1 } } }, '/by/*', 'user-info/upn-or-email', 'allowed'],
  ['a SIM card', { seen: { '8946000000000000014': { n: 1 } } }, '/seen/*', 'hardware-inventory/iccid', 'out-of-scope'],
  [
    'a GUID is no datum by itself',
    { seen: { 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2': { n: 1 } } },
    '/seen/*',
    null,
    'unlisted',
  ],
  [
    'what hangs below is read',
    { seen: { [imei]: { serialNumber: 'x' } } },
    '/seen/*/serialNumber',
    'hardware-inventory/serial-number',
    'out-of-scope',
  ],
  ['an annotation is no address of mail', { 'apps@odata.count': 7, imei }, '/apps@odata.count', null, 'unlisted'],
]
