import { describe, expect, test } from 'vitest'
import { loadCatalogue, loadRules } from '../../src/catalogue/load.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { ConditionCount } from '../../src/model/finding.ts'
import type { Settings } from '../../src/model/settings.ts'
import { lint, mapOf } from '../helpers.ts'

/** A field whose verdict hangs on one fact. */
interface Probe {
  readonly row: string
  readonly path: string
  /** A document with the field, and other members beside it. */
  readonly with: (members: object) => unknown
  readonly settings?: Partial<Settings>
  readonly file?: string
}

const guid = 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2'
const inDevices =
  (own: object) =>
  (members: object): unknown => ({ devices: [{ ...own, ...members }] })

const entra: Probe = {
  row: 'device-data/entra-device-id',
  path: '/devices/*/azureADDeviceId',
  with: inDevices({ azureADDeviceId: guid }),
}
const mdm: Probe = {
  row: 'device-data/intune-device-id',
  path: '/devices/*/managedDeviceId',
  with: inDevices({ managedDeviceId: guid }),
}
const app: Probe = {
  row: 'app-inventory/app-name',
  path: '/installedApps/*/appName',
  with: members => ({ installedApps: [{ appName: 'Contoso Notes', ...members }] }),
}
const place: Probe = {
  row: 'device-data/location',
  path: '/devices/*/location',
  with: inDevices({ location: 'House 7' }),
}
const query: Probe = {
  row: 'optional/device-query-file-name',
  path: '/*/FileName',
  with: members => [{ FileName: 'notes.txt', ...members }],
  settings: { facts: { deviceQueryEnabled: true, ownership: 'corporate' } },
  file: 'device-query/FileInfo.json',
}

interface Seen {
  readonly row: string | null | undefined
  readonly verdict: string | undefined
  readonly condition: ConditionCount | null
}

async function seen(probe: Probe, members: object, settings: Partial<Settings> = {}): Promise<Seen> {
  return await seenIn(probe, probe.with(members), settings)
}

async function seenIn(probe: Probe, document: unknown, settings: Partial<Settings> = {}): Promise<Seen> {
  const { fields, findings } = await lint(document, { ...probe.settings, ...settings }, probe.file)
  const field = fields.find(one => one.path === probe.path)
  const condition = findings.find(one => one.path === probe.path)?.condition ?? null
  return { row: field?.row, verdict: field?.verdict, condition }
}

async function verdict(probe: Probe, members: object, settings: Partial<Settings> = {}): Promise<string | undefined> {
  const { row, verdict: told } = await seen(probe, members, settings)
  expect(row).toBe(probe.row)
  return told
}

/** What members say, and the verdict of the probe beside them. */
const conditions: readonly (readonly [probe: Probe, members: object, expected: string])[] = [
  [entra, { joinType: 'azureADJoined' }, 'allowed'],
  [entra, { joinType: 'hybridAzureADJoined' }, 'allowed'],
  [entra, { joinType: 'azureADRegistered' }, 'out-of-scope'],
  [entra, { trustType: 'AzureAd' }, 'allowed'],
  [entra, { trustType: 'Workplace' }, 'out-of-scope'],
  [entra, { azureADJoined: true }, 'allowed'],
  [entra, { isEntraJoined: false }, 'out-of-scope'],
  // Registered may be joined too; not registered is not joined.
  [entra, { azureADRegistered: false }, 'out-of-scope'],
  [entra, { azureADRegistered: true }, 'needs-context'],
  [entra, { joinType: 'unknown' }, 'needs-context'],
  [entra, { joinType: null }, 'needs-context'],
  [entra, { joinType: '' }, 'needs-context'],
  [entra, { joinTypeChanged: 'azureADJoined' }, 'needs-context'],
  [entra, {}, 'needs-context'],
  [mdm, { managementAgent: 'mdm' }, 'allowed'],
  [mdm, { managementAgent: 'eas' }, 'out-of-scope'],
  [mdm, { managementAgent: 'unknownFutureValue' }, 'needs-context'],
  [mdm, { isManaged: true }, 'allowed'],
  [mdm, { isManaged: 'False' }, 'out-of-scope'],
  [mdm, {}, 'needs-context'],
  [app, { isManagedApp: true }, 'allowed'],
  [app, { isManagedApp: false }, 'out-of-scope'],
  [app, { isManagedApp: 'perhaps' }, 'needs-context'],
  [app, {}, 'needs-context'],
  [query, { osPlatform: 'Windows' }, 'allowed'],
  [query, { osPlatform: 'Android' }, 'out-of-scope'],
  [query, {}, 'needs-context'],
]

describe('a condition is met, unmet or unknown', () => {
  test.each(conditions)('%# %j', async (probe, members, expected) => {
    expect(await verdict(probe, members)).toBe(expected)
  })

  test.each<[Partial<Settings>, object, string]>([
    [{ profile: 'mdm-personal' }, { managedDeviceOwnerType: 'company' }, 'allowed'],
    [{ profile: 'mdm-personal' }, { managedDeviceOwnerType: 'personal' }, 'out-of-scope'],
    [{ profile: 'mdm-personal' }, {}, 'out-of-scope'],
    [{ profile: 'mdm-corporate' }, { managedDeviceOwnerType: 'personal' }, 'out-of-scope'],
    [{ profile: 'mdm-corporate' }, { managedDeviceOwnerType: 'unknown' }, 'allowed'],
    [{ profile: 'mdm-corporate' }, {}, 'allowed'],
    [{ profile: 'mdm-personal', facts: { ownership: 'corporate' } }, {}, 'allowed'],
    [{ profile: 'mdm-corporate', facts: { ownership: 'corporate' } }, { ownership: 'BYOD' }, 'out-of-scope'],
    [{ profile: 'mam-only', facts: { ownership: 'corporate' } }, { ownerType: 'company' }, 'out-of-scope'],
  ])('the location of a device under %j with %j', async (settings, members, expected) => {
    expect(await verdict(place, members, settings)).toBe(expected)
  })

  test.each<[Partial<Settings>, object, string]>([
    [{ profile: 'mdm-personal' }, {}, 'out-of-scope'],
    [{ profile: 'mdm-personal' }, { isManagedApp: true }, 'out-of-scope'],
    [{ profile: 'mdm-personal', facts: { compliantAppFeature: true } }, {}, 'allowed'],
    [{ profile: 'mdm-personal', facts: { compliantAppFeature: false } }, {}, 'out-of-scope'],
    [{ profile: 'mdm-corporate' }, { ownerType: 'personal' }, 'out-of-scope'],
    [{ profile: 'mdm-corporate', facts: { compliantAppFeature: true } }, { ownerType: 'personal' }, 'allowed'],
    [{ profile: 'mam-only', facts: { compliantAppFeature: true } }, {}, 'needs-context'],
  ])('the apps on a device under %j with %j', async (settings, members, expected) => {
    expect(await verdict(app, members, settings)).toBe(expected)
  })

  test.each<[Facts, object, string]>([
    [{}, { ownerType: 'company', osPlatform: 'Windows' }, 'optional-data'],
    [{ deviceQueryEnabled: false }, { ownerType: 'company', osPlatform: 'Windows' }, 'optional-data'],
    [{ deviceQueryEnabled: true }, { ownerType: 'company', osPlatform: 'Windows' }, 'allowed'],
    [{ deviceQueryEnabled: true }, { ownerType: 'personal', osPlatform: 'Windows' }, 'out-of-scope'],
    [{ deviceQueryEnabled: true }, { ownerType: 'company', osPlatform: 'iOS' }, 'out-of-scope'],
    [{ deviceQueryEnabled: true }, { osPlatform: 'Windows' }, 'needs-context'],
    [{ deviceQueryEnabled: true }, { ownerType: 'company' }, 'needs-context'],
    // No record can switch on what only the customer can.
    [{}, { ownerType: 'company', osPlatform: 'Windows', deviceQueryEnabled: true }, 'optional-data'],
  ])('device query with %j and %j', async (facts, members, expected) => {
    expect(await verdict(query, members, { facts })).toBe(expected)
  })

  test('diagnostics that the customer opted in to', async () => {
    const rule = loadRules().find(one => one.id === 'optional/iso19944-health')
    const example = rule?.examples.match.find(one => !Object.hasOwn(Object(one) as object, '$file'))
    const verdicts = async (facts: Facts): Promise<readonly string[]> =>
      [...(await mapOf(example, { facts })).values()].filter(one => one.row === rule?.id).map(one => one.verdict)
    expect(new Set(await verdicts({}))).toEqual(new Set(['optional-data']))
    expect(new Set(await verdicts({ diagnosticsOptIn: false }))).toEqual(new Set(['optional-data']))
    expect(new Set(await verdicts({ diagnosticsOptIn: true }))).toEqual(new Set(['allowed']))
  })
})

/** Documents and the verdict on the name of the device in them: the name says itself what it is, or its record does. */
const friendly: readonly (readonly [document: unknown, path: string, facts: Facts, expected: string])[] = [
  [{ device: { friendlyName: 'Annas phone' } }, '/device/friendlyName', {}, 'allowed'],
  [{ device: { hostName: 'QX7Z' } }, '/device/hostName', {}, 'out-of-scope'],
  [{ device: { computerName: 'QX7Z' } }, '/device/computerName', {}, 'out-of-scope'],
  [{ device: { deviceName: 'QX7Z' } }, '/device/deviceName', {}, 'needs-context'],
  [{ device: { deviceName: 'QX7Z' } }, '/device/deviceName', { friendlyName: true }, 'allowed'],
  [{ device: { deviceName: 'QX7Z' } }, '/device/deviceName', { friendlyName: false }, 'out-of-scope'],
  [{ device: { hostName: 'QX7Z' } }, '/device/hostName', { friendlyName: true }, 'out-of-scope'],
  [{ managedAppRegistrations: [{ deviceName: 'x' }] }, '/managedAppRegistrations/*/deviceName', {}, 'allowed'],
]

describe('the friendly name alone', () => {
  test.each(friendly)('%j', async (document, path, facts, expected) => {
    const field = (await mapOf(document, { facts })).get(path)
    expect([field?.row, field?.verdict]).toEqual(['hardware-inventory/device-name', expected])
  })
})

/** What each value of a fact makes of the probe that hangs on it, with a configuration that says the opposite. */
function expectedOf(fact: string, value: boolean | string): readonly [Probe, Partial<Settings>, string] | null {
  const opposite: Facts = { [fact]: value !== true }
  const verdictOf = value === true ? 'allowed' : 'out-of-scope'
  switch (fact) {
    case 'entraJoined':
      return [entra, { facts: opposite }, verdictOf]
    case 'mdmEnrolled':
      return [mdm, { facts: opposite }, verdictOf]
    case 'managedApp':
      return [app, { facts: opposite }, verdictOf]
    case 'ownership':
      return value === 'corporate'
        ? [place, { profile: 'mdm-personal', facts: { ownership: 'personal' } }, 'allowed']
        : [place, { profile: 'mdm-corporate', facts: { ownership: 'corporate' } }, 'out-of-scope']
    case 'platform': {
      const platform = value === 'windows' ? 'android' : 'windows'
      const facts: Facts = { deviceQueryEnabled: true, ownership: 'corporate', platform }
      return [query, { facts }, value === 'windows' ? 'allowed' : 'out-of-scope']
    }
    default:
      return null
  }
}

const answers = (values: readonly unknown[]): unknown =>
  values.map(value => ({ Question: 'PSL_CONTACTS', 'Response value': value }))

async function declaredIn(values: readonly unknown[]): Promise<readonly number[]> {
  return (await lint(answers(values))).findings.map(finding => finding.count)
}

const told = loadCatalogue().vocabulary.facts.flatMap(rule =>
  rule.names.map(name => ({ name, fact: rule.fact, values: Object.entries(rule.values) })),
)

describe('every member of rules/vocabulary/facts.json settles its fact, whatever the configuration says', () => {
  test.each(told.filter(one => one.fact !== 'declared'))('$name: $fact', async ({ name, fact, values }) => {
    const camel = name.replaceAll(/ (.)/g, (_, letter: string) => letter.toUpperCase())
    for (const [text, value] of values) {
      const [probe, settings, expected] = expectedOf(fact, value) ?? []
      if (probe === undefined) throw new Error(`no probe for the fact ${fact}`)
      for (const key of [name, camel]) {
        for (const written of [text, text.toUpperCase(), ` ${text} `]) {
          expect(await verdict(probe, { [key]: written }, settings), `${key}: ${written}`).toBe(expected)
        }
      }
    }
  })

  test('a data-safety answer takes a declaration back', async () => {
    expect(await declaredIn(['TRUE'])).toEqual([1])
    expect(await declaredIn(['FALSE'])).toEqual([])
    expect(await declaredIn(['FALSE', 'TRUE', 'no', ''])).toEqual([1])
  })
})
