import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { createEngine, type Engine } from '../../src/pipeline/engine.ts'
import { type Checked, lintSource } from '../../src/pipeline/lint.ts'
import { sourceOf } from '../helpers.ts'

const files = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .map(file => path.posix.join('fixtures', file.replaceAll('\\', '/')))
  .filter(file => /\.(?:json|jsonc|ndjson|jsonl)$/.test(file))
  .toSorted()

const settings = {
  ...defaultSettings,
  unknownFields: 'warn',
  reportEmpty: true,
  minConfidence: 'low',
} as const

async function check(text: string, name: string, engine: Engine): Promise<Checked> {
  return { ...(await lintSource(sourceOf(text, name), settings, engine)) }
}

const freshly = async (text: string, name: string): Promise<Checked> => check(text, name, createEngine(loadCatalogue()))

describe('what is remembered of earlier files changes nothing', () => {
  test('over all fixtures, in whatever order', async () => {
    expect(files.length).toBeGreaterThan(50)
    const engine = createEngine(loadCatalogue())
    for (const file of [...files, ...files.toReversed()]) {
      const text = readFileSync(file, 'utf8')
      expect(JSON.stringify(await check(text, file, engine)), file).toBe(JSON.stringify(await freshly(text, file)))
    }
  })

  /** Pairs of documents whose field of one name means something else each time; the second is read after the first. */
  test.each([
    ['another name of the file', ['devices.json', { id: 'x', name: 'a' }], ['users.json', { id: 'x', name: 'a' }]],
    ['another sibling', ['x.json', { long: 18.06, size: 1 }], ['x.json', { long: 18.06, latitude: 59.33 }]],
    [
      'a sibling whose name is that of two',
      ['x.json', { 'a\nlatitude': 59.33, long: 18.06 }],
      ['x.json', { a: 1, latitude: 59.33, long: 18.06 }],
    ],
    [
      'another pair beside it',
      [
        'x.json',
        [
          { key: 'host.name', value: 'a' },
          { key: 'x', value: 'b' },
        ],
      ],
      [
        'x.json',
        [
          { key: 'host.name', value: 'a' },
          { key: 'device.id', value: 'b' },
        ],
      ],
    ],
    [
      'another type of the record',
      ['x.json', { '@odata.type': '#microsoft.graph.managedDevice', serialNumber: 'a' }],
      ['x.json', { '@odata.type': '#microsoft.graph.certificate', serialNumber: 'a' }],
    ],
    ['another value', ['x.json', { value: 'plain' }], ['x.json', { value: '490154203237518' }]],
    ['another type of value', ['x.json', { contacts: 'a' }], ['x.json', { contacts: 3 }]],
    [
      'another count',
      ['x.json', [{ imei: 1 }]],
      ['x.json', [{ imei: 1 }, { imei: '2020-01-01' }, { imei: '2020-01-02' }]],
    ],
    ['another container', ['x.json', { device: { number: 1 } }], ['x.json', { order: { number: 1 } }]],
  ] as const)('%s', async (_, [firstName, first], [secondName, second]) => {
    const engine = createEngine(loadCatalogue())
    await check(JSON.stringify(first), firstName, engine)
    const text = JSON.stringify(second)
    expect((await check(text, secondName, engine)).fields.length).toBeGreaterThan(0)
    expect(await check(text, secondName, engine)).toEqual(await freshly(text, secondName))
  })
})
