import { describe, expect, test } from 'vitest'
import type { ConditionCount } from '../../src/model/finding.ts'
import type { Settings } from '../../src/model/settings.ts'
import { lint } from '../helpers.ts'

const id = { azureADDeviceId: 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2' }
const joined = { joinType: 'azureADJoined' }
const registered = { joinType: 'azureADRegistered' }

/** Verdict and counts of every field that is an Entra device ID. */
async function entraIdsIn(
  document: unknown,
  settings: Partial<Settings> = {},
): Promise<readonly (readonly [path: string, verdict: string, condition: ConditionCount | null])[]> {
  const { fields, findings } = await lint(document, settings)
  return fields
    .filter(field => field.row === 'device-data/entra-device-id')
    .map(({ path, verdict }) => [path, verdict, findings.find(one => one.path === path)?.condition ?? null])
}

async function verdictIn(document: unknown, settings: Partial<Settings> = {}): Promise<string> {
  return (await entraIdsIn(document, settings)).map(([, verdict]) => verdict).join(', ')
}

/** Where the fact stands, the document, and the verdict on the one ID in it. */
const places: readonly (readonly [where: string, document: unknown, verdict: string])[] = [
  ['a sibling before', [{ ...joined, ...id }], 'allowed'],
  ['a sibling after', [{ ...id, ...joined }], 'allowed'],
  ['the parent', { device: { ids: id, ...joined } }, 'allowed'],
  ['the parent, before', { device: { ...joined, ids: id } }, 'allowed'],
  ['the grandparent, past an array', { device: { ids: [[id], [id]], ...joined } }, 'allowed'],
  ['the root', { ...joined, value: [id, id] }, 'allowed'],
  ['the nearer of two', { ...joined, device: { ...id, ...registered } }, 'out-of-scope'],
  ['the nearer of two, the other way round', { device: { ...id, ...joined }, ...registered }, 'allowed'],
  ['a sibling in an array', { device: { ...id, joinType: ['azureADJoined'] } }, 'allowed'],
  ['a record with its type last', [{ ...joined, ...id, '@odata.type': '#microsoft.graph.device' }], 'allowed'],
  ['pairs of OpenTelemetry', { attributes: pairsOf({ ...id, ...joined }) }, 'allowed'],
  ['another record', [id, joined], 'needs-context'],
  ['the next line', `${JSON.stringify(id)}\n${JSON.stringify(joined)}\n`, 'needs-context'],
  ['the child of a sibling', { device: { ...id, history: joined } }, 'needs-context'],
  ['a child', { device: { ...id, past: [{ deeper: joined }] } }, 'needs-context'],
  ['nowhere', [id], 'needs-context'],
]

function pairsOf(members: Readonly<Record<string, string>>): unknown {
  return Object.entries(members).map(([key, stringValue]) => ({ key, value: { stringValue } }))
}

describe('a fact holds for the record it stands in and for what is inside', () => {
  test.each(places)('%s', async (_, document, verdict) => {
    expect(await verdictIn(document)).toBe(verdict)
  })

  test('the configuration says what the record does not', async () => {
    expect(await verdictIn([id], { facts: { entraJoined: true } })).toBe('allowed')
    expect(await verdictIn([id], { facts: { entraJoined: false } })).toBe('out-of-scope')
  })

  test('the record outranks the configuration', async () => {
    expect(await verdictIn([{ ...id, ...registered }], { facts: { entraJoined: true } })).toBe('out-of-scope')
    expect(await verdictIn({ ids: id, ...joined }, { facts: { entraJoined: false } })).toBe('allowed')
  })
})

function repeat(count: number, record: object): readonly object[] {
  return Array.from({ length: count }, () => record)
}

/** So many records in which the condition is met, unmet and unknown, not in that order. */
function mixed(met: number, unmet: number, unknown: number): readonly object[] {
  const records = [
    ...repeat(met, { ...id, ...joined }),
    ...repeat(unmet, { ...registered, ...id }),
    ...repeat(unknown, id),
  ]
  return records.map((_, index) => records[(index * 7) % records.length] ?? {})
}

describe('over many records', () => {
  test.each([
    [10, 5, 3, 'out-of-scope'],
    [10, 0, 3, 'needs-context'],
    [0, 1, 17, 'out-of-scope'],
    [0, 0, 4, 'needs-context'],
    [11, 0, 0, 'allowed'],
  ])('%i met, %i unmet and %i unknown', async (met, unmet, unknown, verdict) => {
    const condition = verdict === 'allowed' ? null : { needs: 'entraJoined', met, unmet, unknown }
    const records = mixed(met, unmet, unknown)
    const lines = records.map(record => JSON.stringify(record)).join('\n')
    expect(await entraIdsIn({ value: records })).toEqual([['/value/*/azureADDeviceId', verdict, condition]])
    expect(await entraIdsIn(lines)).toEqual([['/azureADDeviceId', verdict, condition]])
  })

  test('a configuration decides the unknown ones alone', async () => {
    const [[, verdict, condition] = []] = await entraIdsIn(mixed(10, 5, 3), { facts: { entraJoined: true } })
    expect([verdict, condition]).toEqual(['out-of-scope', { needs: 'entraJoined', met: 13, unmet: 5, unknown: 0 }])
  })

  test('an empty ID is no occurrence', async () => {
    const records = [
      ...mixed(2, 0, 1),
      { azureADDeviceId: null, ...registered },
      { azureADDeviceId: '', ...registered },
    ]
    const [[, verdict, condition] = []] = await entraIdsIn(records)
    expect([verdict, condition]).toEqual(['needs-context', { needs: 'entraJoined', met: 2, unmet: 0, unknown: 1 }])
  })

  test('ownership of each record outranks the profile', async () => {
    const records = ['company', 'personal', 'unknown'].map(owner => ({ managedDeviceOwnerType: owner, location: 'x' }))
    const conditionUnder = async (profile: Settings['profile']): Promise<ConditionCount | null | undefined> =>
      (await lint({ devices: records }, { profile })).findings.find(one => one.path === '/devices/*/location')
        ?.condition
    expect(await conditionUnder('mdm-corporate')).toEqual({ needs: 'ownership', met: 2, unmet: 1, unknown: 0 })
    expect(await conditionUnder('mdm-personal')).toEqual({ needs: 'ownership', met: 1, unmet: 2, unknown: 0 })
    // No owner makes a location part of what apps alone may collect.
    expect(await conditionUnder('mam-only')).toBeNull()
  })

  test('records of two types are judged apart', async () => {
    const value = [
      { '@odata.type': '#microsoft.graph.device', ...id, ...joined },
      { ...id, ...registered, '@odata.type': '#microsoft.graph.managedDevice' },
    ]
    const verdicts = (await entraIdsIn({ value })).map(([, verdict]) => verdict)
    expect(verdicts.toSorted()).toEqual(['allowed', 'out-of-scope'])
  })
})
