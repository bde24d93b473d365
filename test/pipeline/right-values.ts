import type { Case } from './right-case.ts'

const imei = '490154203237518'
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk'
const pem = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----'
const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:N N\r\nEND:VCARD'
const event = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR'

/** Design 3.8: strong values find their row under any key, weak ones only under one that says nothing else. */
export const values: readonly Case[] = [
  ['a phone', { colour: '+46701740605' }, '/colour', 'user-info/phone-number', 'out-of-scope'],
  ['a MAC address', { colour: '00-00-5E-00-53-91' }, '/colour', 'hardware-inventory/wifi-mac-address', 'out-of-scope'],
  ['a SIM card', { colour: '8946000000000000014' }, '/colour', 'hardware-inventory/iccid', 'out-of-scope'],
  [
    'a SIM card as a number, which no float holds',
    '{"colour": 8946000000000000014}',
    '/colour',
    'hardware-inventory/iccid',
    'out-of-scope',
  ],
  ['a SIM card with a wrong check digit', { colour: '8946000000000000013' }, '/colour', null, 'unlisted'],
  ['a private key', { colour: pem }, '/colour', 'access-control/certificate-private-key', 'out-of-scope'],
  ['a picture', { colour: picture }, '/colour', 'never-collected/photos', 'never-collected'],
  ['a contact', { colour: card }, '/colour', 'never-collected/contacts', 'never-collected'],
  ['a calendar', { colour: event }, '/colour', 'never-collected/calendar-events', 'never-collected'],
  ['an address of mail', { colour: 'anna.lind@example.com' }, '/colour', 'user-info/upn-or-email', 'allowed'],
  [
    'a phone inside text',
    { note: 'please call +46 70 174 06 05 today' },
    '/note',
    'user-info/phone-number',
    'out-of-scope',
  ],
  ['an IMEI printed in groups', { colour: '49-015420-323751-8' }, '/colour', 'hardware-inventory/imei', 'out-of-scope'],
  ...['value', 'data', 'text', 'id', 'notes'].map((name): Case => [
    `an IMEI under ${name}`,
    { [name]: imei },
    `/${name}`,
    'hardware-inventory/imei',
    'out-of-scope',
    { confidence: 'medium' },
  ]),
  ...['build', 'order', 'account', 'createdAt', 'ticket'].map((name): Case => [
    `15 digits under ${name}`,
    { [name]: imei },
    `/${name}`,
    null,
    'unlisted',
  ]),
  ['15 digits without check digit', { value: '490154203237517' }, '/value', null, 'unlisted'],
  [
    'an IP address under a neutral key',
    { value: '192.0.2.17' },
    '/value',
    'hardware-inventory/ip-address',
    'out-of-scope',
  ],
  ['four numbers under version', { version: '192.0.2.17' }, '/version', null, 'unlisted'],
  ['a time', { value: '2026-11-20T05:12:44Z' }, '/value', null, 'unlisted'],
  ['an epoch', { value: 1_763_615_564_000 }, '/value', null, 'unlisted'],
  ['a GUID', { value: 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2' }, '/value', null, 'unlisted'],
  ['a hash', { value: 'd41d8cd98f00b204e9800998ecf8427e' }, '/value', null, 'unlisted'],
  ['an IMEI by name and value', { imei }, '/imei', 'hardware-inventory/imei', 'out-of-scope', { confidence: 'high' }],
  [
    'an IMEI by name that is a time',
    { imei: '2026-11-20T05:12:44Z' },
    '/imei',
    'hardware-inventory/imei',
    'out-of-scope',
    { confidence: 'medium' },
  ],
  [
    'a value in a policy',
    { '@odata.type': '#microsoft.graph.iosWiFiConfiguration', colour: '00:00:5E:00:53:91' },
    '/colour',
    null,
    'unlisted',
  ],
]

const call = { number: '070', direction: 'in', duration: 7 }
const visit = { url: 'https://x.example', title: 'x', visitTime: '2026-01-01T00:00:00Z' }

/** Design 3.9: members say what an object is, whatever it is called. */
export const shapes: readonly Case[] = [
  ['calls', { entries: [call] }, '/entries/*', 'never-collected/calling-or-browsing-history', 'never-collected'],
  ['visits', { entries: [visit] }, '/entries/*', 'never-collected/calling-or-browsing-history', 'never-collected'],
  [
    'messages',
    { entries: [{ from: 'a', to: 'b', body: 'c' }] },
    '/entries/*',
    'never-collected/text-messages',
    'never-collected',
  ],
  [
    'meetings',
    { entries: [{ start: 'a', end: 'b', attendees: ['c'] }] },
    '/entries/*',
    'never-collected/calendar-events',
    'never-collected',
  ],
  [
    'people',
    { entries: [{ name: 'a', phones: ['b'], emails: ['c'] }] },
    '/entries/*',
    'never-collected/contacts',
    'never-collected',
  ],
  ['a place, by its parts', { point: { lat: 59.3, lon: 18.1 } }, '/point/lat', 'device-data/location', 'out-of-scope'],
  ['what a call has is not told again', { entries: [call] }, '/entries/*/number', null, 'unlisted'],
  ['a link', { entries: [{ url: 'https://x.example', title: 'x' }] }, '/entries/*', null, 'unlisted'],
  ['a span', { entries: [{ start: 'a', end: 'b' }] }, '/entries/*', null, 'unlisted'],
  ['a person alone', { entries: [{ name: 'a', title: 'b' }] }, '/entries/*', null, 'unlisted'],
  ['a transfer', { entries: [{ from: 'a', to: 'b', amount: 7 }] }, '/entries/*', null, 'unlisted'],
]

const otlp = (key: string, value: object): object => ({
  resourceLogs: [{ resource: { attributes: [{ key, value }] } }],
})
const logged = (key: string, text: string): object => ({
  resourceLogs: [{ scopeLogs: [{ logRecords: [{ attributes: [{ key, value: { stringValue: text } }] }] }] }],
})
const at = (key: string): string => `/resourceLogs/*/resource/attributes/${key}`

/** Design 3.10: pairs are read as the members they stand for. */
export const pairs: readonly Case[] = [
  ['a text', otlp('device.imei', { stringValue: imei }), at('device.imei'), 'hardware-inventory/imei', 'out-of-scope'],
  ['a number', otlp('device.imei', { intValue: imei }), at('device.imei'), 'hardware-inventory/imei', 'out-of-scope'],
  [
    'an address',
    otlp('client.address.ip', { stringValue: '192.0.2.17' }),
    at('client.address.ip'),
    'hardware-inventory/ip-address',
    'out-of-scope',
  ],
  [
    'a value alone',
    otlp('colour', { stringValue: '+46701740605' }),
    at('colour'),
    'user-info/phone-number',
    'out-of-scope',
  ],
  [
    'a name in a log',
    logged('imei', imei),
    '/resourceLogs/*/scopeLogs/*/logRecords/*/attributes/imei',
    'hardware-inventory/imei',
    'out-of-scope',
  ],
  [
    'a value in a log',
    logged('note', card),
    '/resourceLogs/*/scopeLogs/*/logRecords/*/attributes/note',
    'never-collected/contacts',
    'never-collected',
  ],
  [
    'what is allowed',
    otlp('os.version', { stringValue: '18.1' }),
    at('os.version'),
    'hardware-inventory/os-version',
    'allowed',
  ],
  ['a switch', otlp('collectImei', { boolValue: true }), at('collectImei'), 'hardware-inventory/imei', 'out-of-scope'],
  [
    'no pair: three members',
    { a: [{ key: 'imei', value: { stringValue: imei }, x: 1 }] },
    '/a/*/key',
    null,
    'unlisted',
  ],
]
