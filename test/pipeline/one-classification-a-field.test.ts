import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import type { Knowledge } from '../../src/classify/knowledge.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { createEngine, type Engine } from '../../src/pipeline/engine.ts'
import { lintSource } from '../../src/pipeline/lint.ts'
import { sourceOf } from '../helpers.ts'
import { makeRecords } from './records.ts'

/** How often the vocabulary was asked while one file was checked. */
interface Asked {
  words: number
  names: number
  scopes: number
  shapes: number
}

/** Rules whose use is counted. Nothing is remembered from an earlier file. */
function countingEngine(): { readonly engine: Engine; readonly asked: Asked } {
  const plain = createEngine(loadCatalogue())
  const asked: Asked = { words: 0, names: 0, scopes: 0, shapes: 0 }
  const { words, names, scopes } = plain.knowledge
  const knowledge: Knowledge = {
    ...plain.knowledge,
    words: { ...words, of: name => (asked.words++, words.of(name)) },
    scopes: { ...scopes, resolve: (...name) => (asked.scopes++, scopes.resolve(...name)) },
    names: {
      ...names,
      phrases: {
        ...names.phrases,
        has: word => (asked.names++, names.phrases.has(word)),
        standingIn: name => (asked.names++, names.phrases.standingIn(name)),
        endingIn: ending => (asked.names++, names.phrases.endingIn(ending)),
      },
    },
    shapes: new Proxy(plain.knowledge.shapes, {
      get: (target, key, receiver): unknown => (asked.shapes++, Reflect.get(target, key, receiver)),
    }),
  }
  return { engine: { ...plain, knowledge }, asked }
}

async function askedFor(text: string): Promise<Asked> {
  const { engine, asked } = countingEngine()
  const { file } = await lintSource(sourceOf(text), defaultSettings, engine)
  expect(file.status).toBe('checked')
  return asked
}

/** One record with so many members. */
const wide = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from('abcdefgh'.slice(0, count), letter => [`imei${letter}`, 1])))
const lines = (records: readonly unknown[]): string => records.map(record => `${JSON.stringify(record)}\n`).join('')

/** Records of one kind each, so that a failure says what is read again; the fields are the same in every record. */
const kinds: Readonly<Record<string, (index: number) => unknown>> = {
  'plain members': index => ({
    imei: `49015420323${index}`,
    serialNumber: `Q${index}`,
    nested: { os: { version: index } },
  }),
  'a declared type': index => ({
    '@odata.type': '#microsoft.graph.managedDevice',
    imei: index,
    deviceName: `d${index}`,
  }),
  'a type told by one word': index => ({ Type: 'managedDevice', imei: index }),
  'a type of no scope': index => ({ type: 'zorbel', imei: index }),
  facts: index => ({ joinType: index % 2 ? 'azureADJoined' : 'unknown', azureADDeviceId: `x${index}` }),
  pairs: index => ({ attributes: [{ key: 'device.id', value: { stringValue: `x${index}` } }] }),
  'lists of names': () => ({ select: ['imei', 'price'], permissions: ['android.permission.READ_SMS'] }),
  shapes: index => ({ entries: [{ number: `${index}`, direction: 'in', duration: index }] }),
}

describe('names are judged once a field, however many records there are', () => {
  test.each(Object.entries(kinds))('%s', async (_, of) => {
    const make = (count: number): string => lines(Array.from({ length: count }, (_unused, index) => of(index % 100)))
    expect(await askedFor(make(20_000))).toEqual(await askedFor(make(100)))
  })

  test('all of them mixed, in one array', async () => {
    const few = await askedFor(JSON.stringify({ value: makeRecords(300) }))
    expect(await askedFor(JSON.stringify({ value: makeRecords(20_000) }))).toEqual(few)
    expect(few.names).toBeGreaterThan(10)
    expect(few.words).toBeGreaterThan(30)
  })

  test('more fields are more questions', async () => {
    expect((await askedFor(wide(8))).words).toBeGreaterThan((await askedFor(wide(2))).words)
  })
})
