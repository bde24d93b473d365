import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { BytesAt } from '../../../src/model/byte-source.ts'
import { fieldsBelow } from '../../../src/model/field.ts'
import { nothingDisclosed } from '../../../src/parse/field-listener.ts'
import { readCells } from '../../../src/parse/formats/parquet.ts'
import { createFactSets } from '../../../src/pipeline/fact-sets.ts'
import { createListener } from '../../../src/pipeline/listener.ts'
import { samplesOf } from '../../../src/pipeline/samples.ts'
import { engine } from '../../helpers.ts'
import { placesOf, readAs, shapeOf } from './fields.ts'

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`fixtures/parquet/${name}.parquet`))
}

/** All of it: three rows of `scripts/make-fixtures.py`. */
const columns = [
  'a1',
  '/* o3',
  '/*/text s201 empty 1',
  '/*/long s1n101 empty 1',
  '/*/flag b201 empty 1',
  '/*/real s1n101 empty 2',
  '/*/time s201 empty 1',
  '/*/day s201 empty 1',
  '/*/amount n201 empty 1',
  '/*/bytes s201 empty 2',
  '/*/struct 01o2 empty 1',
  '/*/struct/imei s101 empty 1',
  '/*/struct/n n2',
  '/*/list 01a2 empty 2',
  '/*/list/* s2',
  '/*/structs 01a2 empty 2',
  '/*/structs/* o2',
  '/*/structs/*/imei s2',
  '/*/map 01o2 empty 2',
  '/*/map/imei s1',
  '/*/nothing 03 empty 3',
]

describe('Parquet is read', () => {
  test.each(['none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4', 'pages-v2'])('with its pages in %s', async name => {
    const read = await readAs(fixture(name), 'x.parquet')
    expect(read).toMatchObject({ format: 'parquet', fault: null, documents: 3, encoding: null, isSampled: false })
    expect(shapeOf(read).toSorted()).toEqual(columns.toSorted())
  })

  test('by its columns where it has no rows', async () => {
    const read = await readAs(fixture('no-rows'), 'x.parquet')
    expect(read).toMatchObject({ fault: null, documents: 0 })
    expect(shapeOf(read)).toContain('/*/text 01 empty 1')
  })

  test('from a pipe as from a file', async () => {
    const bytes = fixture('groups')
    const [piped, opened] = [await readAs(bytes, 'x.parquet', 100), await readCellsOf(bytes, Infinity)]
    expect(shapeOf(piped)).toEqual(['a1', '/* o100', '/*/imei s100', '/*/n n100'])
    expect(placesOf(opened)).toEqual(placesOf(piped))
  })

  test.each(['small-pages-v1', 'small-pages-v2', 'encodings'])(
    'page by page and whatever its encoding: %s',
    async name => {
      const read = await readAs(fixture(name), 'x.parquet')
      const same = await readAs(JSON.stringify(Array.from({ length: 500 }, (_, n) => rowOf(n))), 'x.json')
      expect(read).toMatchObject({ fault: null, documents: 500, isSampled: false })
      expect(foundIn(read)).toEqual(foundIn(same))
    },
  )

  test('in part where it holds more than is read, and says so', async () => {
    const read = await readCellsOf(fixture('groups'), 80)
    expect(read).toMatchObject({ documents: 40, rows: 100, isSampled: true })
    expect(samplesOf(read, { maxDecodeDepth: 3 })).toEqual([
      { code: 'VALUES_SAMPLED', message: '40 of 100 rows were read; the names of all columns were' },
    ])
    expect(shapeOf(read)).toEqual(['a1', '/* o40', '/*/imei s40', '/*/n n40'])
    expect(await readCellsOf(fixture('groups'), 200)).toMatchObject({ documents: 100, isSampled: false })
  })
})

/** Row `n` of the fixtures of small pages, as `scripts/make-fixtures.py` has it. */
function rowOf(n: number): object {
  const entries = Array.from({ length: n % 7 }, (_, k) => k)
  return {
    serialNumber: `R${String(n).padStart(6, '0')}`,
    platform: n % 5 === 0 ? null : n % 2 === 1 ? 'Android' : 'iOS',
    // As a text: a number of so many digits is an identifier.
    imei: n % 2 === 1 ? null : String(490154203237518 + n),
    supervised: n % 4 === 0 ? null : n % 3 === 0,
    level: n / 8,
    apps: n % 10 === 9 ? null : entries.map(k => `app ${n}.${k}`),
    users: entries.map(k => ({ mail: `u${k}@example.com` })),
  }
}

/** Fields, how often they occur, and what was found in their values. */
function foundIn(read: Awaited<ReturnType<typeof readAs>>): readonly unknown[] {
  const marks = fieldsBelow(read.root).map(field => [...field.marks].toSorted(([a], [b]) => a - b))
  return shapeOf(read).map((shape, index) => [shape, marks[index]])
}

/** Reads at most so many cells, from bytes that can be had in any order. */
async function readCellsOf(bytes: Uint8Array, most: number): Promise<Awaited<ReturnType<typeof readAs>>> {
  const openAt = (): BytesAt => ({
    size: bytes.length,
    read: (target, position) => {
      const part = bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    },
    close: () => {},
  })
  const options = { format: 'parquet', name: 'x', encoding: null, start: 0, size: bytes.length, openAt } as const
  const listener = createListener(engine.knowledge, createFactSets(), 'x')
  const outcome = await readCells(listener, options, most)
  return { isSampled: false, disclosed: nothingDisclosed, ...outcome, bytes: bytes.length }
}

/** A file without columns whose description is these bytes. */
function described(...bytes: number[]): Uint8Array {
  const length = [bytes.length & 0xff, bytes.length >> 8, bytes.length >> 16, 0]
  return Uint8Array.from([...Buffer.from('PAR1'), ...bytes, ...length, ...Buffer.from('PAR1')])
}

describe('a fault where a Parquet file', () => {
  const whole = fixture('snappy')
  const absurd = Uint8Array.from([...whole.subarray(0, -8), 255, 255, 255, 127, ...Buffer.from('PAR1')])

  test.each([
    ['is cut off', whole.subarray(0, -100)],
    ['has lost its start', Uint8Array.from([...Buffer.from('PAR1'), ...whole.subarray(-900)])],
    ['is too short', Buffer.from('PAR1PAR1')],
    ['describes more than there is', absurd],
    ['is encrypted', Uint8Array.from([...whole.subarray(0, -4), ...Buffer.from('PARE')])],
    ['describes structs in structs without end', described(...Array<number>(100_000).fill(0x1c))],
    [
      'describes lists of two billion',
      described(...Array.from({ length: 100 }, () => [0x19, 0xfc, 255, 255, 255, 255, 7]).flat()),
    ],
    ['describes nothing', described(0)],
  ])('%s', { timeout: 2_000 }, async (_, bytes) => {
    expect((await readAs(bytes, 'x.parquet')).fault?.code).toBe('PARQUET_INVALID')
  })

  test('has any of its bytes changed: a fault, or it is read', { timeout: 60_000 }, async () => {
    for (let at = 4; at < whole.length - 8; at += 7) {
      const bytes = Uint8Array.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      const { fault } = await readAs(bytes, 'x.parquet')
      expect(['PARQUET_INVALID', null]).toContain(fault?.code ?? null)
    }
  })
})
