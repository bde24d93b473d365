import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CutPlan } from '../../src/pipeline/cut-plan.ts'
import { createRandom, mutate, randomDocument, randomExport } from '../parse/documents.ts'
import { readByKernel, tellFile, type Told } from '../parse/readers.ts'
import { plansFor, readInParts } from './parts.ts'

/** Documents of each kind; more of them by hand: `DOCUMENTS=100000 npx vitest run test/pipeline/merge-parts.test.ts`. */
const documents = Number(process.env['DOCUMENTS'] ?? 300)
const seed = Number(process.env['SEED'] ?? 1)
const timeout = 60_000 + documents * 40

const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .map(file => `fixtures/${file.replaceAll('\\', '/')}`)
  .filter(file => /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json'))
  .filter(file => readFileSync(file)[1] !== 0 && readFileSync(file)[0] !== 0xff && readFileSync(file)[0] !== 0xef)

/** How often a file that was read in parts could be told from its parts, and how often it had to be read as a whole. */
const counted = { merged: 0, whole: 0 }

/** Demands that the parts tell what the whole tells, in the same order. */
function compare(bytes: Uint8Array, whole: Told, plan: CutPlan, isBackwards: boolean, name: string): void {
  const { merged, isCut } = readInParts(bytes, plan, isBackwards)
  if (merged === null) {
    counted.whole++
    return
  }
  if (isCut) counted.merged++
  const told = tellFile(merged.read, merged.facts)
  // Synthetic documents may be shown.
  if (JSON.stringify(told) !== JSON.stringify(whole))
    expect(told, `${name} ${JSON.stringify(plan)} ${Buffer.from(bytes).toString()}`).toEqual(whole)
}

function compareAll(bytes: Uint8Array, random: () => number, name: string): void {
  const whole = readByKernel(bytes)
  for (const plan of plansFor(bytes)) {
    const some = plan.cuts.length > 8 ? plan.cuts.filter(() => random() < 8 / plan.cuts.length) : plan.cuts
    for (const cut of some) compare(bytes, whole, { ...plan, cuts: [cut] }, random() < 0.5, name)
    const three = plan.cuts.filter(() => random() < 2 / plan.cuts.length)
    if (three.length > 1) compare(bytes, whole, { ...plan, cuts: three }, random() < 0.5, name)
    // Cuts that are none.
    const wrong = [Math.floor(random() * bytes.length), Math.floor(random() * bytes.length)]
      .filter(cut => cut > plan.prelude)
      .toSorted((a, b) => a - b)
    if (wrong.length > 0) compare(bytes, whole, { ...plan, cuts: [...new Set(wrong)] }, false, name)
  }
}

describe('parts tell what the whole file tells', () => {
  test.each(fixtures)('of %s', file => {
    compareAll(readFileSync(file), createRandom(seed), file)
  })

  test.each(['random', 'broken', 'export', 'broken export'] as const)(
    `of ${documents} %s documents`,
    { timeout },
    kind => {
      counted.merged = 0
      counted.whole = 0
      for (let index = 0; index < documents; index++) {
        const documentSeed = seed * 1_000_000_007 + index
        const random = createRandom(documentSeed)
        const text = kind.includes('export') ? randomExport(random) : randomDocument(random)
        compareAll(kind.includes('broken') ? mutate(random, text) : Buffer.from(text), random, `seed ${documentSeed}`)
      }
      // Records of random types in one array make much unsure; what is exported does not.
      expect(counted.merged).toBeGreaterThan(documents / 5)
    },
  )
})

const record = (index: number): string =>
  `{"imei":"490154203237518","serialNumber":"${index}","apps":[{"id":1},{"id":2}]}`
const records = (count: number): string => Array.from({ length: count }, (_, index) => record(index)).join(',\n')
const many = 12_000

describe.each([
  ['members behind the array', `{"value":[${records(9)}],"isManaged":true,"imei":"x"}`, 'parts'],
  ['a fact before the array', `{"managedDeviceOwnerType":"company","value":[${records(9)}],"other":1}`, 'parts'],
  ['a fact behind the array', `{"value":[${records(9)}],"managedDeviceOwnerType":"company"}`, 'parts'],
  ['facts among scalars of the array', '{"isManaged":[true,{"imei":"x"},false,{"imei":"y"}]}', 'whole'],
  ['a type before the array', `{"@odata.type":"#microsoft.graph.managedDevice","value":[${records(9)}]}`, 'parts'],
  ['a type behind a small array', `{"value":[${records(9)}],"@odata.type":"#microsoft.graph.managedDevice"}`, 'whole'],
  [
    'a type behind a large array',
    `{"value":[${records(many)}],"@odata.type":"#microsoft.graph.managedDevice"}`,
    'parts',
  ],
  ['a second array of the same name', `{"value":[${records(9)}],"value":[{"new":1},{"new":2,"newer":[1]}]}`, 'parts'],
  ['the boundary inside a string', `{"value":[{"notes":"},{\\"imei\\":1},{"},${records(9)}]}`, 'parts'],
  ['arrays in arrays', `[${Array.from({ length: 9 }, (_, at) => `[[[[[[["a${at % 2}"]]]]]]]`).join(',')}]`, 'parts'],
  [
    'arrays in documents that are its elements',
    `[${Array.from({ length: 9 }, (_, at) => JSON.stringify(`[[[[[[["a${at % 2}"]]]]]]]`)).join(',')}]`,
    'parts',
  ],
  ['a fault', `{"value":[${records(9)},{"imei":},${records(9)}]}`, 'parts'],
  [
    'a fault on the first line',
    `{"value":[${records(9).replaceAll('\n', '')},{"imei":},{"imei":"x"}]}\n{"imei":"y"}`,
    'parts',
  ],
  ['bytes that are no text', `{"value":[${records(9)},{"imei":"\u{fffd}"},${records(9)}]}`, 'parts'],
  ['documents behind it', `{"value":[${records(9).replaceAll('\n', '')}]}\n{"imei":"x"}\n{"imei":`, 'parts'],
  [
    'documents behind an array of several lines',
    `{"value":[${records(9)},{"imei":"x"}]}\n{"imei":\n{"imei":"y"}`,
    'whole',
  ],
  ['carriage returns', `{"value":[\r\n${records(9).replaceAll('\n', '\r\n')}\r\n]}\r\n`, 'parts'],
  ['lines', records(9).replaceAll(',\n', '\n'), 'parts'],
  ['lines with a broken one', `${records(3).replaceAll(',\n', '\n')}\n{"imei":\n{"imei":"x"}\n"`, 'parts'],
  ['keys that are ids', `{"value":[${guids(30)}]}`, 'parts'],
  ['keys without end', `{"value":[${keyed(0, 700)},${keyed(600, 1200)}]}`, 'whole'],
  ['types among records without', `[{"a":1},{"a":2},{"@odata.type":"#microsoft.graph.managedDevice","a":3}]`, 'whole'],
  ['types that come later', `[${records(9)},{"@odata.type":"#microsoft.graph.managedDevice","a":3}]`, 'whole'],
  ['pairs', `{"attributes":[${['a', 'b', 'a', 'c'].map(pair).join(',')}]}`, 'parts'],
] as const)('%s', (name, text, expected) => {
  const bytes = Buffer.from(
    text.includes('\u{fffd}') ? text.replaceAll('\u{fffd}', '\xff') : text,
    text.includes('\u{fffd}') ? 'latin1' : 'utf8',
  )
  const whole = readByKernel(bytes)
  const plans = plansFor(bytes).filter(({ kind }) => kind === (text.startsWith('{"imei"') ? 'lines' : 'elements'))

  test(expected === 'parts' ? 'is told from its parts' : 'is read as a whole', () => {
    const told = plans.flatMap(plan => {
      const some = plan.cuts.filter((_, at) => plan.cuts.length < 40 || at % Math.floor(plan.cuts.length / 4) === 5)
      return some.map(cut => {
        const { merged, isCut } = readInParts(bytes, { ...plan, cuts: [cut] })
        if (merged !== null) expect(tellFile(merged.read, merged.facts), `${name}, cut at ${cut}`).toEqual(whole)
        return merged === null ? 'whole' : isCut ? 'parts' : 'alone'
      })
    })
    expect(told).toContain(expected)
  })
})

function keyed(first: number, end: number): string {
  return `{${Array.from({ length: end - first }, (_, at) => `"k${letters(first + at)}":1`).join(',')}}`
}

/** A number as letters: keys with digits look generated. */
function letters(number: number): string {
  return [...String(number)].map(digit => 'abcdefghij'[Number(digit)]).join('')
}

function guids(count: number): string {
  const guid = (at: number): string => `3f2504e0-4f89-41d3-9a0c-0305e82c33${String(at).padStart(2, '0')}`
  return Array.from({ length: count }, (_, at) => `{"${guid(at)}":{"imei":"x"}}`).join(',')
}

function pair(key: string): string {
  return `{"key":"${key}","value":{"arrayValue":{"values":[{"stringValue":"x"}]}}}`
}
