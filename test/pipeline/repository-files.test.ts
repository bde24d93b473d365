import { describe, expect, test } from 'vitest'
import { lint } from '../helpers.ts'

interface Twins {
  /** A file as repositories hold it: no finding. */
  readonly file: { readonly name?: string; readonly json: unknown }
  /** What looks like it and is a record: these fields are findings. */
  readonly record: { readonly name?: string; readonly json: unknown; readonly paths: readonly string[] }
}

const compat = { __compat: { support: { chrome: { version_added: '5' } } } }
const point = { latitude: '59.61', longitude: '16.54' }
/** A map of two dozen ids, none of which looks generated. */
const many = <T>(entry: T): Record<string, T> =>
  Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWX'].map(letter => [`product${letter}`, entry]))

const cases: Readonly<Record<string, Twins>> = {
  'a table of browser features': {
    file: { json: { api: { PaymentAddress: { ...compat, phone: compat }, Geolocation: compat } } },
    record: { json: { api: { user: { phone: '+46701740605' } } }, paths: ['/api/user/phone'] },
  },
  'a catalogue of services by their id': {
    file: { json: { ...many({ name: 'A' }), sms: { name: 'SMS' }, pcs: { name: 'PCS' } } },
    record: { json: { sms: [{ from: '+46701740605', body: 'hi' }] }, paths: ['/sms'] },
  },
  'a catalogue whose entries carry values': {
    file: { json: { ...many({ title: 'A' }), imei: { title: 'IMEI' } } },
    record: {
      json: { ...many({ title: 'A', value: 'x' }), imei: { title: 'IMEI', value: '490154203237518' } },
      paths: ['/imei/value'],
    },
  },
  'a catalogue whose entries are alike': {
    file: { json: { ...many({ className: 'A', path: 'a.js' }), googleCalendar: { className: 'B', path: 'b.js' } } },
    record: {
      json: { ...many({ name: 'A', city: 'B' }), anna: { name: 'Anna', city: 'C', imei: '490154203237518' } },
      paths: ['/anna/imei'],
    },
  },
  'a schema of many properties': {
    file: { json: { properties: many({ type: 'string', description: 'x' }) } },
    record: {
      json: {
        properties: { ...many({ type: 'string', description: 'x' }), imei: { type: 'string', description: 'x' } },
      },
      paths: ['/properties/imei'],
    },
  },
  'a password to be filled in': {
    file: { json: { user: { password: '={{$credentials.password}}' } } },
    record: { json: { user: { password: 'hunter2' } }, paths: ['/user/password'] },
  },
  'names of languages': {
    file: { json: { main: { sms: { identity: { language: 'sms' }, dates: { phonebook: 'puhelinluettelo' } } } } },
    record: { json: { main: { phonebook: [{ name: 'A', phones: ['+46701740605'] }] } }, paths: ['/main/phonebook'] },
  },
  'the examples of an API': {
    file: {
      json: {
        version: '1.0',
        examples: { Change: [{ title: 'To change a password', input: { OldPassword: 'old', NewPassword: 'new' } }] },
      },
    },
    record: { json: { version: '1.0', user: { password: 'hunter2' } }, paths: ['/user/password'] },
  },
  'the pages of an API': {
    file: { json: { pagination: { ListIpAddresses: { input_token: 'NextToken', result_key: 'IpAddresses' } } } },
    record: { json: { pagination: { ipAddresses: ['192.0.2.7'] } }, paths: ['/pagination/ipAddresses'] },
  },
  'the types of a protocol': {
    file: { json: { types: { packet: ['container', [{ name: 'ip', type: ['switch', { fields: { chat: [] } }] }]] } } },
    record: { json: { types: { deviceImei: '490154203237518' } }, paths: ['/types/deviceImei'] },
  },
  'a lock file under any name': {
    file: {
      name: 'npm-shrinkwrap.json',
      json: { lockfileVersion: 3, packages: { 'node_modules/ip-address': { version: '9.0.5', resolved: '' } } },
    },
    record: { json: { packages: { 'ip-address': '192.0.2.7' } }, paths: ['/packages/ip-address'] },
  },
  'a bill of materials': {
    file: {
      json: {
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      },
    },
    record: { json: { serialNumber: 'C02XK1ZAJGH5', deviceName: 'A' }, paths: ['/serialNumber'] },
  },
  'commands of a program': {
    file: {
      json: { commands: { 'email:send': { flags: { to: { name: 'to' } }, args: { phoneNumber: { name: 'n' } } } } },
    },
    record: { json: { commands: [{ imei: '490154203237518' }] }, paths: ['/commands/*/imei'] },
  },
  'cities by the name of their file': {
    file: { name: 'data/us-state-capitals.json', json: [{ city: 'Olympia', state: 'Washington', ...point }] },
    record: {
      name: 'capital-app-events.json',
      json: [{ city: 'A', ...point }],
      paths: ['/*/latitude', '/*/longitude'],
    },
  },
  'countries by their members': {
    file: { json: [{ name: 'A', iso2: 'AA', iso3: 'AAA', capital: 'B', region: 'C', ...point }] },
    record: {
      json: [{ ip: '192.0.2.7', country_code: 'AA', capital: 'B', timezone: 'C', ...point }],
      paths: ['/*/ip', '/*/latitude', '/*/longitude'],
    },
  },
  'regions, whose type is no record type': {
    file: {
      json: [{ name: 'A', type: 'province', country_id: 1, iso2: 'AA', fips_code: null, native: 'B', ...point }],
    },
    record: { json: [{ type: 'fix', country_id: 1, ...point }], paths: ['/*/latitude', '/*/longitude'] },
  },
  'an id that tells where it stands': {
    file: { json: { correlationId: { location: '$message.header#/correlationId' } } },
    record: { json: { identifier: { location: 'Birger Jarlsgatan' } }, paths: ['/identifier/location'] },
  },
}

describe.each(Object.entries(cases))('%s', (_, { file, record }) => {
  test('is no finding', async () => {
    expect((await lint(file.json, {}, file.name)).findings).toEqual([])
  })
  test('hides no record that looks like it', async () => {
    const { findings } = await lint(record.json, {}, record.name)
    expect(findings.map(finding => finding.path)).toEqual(expect.arrayContaining([...record.paths]))
  })
})
