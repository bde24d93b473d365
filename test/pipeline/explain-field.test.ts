import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ByteSource } from '../../src/model/byte-source.ts'
import type { FieldExplanation } from '../../src/model/field-explanation.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { MappedField } from '../../src/model/report.ts'
import { defaultSettings, type Settings } from '../../src/model/settings.ts'
import { type ExplainedFile, explainField } from '../../src/pipeline/explain-field.ts'
import { lintSource } from '../../src/pipeline/lint.ts'
import { engine, sourceOf } from '../helpers.ts'

async function explain(content: unknown, pointer: string, settings: Partial<Settings> = {}): Promise<ExplainedFile> {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return await explainIn(sourceOf(text), pointer, { ...defaultSettings, ...settings })
}

async function explainIn(source: ByteSource, pointer: string, settings = defaultSettings): Promise<ExplainedFile> {
  return await explainField(source, { pointer, document: source.name, accepted: null }, settings, engine)
}

/** The explanation of the only field that a pointer means. */
async function only(content: unknown, pointer: string, settings?: Partial<Settings>): Promise<FieldExplanation> {
  const { explanations } = await explain(content, pointer, settings)
  expect(explanations).toHaveLength(1)
  return explanations[0] as FieldExplanation
}

const root = 'fixtures'
const fixtures = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json'))
  .toSorted()

/** Texts in a file that are no name of a field or of a permission: with a blank, an `@`, or a run of digits. */
function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(/:\s*"([^"\\]{6,})"/g)]
    .map(match => match[1] ?? '')
    .filter(
      value =>
        /\s|[^ ]@|\d{5}/.test(value) && !value.includes('$metadata') && engine.knowledge.permissionRow(value) === null,
    )
}

describe.each(fixtures)('%s', file => {
  const bytes = readFileSync(path.join(root, file))
  const name = `${root}/${file}`

  test(
    'every field is explained as it is judged, by a rule that says so, without a value',
    { timeout: 60_000 },
    async () => {
      const { fields } = await lintSource(sourceOf(bytes, name), defaultSettings, engine)
      for (const pointer of new Set(fields.map(field => field.path))) {
        const mapped = fields.filter(field => field.path === pointer)
        const { explanations } = await explainIn(sourceOf(bytes, name), pointer)
        expect(explanations.map(judged), pointer).toEqual(mapped.map(listed))
        for (const one of explanations) expect(ruleBehind(one), pointer).toBe(one.decision.row)
        const said = JSON.stringify(explanations)
        expect(valuesIn(bytes.toString()).filter(value => said.includes(value))).toEqual([])
      }
    },
  )
})

function judged({ judgement, decision, values }: FieldExplanation): object {
  const { verdict } = judgement
  const row = judgement.silence === 'unsure' ? null : decision.row
  return {
    verdict,
    row,
    confidence: row === null ? null : decision.confidence,
    role: decision.role,
    count: values.count,
  }
}

function listed({ verdict, row, confidence, role, count }: MappedField): object {
  return { verdict, row, confidence, role, count }
}

/** The row that the trail leads to: of the rule that was chosen, or of the evidence that speaks for itself. */
function ruleBehind({ rules, evidence, decision }: FieldExplanation): string | null {
  if (decision.row === null) return null
  const [first] = rules
  const isByName = decision.evidence[0] === 'name' || decision.evidence[0] === 'declaration'
  if (isByName && first?.outcome === 'chosen') return first.rule
  const told = evidence.find(one => one.speaksFor && one.because.includes(decision.row ?? ''))
  return told === undefined ? 'nothing' : decision.row
}

const managed = { '@odata.type': '#microsoft.graph.managedDevice' }

describe('a pointer', () => {
  const otlp = {
    attributes: [
      { key: 'os.name', value: { stringValue: 'iOS' } },
      { key: 'device.id', value: { stringValue: 'x1' } },
    ],
  }
  const odd = { 'a/b': { '*': 1, 'c~d': 2 }, 'e f': 3, users: { 'anna@contoso.example': { mail: 'x' } } }
  test.each([
    [{ value: [{ imei: '1' }] }, '/value/0/imei', '/value/*/imei'],
    [{ value: [{ imei: '1' }] }, '/value/17/imei', '/value/*/imei'],
    [{ value: [{ imei: '1' }] }, '/value/*/imei', '/value/*/imei'],
    [[{ imei: '1' }], '/0', '/*'],
    [{ imei: '1' }, '', ''],
    [odd, '/a~1b/c~0d', '/a~1b/c~0d'],
    [odd, '/a~1b/~2', '/a~1b/~2'],
    [odd, '/a~1b/*', '/a~1b/~2'],
    [odd, '/e%20f', '/e f'],
    [odd, '/users/anna@contoso.example/mail', '/users/*/mail'],
    [odd, '/users/bo@contoso.example/mail', '/users/*/mail'],
    [otlp, '/attributes/device.id', '/attributes/device.id'],
    [otlp, '/attributes/1/value/stringValue', '/attributes/device.id'],
    [otlp, '/attributes/1/key', '/attributes/device.id'],
    [{ columns: ['foo', 'imei'] }, '/columns/imei', '/columns/imei'],
    ['{"a":1}\n{"imei":"2"}', '/imei', '/imei'],
  ])('%j %s', async (content, pointer, expected) => {
    expect((await explain(content, pointer)).explanations.map(one => one.path)).toEqual([expected])
  })

  test('to an element tells of the names that stand in it, too', async () => {
    const { explanations } = await explain({ columns: ['foo', 'imei'] }, '/columns/1')
    expect(explanations.map(one => one.path)).toEqual(['/columns/*', '/columns/imei'])
  })

  test.each(['/value/0/imie', '/imei', '/value/imei', 'value/0/imei', '/value/0/imei/0', '/%E0%A4%A'])(
    'to nothing: %s',
    async pointer => {
      const { explanations, paths } = await explain({ value: [{ imei: '1' }] }, pointer)
      expect(explanations).toEqual([])
      expect(paths).toEqual(['', '/value', '/value/*', '/value/*/imei'])
    },
  )

  test('to nothing is repeated without the data in it', async () => {
    expect((await explain(odd, '/users/bo@contoso.example/name')).asked).toBe('/users/*/name')
  })

  test('to two record types explains each', async () => {
    const content = {
      value: [
        { ...managed, serialNumber: 'x1' },
        { '@odata.type': '#microsoft.graph.user', serialNumber: 'x2' },
      ],
    }
    const { explanations } = await explain(content, '/value/1/serialNumber')
    expect(explanations.map(one => [one.entity, one.first.pointer])).toEqual([
      ['managedDevice', '/value/0/serialNumber'],
      ['user', '/value/1/serialNumber'],
    ])
  })
})

describe('what the record is', () => {
  test.each([
    [{ value: [{ ...managed, x: 1 }] }, '/value/0/x', 'managed-device', 'type', ['managedDevice'], '/value/*'],
    [{ certificate: { x: 1 } }, '/certificate/x', 'certificate', 'key', ['certificate'], '/certificate'],
    [{ batterySerialNumber: '1' }, '/batterySerialNumber', 'component', 'name', ['batterySerialNumber'], null],
    [{ imei: '1' }, '/imei', undefined, undefined, undefined, undefined],
    [{ 'battery.x': '1' }, '/battery.x', 'component', 'name', ['battery.x'], null],
    [{ a: { givenName: 'x', surname: 'y', x: 1 } }, '/a/x', 'user', 'members', ['givenName', 'surname'], '/a'],
  ])('%j %s', async (content, pointer, id, source, witness, at) => {
    const [scope] = (await only(content, pointer)).records
    expect([scope?.id, scope?.source, scope?.witness, scope?.at]).toEqual([id, source, witness, at])
  })

  test('the innermost decides, but for kinds that hold for everything inside', async () => {
    const inner = { user: { phone: 'x' } }
    const free = await only({ device: inner }, '/device/user/phone')
    const policy = await only({ policy: inner }, '/policy/user/phone')
    expect([ruling(free), ruling(policy)]).toEqual([['user'], ['policy']])
  })

  test('the name of the file', async () => {
    const source = sourceOf('[{"SerialNumber":"17A3"}]', 'Certificate.json')
    const { explanations } = await explainIn(source, '/0/SerialNumber')
    expect(explanations[0]?.records).toMatchObject([
      { id: 'certificate', source: 'file', witness: ['Certificate.json'] },
    ])
  })
})

function ruling({ records }: FieldExplanation): readonly string[] {
  return records.filter(one => one.rules).map(one => one.id)
}

test('values are told in numbers and kinds', async () => {
  const { values } = await only(
    [{ imei: '490154203237518' }, { imei: null }, { imei: 'none of it' }, { imei: 7 }],
    '/0/imei',
  )
  expect(values).toEqual({
    count: 4,
    empty: 1,
    types: [
      { type: 'string', count: 2 },
      { type: 'number', count: 1 },
      { type: 'null', count: 1 },
    ],
    looks: [
      { like: 'imei', count: 1, isCertain: false },
      { like: 'number', count: 1, isCertain: false },
      { like: 'text', count: 1, isCertain: false },
    ],
    carries: [],
  })
})

describe('a rule that is refused', () => {
  test.each([
    [
      { device: { imei: true } },
      '/device/imei',
      'hardware-inventory/imei',
      /types that this datum does not have: boolean$/,
    ],
    [
      { device: { imeiCount: 1 } },
      '/device/imeiCount',
      'hardware-inventory/imei',
      /^a count by the words behind it: count$/,
    ],
    [
      { policy: { imei: 'x' } },
      '/policy/imei',
      'hardware-inventory/imei',
      /^does not count in settings that an admin made$/,
    ],
    [
      { batterySerialNumber: 'x' },
      '/batterySerialNumber',
      'hardware-inventory/serial-number',
      /of a device: battery, .*which the name itself speaks of$/,
    ],
    [{ device: { deviceId: 'x' } }, '/device/deviceId', 'device-data/eas-device-id', /^needs one of these beside it: /],
  ])('%j %s says why', async (content, pointer, row, because) => {
    const { rules } = await only(content, pointer)
    expect(rules.filter(one => one.rule === row)).toMatchObject([
      { outcome: 'refused', because: expect.stringMatching(because) },
    ])
  })
})

describe('the confidence', () => {
  test.each([
    ['490154203237518', 'high', /values that look like imei: high/],
    ['2026-01-01T00:00:00Z', 'medium', /dates, versions or answers: medium/],
    ['unknown number', 'high', /which changes nothing/],
  ])('of an imei %s', async (imei, confidence, because) => {
    const { decision } = await only({ device: { imei } }, '/device/imei')
    expect(decision.confidence).toBe(confidence)
    expect(decision.confidenceBecause.join('\n')).toMatch(because)
  })
})

describe('what is not reported says why', () => {
  const allow = [{ field: '/imei', reason: 'agreed' }]
  test.each<[string, unknown, string, Partial<Settings>]>([
    ['none', { imei: '1' }, '/imei', {}],
    ['accepted', { imei: '1' }, '/imei', { allow }],
    ['off', { imei: '1' }, '/imei', { severities: { 'hardware-inventory/imei': 'off' } }],
    ['allowed', { imei: '1' }, '/imei', { profile: 'mdm-corporate' }],
    ['empty', { imei: null }, '/imei', {}],
    ['none', { imei: null }, '/imei', { reportEmpty: true }],
    ['unsure', { mac: 'x' }, '/mac', {}],
    ['none', { mac: 'x' }, '/mac', { minConfidence: 'low' }],
    ['unlisted', { flavour: 'x' }, '/flavour', {}],
    ['none', { flavour: 'x' }, '/flavour', { unknownFields: 'warn' }],
    ['setting', { collectImei: false }, '/collectImei', {}],
    ['container', { flavours: { a: 1 } }, '/flavours', {}],
    ['empty', { flavours: {} }, '/flavours', {}],
    ['element', { flavours: ['x'] }, '/flavours/0', {}],
    ['covered', { callLog: [{ number: 'x' }] }, '/callLog/0/number', {}],
  ])('%s: %j', async (silence, content, pointer, settings) => {
    const { judgement } = await only(content, pointer, settings)
    expect(judgement.silence).toBe(silence)
    expect(judgement.severity === null).toBe(silence !== 'none')
  })

  test('covered by what, and as which row', async () => {
    const { decision } = await only({ callLog: [{ number: 'x' }] }, '/callLog/0/number')
    expect(decision.coveredBy).toEqual({ path: '/callLog', row: 'never-collected/calling-or-browsing-history' })
  })
})

describe('what would change the verdict', () => {
  const cases: readonly (readonly [object, string])[] = [
    [{ ...managed, deviceName: 'x' }, '/deviceName'],
    [{ ...managed, id: 'x' }, '/id'],
    [{ ...managed, imei: 'x' }, '/imei'],
    [{ ...managed, id: 'x', managementAgent: 'mdm' }, '/id'],
    [{ device: { mac: 'x' } }, '/device/mac'],
    [{ imei: null }, '/imei'],
    [{ flavour: 'x' }, '/flavour'],
  ]

  test.each(cases)('is what comes of it: %j %s', async (content, pointer) => {
    const { changes, judgement } = await only(content, pointer)
    for (const { by, what, verdict, severity } of changes) {
      if (by === 'record') continue
      const then = await only(content, pointer, settingsOf(what))
      expect([what, then.judgement.verdict, then.judgement.severity]).toEqual([what, verdict, severity])
      expect([verdict, severity]).not.toEqual([judgement.verdict, judgement.severity])
    }
    expect(changes.length).toBeGreaterThan(0)
  })

  test('a fact that nobody tells, with both outcomes', async () => {
    const { changes } = await only({ ...managed, deviceName: 'x' }, '/deviceName')
    expect(changes).toMatchObject([
      { what: '--assume friendlyName=true', verdict: 'allowed' },
      { what: '--assume friendlyName=false', verdict: 'out-of-scope' },
      { what: '--profile mdm-personal' },
      { what: '--profile mdm-corporate' },
    ])
  })

  test('a fact that records tell is theirs to change', async () => {
    const { changes, facts, judgement } = await only({ ...managed, id: 'x', managementAgent: 'mdm' }, '/id')
    expect(judgement.verdict).toBe('allowed')
    expect(facts).toContainEqual({ fact: 'mdmEnrolled', value: true, from: 'records', count: 1 })
    expect(changes).toEqual([{ by: 'record', what: 'mdmEnrolled=false', verdict: 'out-of-scope', severity: null }])
  })

  test('a record in which a rule would count', async () => {
    const { missing } = await only({ certificate: { serialNumber: 'x' } }, '/certificate/serialNumber')
    expect(missing.join('\n')).toMatch(/^in a record of managed-device, .*: hardware-inventory\/serial-number$/m)
  })
})

/** Settings that one flag makes. */
function settingsOf(flag: string): Partial<Settings> {
  const [name, value = ''] = flag.split(' ')
  const [fact = '', said = ''] = value.split('=')
  switch (name) {
    case '--assume':
      return { facts: { [fact]: said === 'true' || (said === 'false' ? false : said) } as Facts }
    case '--profile':
      return { profile: value as Settings['profile'] }
    case '--min-confidence':
      return { minConfidence: value as Settings['minConfidence'] }
    case '--report-empty':
      return { reportEmpty: true }
    case '--unknown-fields':
      return { unknownFields: 'warn' }
    default:
      throw new Error(`no such flag: ${flag}`)
  }
}

describe('where to mend it', () => {
  test.each([
    [{ ...managed, imei: 'x' }, '/imei', ['rules/hardware-inventory/imei.json', 'rules/vocabulary/entities.json']],
    [{ callLog: [{ number: 'x' }] }, '/callLog/0/number', ['rules/never-collected/calling-or-browsing-history.json']],
    [
      { device: { imeiCount: 1 } },
      '/device/imeiCount',
      ['rules/hardware-inventory/imei.json', 'rules/vocabulary/groups.json', 'rules/vocabulary/entities.json'],
    ],
    [
      { device: { zorbl: 'x' } },
      '/device/zorbl',
      ['rules/<section>/<item>.json', 'rules/vocabulary/entities.json', 'rules/vocabulary/words.json'],
    ],
  ])('%j %s', async (content, pointer, files) => {
    expect((await only(content, pointer)).mend.map(one => one.file)).toEqual(files)
  })

  test('files that exist', async () => {
    const { mend } = await only({ ...managed, deviceName: 'x' }, '/deviceName')
    expect(mend.length).toBeGreaterThan(2)
    for (const { file } of mend) expect(() => readFileSync(file)).not.toThrow()
  })
})

test('a file that ends early is explained as far as it goes', async () => {
  const { explanations, fault } = await explain('{"imei":"1"}\n{"imei":', '/imei')
  expect([explanations.length, fault?.code]).toEqual([1, 'JSON_SYNTAX'])
})
