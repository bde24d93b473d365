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

/** A list of pairs that hold one word each. */
const pairs = (...names: readonly string[]): readonly object[] =>
  names.map(name => ({ name, value: name.toLowerCase().replaceAll(/\W+/g, '-') }))

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
  'what may be chosen in a form': {
    file: {
      json: {
        fields: [
          { label: 'Told by', type: 'select', options: pairs('SMS', 'Phone Number', 'Photos', 'IPv4', 'Case Comment') },
          {
            name: 'where',
            description: 'x',
            choices: pairs('Contacts', 'Password', 'Latitude / Longitude', 'Appointment'),
          },
        ],
      },
    },
    record: {
      json: { options: [{ name: 'Phone', value: '+46701740605' }], properties: pairs('Serial Number', 'Password') },
      paths: ['/options/Phone', '/properties/Serial Number', '/properties/Password'],
    },
  },
  'what may be chosen, by the members beside it': {
    file: { json: [{ label: 'Sent by', placeholder: 'x', entries: pairs('Password', 'Serial Number') }] },
    record: { json: [{ label: 'Sent by', entries: pairs('Password') }], paths: ['/*/entries/Password'] },
  },
  'numbers of a chart': {
    file: {
      json: {
        series: [
          { name: 'Phone', value: 40 },
          { name: 'SMS', value: 4 },
        ],
      },
    },
    record: { json: { series: [{ name: 'Phone', value: '+46701740605' }] }, paths: ['/series/Phone'] },
  },
  'words of an interface in pairs': {
    file: { json: { labels: pairs('Contacts', 'Phone Number', 'Photos') } },
    record: {
      json: {
        labels: [
          { name: 'IP Address', value: '192.0.2.7' },
          { name: 'Call History', value: 'Anna, Bo and Carl' },
        ],
      },
      paths: ['/labels/IP Address', '/labels/Call History'],
    },
  },
  'requests of a Postman collection': {
    file: {
      json: {
        info: { name: 'A', schema: 'https://schema.example.com/collection.json' },
        item: [{ name: 'a', request: { method: 'GET' } }],
        variable: [{ key: 'serialNumber', value: 'x' }],
      },
    },
    record: { json: { info: { name: 'A' }, variable: pairs('Serial Number') }, paths: ['/variable/Serial Number'] },
  },
  'variables of a Postman environment': {
    file: {
      json: {
        name: 'A',
        values: [{ key: 'deviceId', value: 'x', enabled: true }],
        _postman_variable_scope: 'environment',
      },
    },
    record: { json: { values: [{ key: 'Serial Number', value: 'x' }] }, paths: ['/values/Serial Number'] },
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
