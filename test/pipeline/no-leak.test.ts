import { describe, expect, test } from 'vitest'
import { detectValue } from '../../src/detect/detect-value.ts'
import { defaultSettings, type Settings } from '../../src/model/settings.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import { type Checked } from '../../src/pipeline/lint.ts'
import { mapReporters } from '../../src/report/map-reporters.ts'
import { reporters } from '../../src/report/reporters.ts'
import { lint } from '../helpers.ts'
import { canaries, type Canary, detectable } from './canaries.ts'
import { plantedKeys, plantedNames, type Planted, plantedTexts, plantedValues } from './planted.ts'

/** Settings under which most is printed, and the default. */
const loud: Settings = {
  ...defaultSettings,
  unknownFields: 'error',
  reportEmpty: true,
  minConfidence: 'low',
}

/** A text as it is, and as it reads once its `&#64;` and `%40` are what they stand for: a value is one in any spelling. */
function decoded(text: string): string {
  const plain = text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/%([2-7][0-9A-F])/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  return plain === text ? text : `${text}\n${plain}`
}

/** Everything that is ever written about a file, in lower case. */
function outputsOf(checked: Checked): string {
  const report = createReport({ checked: [checked], profile: 'mam-only', version: '1.0.0', rules: '2026-01-01' })
  const map = {
    schema: 'mamlint-map/1',
    files: [{ path: 'x', fields: checked.fields, samples: checked.file.samples, fault: checked.file.fault }],
  } as const
  return [
    JSON.stringify(checked),
    ...Object.values(reporters).map(one => decoded(one(report, { color: true, quiet: false, ignored: 0 }))),
    ...Object.values(mapReporters).map(one => one(map)),
  ]
    .join('\n')
    .toLowerCase()
}

/** Places at which a canary, or a part of it, came out. */
async function leaksOf(canary: Canary, documents: readonly Planted[]): Promise<readonly string[]> {
  const leaks: string[] = []
  for (const settings of [defaultSettings, loud]) {
    for (const { where, content, name } of documents) {
      const outputs = outputsOf(await lint(content, settings, name))
      if (canary.traces.some(trace => outputs.includes(trace))) leaks.push(where)
    }
  }
  return leaks
}

const numbered = canaries.map((canary, index) => ({ canary, label: `${canary.kind} ${index}` }))

describe('the canaries', () => {
  test('are more than sixty, each another', () => {
    expect(new Set(canaries.map(canary => canary.value)).size).toBe(canaries.length)
    expect(canaries.length).toBeGreaterThanOrEqual(60)
  })

  test('are what they are called', () => {
    const seen = canaries.map(({ value }) => detectValue(value)?.detector ?? null)
    expect(seen).toEqual(canaries.map(canary => (detectable.includes(canary) ? canary.kind : null)))
  })

  test('would be seen: a key that reads like a name is printed', async () => {
    const plain: Canary = { kind: 'name', value: 'shoe size', traces: ['shoe size'] }
    const leaks = await leaksOf(plain, plantedKeys(plain))
    expect(leaks).toContain('of a map')
    expect(leaks).toContain('of a pair')
    expect(leaks).toContain('with a bad value')
  })

  test('reach the detectors: as a value each is a finding of its row, or allowed', async () => {
    for (const { value } of detectable) {
      const { fields } = await lint({ value })
      expect(fields.filter(field => field.row !== null).length).toBe(value.startsWith('ey') ? 0 : 1)
    }
  })
})

describe('no output repeats a value', () => {
  test.each(numbered)('$label', async ({ canary }) => {
    expect(await leaksOf(canary, plantedValues(canary))).toEqual([])
  })
})

describe('no output repeats a key that is a datum', () => {
  test.each(numbered.filter(({ canary }) => detectable.includes(canary)))('$label', async ({ canary }) => {
    expect(await leaksOf(canary, plantedKeys(canary))).toEqual([])
  })
})

describe('no output repeats a value in XML, a property list or YAML', () => {
  test.each(numbered)('$label', async ({ canary }) => {
    expect(await leaksOf(canary, plantedTexts(canary))).toEqual([])
  })

  test.each(numbered.filter(({ canary }) => detectable.includes(canary)))('$label as a name', async ({ canary }) => {
    expect(await leaksOf(canary, plantedNames(canary))).toEqual([])
  })
})

/** Keys that join a word and a datum: the word does not make the datum a name. */
const joined: readonly [kind: Canary['kind'], join: (value: string) => string][] = [
  ['imei', value => `imei_${value}`],
  ['imei', value => `imei${value}`],
  ['imei', value => `device-${value}`],
  ['iccid', value => `sim_${value}`],
  ['mac', value => `wifi ${value}`],
  ['ipv4', value => `host-${value}`],
  ['ipv6', value => `[${value}]:443`],
  ['phone', value => `phone${value}`],
  ['phone', value => `sms/${value}`],
  ['email', value => `user:${value}`],
  ['email', value => `Work e-mail ${value}`],
  ['email', value => value.replace('@', '%40')],
]

describe('no output repeats a datum inside a key', () => {
  test.each(joined)('%s %#', async (kind, join) => {
    for (const canary of detectable.filter(one => one.kind === kind)) {
      const value = join(canary.value)
      expect(await leaksOf(canary, plantedKeys({ ...canary, value }))).toEqual([])
      expect(await leaksOf(canary, plantedValues({ ...canary, value }))).toEqual([])
    }
  })
})

describe('no output repeats the key of a wide map', () => {
  test('that folds because there are so many', async () => {
    const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [letters(index), { a: 1 }]))
    const { findings } = await lint({ members: { ...wide, 'Elvira Nobody': { imei: '490154203237518' } } })
    expect(findings.map(({ path, first }) => [path, first.pointer])).toEqual([['/members/*/imei', '/members/*/imei']])
  })

  test('of pairs, which do not grow the map without bound either', async () => {
    const pairs = Array.from({ length: 3_000 }, (_, index) => ({ key: letters(index), value: { stringValue: 'x' } }))
    const { fields } = await lint({ attributes: pairs })
    expect(fields.length).toBeLessThan(1_100)
    expect(fields.find(field => field.path === '/attributes/*')?.count).toBeGreaterThan(1_900)
  })
})

/** A name of letters alone, another for each index. */
function letters(index: number): string {
  return `zq${[...index.toString(26)].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}`
}
