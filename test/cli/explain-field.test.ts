import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import type { Deps } from '../../src/cli/deps.ts'
import type { FieldExplanation } from '../../src/model/field-explanation.ts'
import { explainField } from '../../src/pipeline/explain-field.ts'
import { engine } from '../helpers.ts'
import { zipOf } from '../unpack/archives.ts'
import { type Ran, runIn } from './fakes.ts'
import { createFolder } from './folder.ts'

const deps: Partial<Deps> = {
  catalogue: async () => loadCatalogue(),
  explainField: async (source, asked, settings) => explainField(source, asked, settings, engine),
}

const type = (name: string): object => ({ '@odata.type': `#microsoft.graph.${name}` })

/** Files of hard cases. Every value that is data is one of `secrets`. */
const files: Readonly<Record<string, unknown>> = {
  'export.json': {
    value: [
      { ...type('managedDevice'), id: 'a1a1a1a1-0041', deviceName: 'Annas iPhone', imei: '490154203237518' },
      { ...type('managedDevice'), id: 'a1a1a1a1-0042', deviceName: '', managementAgent: 'mdm' },
      { ...type('managedDeviceCertificateState'), id: 'a1a1a1a1-0043', serialNumber: '17A3' },
    ],
  },
  'content.json': { ...type('mobileAppContentFile'), fileEncryptionInfo: { mac: 'bWFjIG9mIGZpbGU=' } },
  'check-in.json': { lastContact: '2026-11-20T05:12:44Z' },
  'DeviceCompliance.json': [{ DeviceName: 'Annas iPhone', LastContact: '2026-11-20T05:12:44Z' }],
  'profile.json': { ...type('iosGeneralDeviceConfiguration'), imei: '490154203237518', cameraBlocked: true },
  'rooms.json': { meetingRooms: [{ location: 'Building 7, second floor', capacity: 8 }] },
  'people.json': { admin: { phone: '+46701740630' }, device: { batterySerialNumber: 'BAT-1717' } },
  'sdk.json': { analytics: { collectContacts: true, collectImei: false } },
  'query.json': { columns: ['DeviceName', 'imei'] },
  'app.json': { expo: { android: { permissions: ['android.permission.READ_SMS', 'INTERNET'] } } },
  'log.json': { entries: [{ number: '+46701740630', direction: 'outgoing', duration: 63 }] },
  'policy.json': { ...type('iosCompliancePolicy'), passcodeRequired: true },
}

const secrets: readonly string[] = [
  'a1a1a1a1',
  'Anna',
  '4901542',
  '17A3',
  'bWFjIG9m',
  '2026-11-20',
  'Building 7',
  '4670174',
  'BAT-1717',
  'INTERNET',
  'outgoing',
]

let cwd = ''

beforeAll(async () => {
  const texts = Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)])
  cwd = await createFolder({
    ...Object.fromEntries(texts),
    'a#b.json': '{"imei":"490154203237518"}',
    a: '{"imei":"490154203237518"}',
    'b/broken.json': '{"imei":"490154203237518",',
    'b/other.json': '{}',
    'mamlint.config.jsonc': '{ "ignore": ["people.json"] }',
  })
  const csv = { name: 'devices.csv', data: 'IMEI\n490154203237518\n' }
  const inner = { name: 'inner.zip', data: zipOf([{ name: 'a.json', data: '{"imei":"490154203237518"}' }]) }
  writeFileSync(path.join(cwd, 'packed!x.zip'), zipOf([csv, inner]))
  writeFileSync(path.join(cwd, 'cut.zip'), zipOf([csv]).subarray(0, 40))
})

async function explain(...words: readonly string[]): Promise<Ran> {
  return await runIn(cwd, ['explain', '--no-config', ...words], {}, deps)
}

// Read these as somebody would who doubts a verdict and never saw the code.
const cases: readonly (readonly [string, string])[] = [
  ['serial number of a certificate', 'export.json#/value/2/serialNumber'],
  ['id of a managed device', 'export.json#/value/*/id'],
  ['device name needs context', 'export.json#/value/0/deviceName'],
  ['imei out of scope', 'export.json#/value/0/imei'],
  ['mac in fileEncryptionInfo', 'content.json#/fileEncryptionInfo/mac'],
  ['last contact of anything', 'check-in.json#/lastContact'],
  ['LastContact of a report', 'DeviceCompliance.json#/0/LastContact'],
  ['imei under a policy', 'profile.json#/imei'],
  ['location of a meeting room', 'rooms.json#/meetingRooms/0/location'],
  ['phone of an admin', 'people.json#/admin/phone'],
  ['serial number of a battery', 'people.json#/device/batterySerialNumber'],
  ['a switch that is on', 'sdk.json#/analytics/collectContacts'],
  ['a switch that is off', 'sdk.json#/analytics/collectImei'],
  ['a declared column', 'query.json#/columns/imei'],
  ['a permission', 'app.json#/expo/android/permissions/android.permission.READ_SMS'],
  ['a call log by its shape', 'log.json#/entries/0'],
  ['inside a call log', 'log.json#/entries/0/number'],
  ['a policy as a whole', 'policy.json#'],
]

test.each(cases)('explains %s', async (name, word) => {
  const { code, stdout, stderr } = await explain(word)
  expect([code, stderr]).toEqual([0, ''])
  expect(secrets.filter(secret => stdout.includes(secret))).toEqual([])
  await expect(stdout).toMatchFileSnapshot(`goldens/explain-${name.replaceAll(' ', '-').toLowerCase()}.golden`)
})

test.each(cases)('explains %s as JSON', async (_, word) => {
  const { code, stdout } = await explain(word, '--format', 'json')
  const document = JSON.parse(stdout) as { readonly schema: string; readonly fields: readonly FieldExplanation[] }
  expect([code, document.schema]).toEqual([0, 'mamlint-explanation/1'])
  expect(document.fields.length).toBeGreaterThan(0)
  expect(secrets.filter(secret => stdout.includes(secret))).toEqual([])
})

describe('flags that change verdicts', () => {
  test.each([
    [['--assume', 'friendlyName=true'], 'allowed; not reported (mam-only)'],
    [['--assume', 'friendlyName=false'], 'out-of-scope: error (mam-only)'],
    [['--profile', 'mdm-corporate'], 'allowed; not reported (mdm-corporate)'],
    [
      ['--min-confidence', 'high'],
      'unlisted; not reported, medium confidence in hardware-inventory/device-name is too little',
    ],
    [['--rule', 'hardware-inventory/device-name=note'], 'needs-context: note (mam-only)'],
  ])('%j', async (flags, verdict) => {
    const { stdout } = await explain('export.json#/value/0/deviceName', ...flags)
    expect(stdout).toContain(`  Verdict   ${verdict}`)
  })
})

describe('the file', () => {
  test('that exists wins, whatever stands in its name', async () => {
    expect((await explain('a#b.json#/imei')).stdout).toMatch(/^a#b\.json#\/imei\n/)
    expect((await explain('a#/imei')).stdout).toMatch(/^a#\/imei\n/)
  })

  test.each([
    ['export.json', 2, '"export.json" is a file; name one of its fields, export.json#<path>'],
    ['export.json#/value/0/imie', 2, 'export.json has no field "/value/*/imie" (did you mean "/value/*/imei"?)'],
    ['export.json#imei', 2, 'export.json has no field "imei" (did you mean "/value/*/imei"?)'],
    ['gone.json#/imei', 2, 'gone.json: error NO_SUCH_FILE'],
    ['gone.json#', 2, 'gone.json: error NO_SUCH_FILE'],
    ['b#/imei', 2, 'explain takes one file; "b" stands for 2'],
    ['b/broken.json#/imie', 3, 'b/broken.json has no field "/imie" in what could be read (did you mean "/imei"?)'],
  ])('%s', async (word, code, message) => {
    const ran = await explain(word)
    expect([ran.code, ran.stdout]).toEqual([code, ''])
    expect(ran.stderr).toContain(message)
  })

  test('that ends early is explained as far as it goes', async () => {
    const { code, stdout, stderr } = await explain('b/broken.json#/imei')
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^b\/broken\.json:1:\d+: error JSON_SYNTAX /)])
    expect(stdout).toContain('out-of-scope: error')
  })

  test('that the configuration leaves out', async () => {
    const { code, stderr } = await runIn(cwd, ['explain', 'people.json#/admin/phone'], {}, deps)
    expect([code, stderr]).toEqual([2, expect.stringContaining('"people.json" is left out by "ignore"')])
  })

  test.each([
    ['packed!x.zip!devices.csv#/*/IMEI', 0, 'packed!x.zip!devices.csv#/*/IMEI\n', ''],
    ['./packed!x.zip!inner.zip!a.json#/imei', 0, 'packed!x.zip!inner.zip!a.json#/imei\n', ''],
    [
      'packed!x.zip!gone.csv#/imei',
      2,
      '',
      'packed!x.zip!gone.csv: error NO_SUCH_FILE the archive holds no such document',
    ],
    ['packed!x.zip#/imei', 3, '', 'packed!x.zip: error UNKNOWN_FORMAT expected one document, but this is an archive'],
    ['packed!x.zip!devices.csv', 2, '', 'name one of its fields, packed!x.zip!devices.csv#<path>'],
    ['cut.zip!devices.csv#/IMEI', 3, '', 'cut.zip: error ARCHIVE'],
    ['gone.zip!devices.csv#/IMEI', 2, '', 'gone.zip!devices.csv: error NO_SUCH_FILE'],
  ])('in an archive: %s', async (word, code, stdout, stderr) => {
    const ran = await explain(word)
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([
      code,
      expect.stringContaining(stdout),
      expect.stringContaining(stderr),
    ])
    expect(ran.stdout === '').toBe(stdout === '')
  })

  test('on standard input', async () => {
    const words = ['explain', '--no-config', '--stdin-filename', 'x.json', '--', '-#/imei']
    const { code, stdout } = await runIn(cwd, words, { stdin: '{"imei":"490154203237518"}' }, deps)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^x\.json#\/imei\n/)])
  })
})

describe('a finding that is accepted says by what', () => {
  const imei = '"imei": "490154203237518"'
  const allow = { field: '/imei', reason: 'agreed, 2026-03', owner: 'privacy@example.com', expires: '2999-12-31' }
  const entry = { file: 'old.json', path: '/imei', rule: 'hardware-inventory/imei', verdict: 'out-of-scope' }
  let folder = ''
  beforeAll(async () => {
    folder = await createFolder({
      'allowed.json': `{${imei}}`,
      'old.json': `{${imei}}`,
      'commented.jsonc': `{\n  // mamlint-allow hardware-inventory/imei -- Annas iPhone\n  ${imei}\n}`,
      'mamlint.config.jsonc': JSON.stringify({
        baseline: 'lists/old.json',
        allow: [{ ...allow, files: ['allowed.json'] }],
      }),
      'lists/old.json': JSON.stringify([{ ...entry, file: '../old.json' }, { schema: 'mamlint-baseline/1' }]),
      'other.json': JSON.stringify([{ ...entry, file: 'allowed.json' }, { schema: 'mamlint-baseline/1' }]),
      'broken-list.json': '{}',
    })
  })

  const allowed =
    'an "allow" entry of the configuration accepts it: agreed, 2026-03 (owner privacy@example.com, until 2999-12-31)'

  test.each([
    ['allowed.json#/imei', [], allowed],
    ['commented.jsonc#/imei', [], 'the comment at 2:3 accepts it'],
    ['old.json#/imei', [], 'the baseline accepts it'],
    ['allowed.json#/imei', ['--no-config', '--baseline', 'other.json'], 'the baseline accepts it'],
  ])('%s %j', async (word, flags, accepted) => {
    const { code, stdout, stderr } = await runIn(folder, ['explain', word, ...flags], {}, deps)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`  Verdict   out-of-scope; not reported, ${accepted} (mam-only)\n`)
    expect(stdout).toMatch(/^ {4}--no-suppressions +out-of-scope: error$/m)
    expect(stdout).not.toContain('Anna')
  })

  test.each(['allowed.json#/imei', 'commented.jsonc#/imei', 'old.json#/imei'])(
    'and is reported with --no-suppressions: %s',
    async word => {
      const { stdout } = await runIn(folder, ['explain', word, '--no-suppressions'], {}, deps)
      expect(stdout).toContain('  Verdict   out-of-scope: error (mam-only)\n')
      expect(stdout).not.toContain('--no-suppressions')
    },
  )

  test('as JSON, too', async () => {
    const { stdout } = await runIn(folder, ['explain', 'allowed.json#/imei', '--format', 'json'], {}, deps)
    const { field: _, ...said } = allow
    expect(JSON.parse(stdout)).toMatchObject({
      fields: [{ judgement: { severity: null, silence: 'accepted', suppression: { kind: 'config', ...said } } }],
    })
  })

  test('a baseline that is none is told', async () => {
    const words = ['explain', 'old.json#/imei', '--baseline', 'broken-list.json']
    const { code, stdout, stderr } = await runIn(folder, words, {}, deps)
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('broken-list.json')])
  })
})

test.each(['Serial#', 'Phone #', '/value/*/imei', '#'])('a name that is no file: %s', async word => {
  const { code, stdout } = await explain(word)
  expect([code, stdout]).toEqual([0, expect.stringContaining('Words: wifi mac')])
})

test('colours only where asked for', async () => {
  const { stdout } = await runIn(cwd, ['explain', '--no-config', 'a#/imei'], { stdoutIsTTY: true }, deps)
  expect(stdout).toContain('\u001b[1mVerdict')
  expect((await explain('a#/imei')).stdout).not.toContain('\u001b')
})

test('a rule and a name as JSON', async () => {
  expect(JSON.parse((await explain('hardware-inventory/imei', '--format', 'json')).stdout)).toMatchObject({
    schema: 'mamlint-rule/1',
    id: 'hardware-inventory/imei',
  })
  expect(JSON.parse((await explain('wifiMac', '--format', 'json')).stdout)).toMatchObject({
    schema: 'mamlint-name/1',
    words: ['wifi', 'mac'],
  })
})
