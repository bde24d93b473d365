import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import type { Settings } from '../../src/model/settings.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { createEngine, type Engine } from '../../src/pipeline/engine.ts'
import { type Checked, lintSource } from '../../src/pipeline/lint.ts'
import { sourceOf } from '../helpers.ts'

// What files of one shape have in common is worked out once. It must change nothing: each is told what it is told by itself.

const settings: Settings = { ...defaultSettings, unknownFields: 'warn', reportEmpty: true, minConfidence: 'low' }
/** Under device management facts decide about more rows. */
const managed: Settings = { ...settings, profile: 'mdm-corporate', facts: { compliantAppFeature: false } }

/** Everything that is said of a file. The data map is made when it is asked for. */
async function told(text: string, name: string, engine: Engine, given: Settings): Promise<string> {
  const checked: Checked = { ...(await lintSource(sourceOf(text, name), given, engine)) }
  return JSON.stringify(checked)
}

/** A file by itself: fields are shared by files that are checked with the same settings, and these are of this file alone. */
const alone = (text: string, name: string, engine: Engine, given = settings): Promise<string> =>
  told(text, name, engine, { ...given })

interface Named {
  readonly name: string
  readonly text: string
}

/** Checks files one after the other, as a run over a folder does. */
async function expectSame(files: readonly Named[], engine: Engine, given = settings): Promise<void> {
  const shared = { ...given }
  for (const [at, { name, text }] of files.entries()) {
    expect(await told(text, name, engine, shared), `${at} ${name}`).toBe(await alone(text, name, engine, given))
  }
}

test('fixtures are told the same the first time, the second, and when their shape is known', async () => {
  const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .map(file => path.posix.join('fixtures', file.replaceAll('\\', '/')))
    .filter(file => /\.(?:json|jsonc|ndjson|jsonl)$/.test(file))
    .toSorted()
    .map(name => ({ name, text: readFileSync(name, 'utf8') }))
    .filter(({ text }) => text.length < 100_000)
  expect(files.length).toBeGreaterThan(50)
  await expectSame([...files, ...files, ...files.toReversed()], createEngine(loadCatalogue()))
})

/** A record about a device, with what differs. */
const device = (change: Readonly<Record<string, unknown>> = {}): unknown => ({
  '@odata.type': '#microsoft.graph.managedDevice',
  id: 'a',
  deviceName: 'b',
  managedDeviceOwnerType: 'company',
  phoneNumber: '+46701740605',
  imei: null,
  notes: 'plain words',
  isEncrypted: true,
  ...change,
})

const guid = 'b2b2b2b2-0041-4041-8041-b2b2b2b2b2b2'

/** A record whose members move to the branch of its type when that comes. */
const typedLate = { imei: 1, model: 2, '@odata.type': '#microsoft.graph.user' }

/** A record too large to be moved to the branch of its type. */
function largeRecord(type: string): unknown {
  return { serialNumber: 'a', model: 'b', list: Array.from({ length: 33_000 }, () => 0), type }
}

describe('two files of one shape that differ in one thing', () => {
  const engine = createEngine(loadCatalogue())
  test.each<readonly [string, unknown, unknown]>([
    [
      'a fact of the record',
      { devices: [{ azureADDeviceId: guid, joinType: 'azureADJoined' }] },
      { devices: [{ azureADDeviceId: guid, joinType: 'azureADRegistered' }] },
    ],
    [
      'a fact that is a boolean',
      { azureADRegistered: true, azureADDeviceId: guid },
      { azureADRegistered: false, azureADDeviceId: guid },
    ],
    [
      'a fact around it',
      { joinType: 'azureADJoined', devices: [{ azureADDeviceId: guid }] },
      { joinType: 'azureADRegistered', devices: [{ azureADDeviceId: guid }] },
    ],
    [
      'a fact of a managed device',
      { managedDeviceOwnerType: 'company', installedApps: [{ appName: 'a' }] },
      { managedDeviceOwnerType: 'personal', installedApps: [{ appName: 'a' }] },
    ],
    ['what is in an array', { things: ['a'] }, { things: [{}] }],
    ['a datum in an array', { values: ['490154203237518'] }, { values: ['a'] }],
    [
      'which members come first in a later record',
      [typedLate, { imei: 1, model: 2 }],
      [typedLate, { model: 2, imei: 1 }],
    ],
    ['which members a later record has', [typedLate, { imei: 1 }], [typedLate, { imei: 1, model: 2 }]],
    ['the type that a large record names late', largeRecord('managedDevice'), largeRecord('user')],
    ['a datum in a text', device(), device({ notes: '490154203237518' })],
    ['a datum under a neutral name', { id: 1, value: 'a' }, { id: 1, value: '490154203237518' }],
    ['emptiness', device(), device({ phoneNumber: null })],
    ['an empty text', device(), device({ phoneNumber: '' })],
    ['a masked value', device(), device({ phoneNumber: '***' })],
    ['a value where there was none', device(), device({ imei: '490154203237518' })],
    ['the type of the record', device(), device({ '@odata.type': '#microsoft.graph.iosGeneralDeviceConfiguration' })],
    ['the type of a value', device(), device({ phoneNumber: true })],
    ['a number for a text', device(), device({ phoneNumber: 46_701_740_605 })],
    ['a switch', { sdk: { collectContacts: false } }, { sdk: { collectContacts: true } }],
    [
      'values that speak against the name',
      [{ imei: 'a' }, { imei: 'b' }],
      [{ imei: '2020-01-01' }, { imei: '2020-01-02' }],
    ],
    ['the share of values that speak for it', [{ imei: 1 }, { imei: 2 }], [{ imei: 1 }, { imei: '490154203237518' }]],
    ['how many records there are', { value: [device()] }, { value: [device(), device()] }],
    [
      'which of two records says so',
      [device(), device({ phoneNumber: null })],
      [device({ phoneNumber: null }), device()],
    ],
    ['a record whose fact differs', [device(), device()], [device(), device({ managedDeviceOwnerType: 'personal' })]],
    ['an array for an object', { contacts: [{ name: 'a' }] }, { contacts: { '0': { name: 'a' } } }],
    ['an empty array', { contacts: [] }, { contacts: [1] }],
    ['a document in a text', { payload: '{"imei":"a"}' }, { payload: '{"imei":"490154203237518"}' }],
    [
      'a permission',
      { permissions: ['android.permission.READ_SMS'] },
      { permissions: ['android.permission.INTERNET'] },
    ],
    [
      'a permission that is refused',
      { name: 'android.permission.READ_SMS', granted: true },
      { name: 'android.permission.READ_SMS', granted: false },
    ],
    ['the order of members', { id: 'a', imei: 'b' }, { imei: 'b', id: 'a' }],
    ['where members stand', device(), { ...(device() as object), id: 'a much longer one' }],
    [
      'the type that comes late',
      [
        { id: 1, imei: 'a', type: 'managedDevice' },
        { id: 2, imei: 'a', type: 'user' },
      ],
      [
        { id: 1, imei: 'a', type: 'user' },
        { id: 2, imei: 'a', type: 'managedDevice' },
      ],
    ],
    [
      'a key that folds',
      { devices: { '490154203237518': { name: 'a' } } },
      { devices: { '2020-01-01': { name: 'a' } } },
    ],
    ['a catalogue', catalogue('object'), catalogue('text')],
  ])('%s', async (_, first, second) => {
    const [a, b] = [first, second].map((content): Named => ({ name: 'x.json', text: JSON.stringify(content) }))
    if (a === undefined || b === undefined) throw new Error('two files')
    for (const given of [settings, managed]) {
      expect(await alone(a.text, a.name, engine, given)).not.toBe(await alone(b.text, b.name, engine, given))
      await expectSame([a, a, a, b, a, b, b, a], engine, given)
      await expectSame([b, b, b, a, b, a], engine, given)
    }
  })

  test('the name', async () => {
    const text = JSON.stringify({ id: 'x', name: 'a', model: 'b' })
    const names = ['devices.json', 'users.json', 'device-query.json', 'telemetry.json', 'x.json']
    await expectSame(
      [...names, ...names, ...names, ...names].map(name => ({ name, text })),
      engine,
    )
  })

  test('a fault behind what they have in common', async () => {
    const whole = JSON.stringify(device())
    const texts = [whole, whole, whole, `${whole.slice(0, -1)},`, whole.slice(0, -1), `${whole} ${whole}`, whole]
    await expectSame(
      texts.map(text => ({ name: 'x.json', text })),
      engine,
    )
  })
})

/** So many entries that their names may be ids. */
function catalogue(kind: 'object' | 'text'): unknown {
  const entries = Array.from(
    { length: 30 },
    (_, at) => [`imei${String.fromCodePoint(97 + (at % 26))}${at}`, { name: 'a', title: 'b' }] as const,
  )
  const change = entries.map(([key, entry], at) => [key, kind === 'text' && at > 10 ? 'a' : entry] as const)
  return { list: Object.fromEntries(change) }
}

test('files that are read at the same time have fields of their own', async () => {
  const engine = createEngine(loadCatalogue())
  const shared = { ...settings }
  const texts = Array.from({ length: 40 }, (_, at) =>
    JSON.stringify(device({ notes: at % 3 === 0 ? '490154203237518' : 'a', imei: at % 2 === 0 ? 'b' : null })),
  )
  for (const text of texts.slice(0, 5)) await told(text, 'x.json', engine, shared)
  const together = await Promise.all(texts.map(text => told(`// ${text}\n${text}`, 'x.json', engine, shared)))
  for (const [at, text] of texts.entries())
    expect(together[at]).toBe(await alone(`// ${text}\n${text}`, 'x.json', engine))
})

/** Numbers that are the same every time. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('random files of a few shapes', async () => {
  const random = createRandom(7)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const values: readonly unknown[] = [
    null,
    '',
    'a',
    'plain words',
    3,
    true,
    false,
    '490154203237518',
    '2020-01-01',
    [],
    {},
    ['a', 'b'],
    '***',
    '{"imei":"a"}',
  ]
  const types = ['#microsoft.graph.managedDevice', '#microsoft.graph.user', '#microsoft.graph.iosCompliancePolicy', 'x']
  const keys = [
    'id',
    'imei',
    'notes',
    'phoneNumber',
    'managedDeviceOwnerType',
    'collectContacts',
    'location',
    'serialNumber',
    'model',
  ]
  const record = (): Record<string, unknown> => ({
    ...(random(3) > 0 ? { '@odata.type': pick(types) } : {}),
    ...Object.fromEntries(keys.filter(() => random(12) > 0).map(key => [key, pick(values)])),
    ...(random(3) === 0 ? { '@odata.type': pick(types) } : {}),
  })
  const files = Array.from({ length: 600 }, (): Named => {
    const content = random(3) === 0 ? record() : { value: Array.from({ length: 1 + random(3) }, record) }
    return { name: pick(['a.json', 'devices.json', 'policy.json']), text: JSON.stringify(content) }
  })
  // Most come twice or more, so that what was remembered is asked for.
  await expectSame(
    Array.from({ length: 1_500 }, () => pick(files)),
    createEngine(loadCatalogue()),
  )
})

test('what files of one shape are is asked once', async () => {
  const plain = createEngine(loadCatalogue())
  let asked = 0
  const { scopes } = plain.knowledge
  const knowledge = {
    ...plain.knowledge,
    scopes: {
      ...scopes,
      fromOutline: (...root: Parameters<typeof scopes.fromOutline>) => (asked++, scopes.fromOutline(...root)),
    },
  }
  const engine = { ...plain, knowledge }
  const shared = { ...settings }
  const check = async (at: number): Promise<number> => {
    asked = 0
    await told(
      JSON.stringify(device({ id: `a${at}`, isEncrypted: at % 2 === 0, notes: `words and ${at}` })),
      `${at}.json`,
      engine,
      shared,
    )
    return asked
  }
  const counts: number[] = []
  for (let at = 0; at < 8; at++) counts.push(await check(at))
  expect(counts[0]).toBeGreaterThan(0)
  expect(counts.slice(6)).toEqual([0, 0])
})
