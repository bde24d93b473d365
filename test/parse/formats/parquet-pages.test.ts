import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bufferOf } from '../../../src/parse/formats/parquet-buffer.ts'
import { createFlatCells } from '../../../src/parse/formats/parquet-flat.ts'
import { columnsOf, readMetadata } from '../../../src/parse/formats/parquet-metadata.ts'
import type { Page } from '../../../src/parse/formats/parquet-page.ts'
import {
  createPageReader,
  createPageSource,
  type PageReader,
  type PageSource,
} from '../../../src/parse/formats/parquet-pages.ts'

const refused = expect.objectContaining({ code: 'PARQUET_INVALID' }) as object

/** The first column of a fixture. @param source What its pages may take, in place of the usual. */
async function firstColumn(source: Partial<PageSource> = {}): Promise<PageReader> {
  const bytes = new Uint8Array(readFileSync('fixtures/parquet/small-pages-v1.parquet'))
  const read = (target: Uint8Array, position: number): number => {
    target.set(bytes.subarray(position, position + target.length))
    return target.length
  }
  const buffer = bufferOf({ size: bytes.length, read, close: () => {} })
  const metadata = await readMetadata(buffer)
  const [path] = columnsOf(metadata)[0]?.paths ?? []
  const [chunk] = metadata.row_groups[0]?.columns ?? []
  if (path === undefined || chunk === undefined) throw new Error('the fixture has columns')
  return createPageReader({ ...createPageSource(buffer), ...source }, chunk, path)
}

test('pages come one at a time', async () => {
  const pages = await firstColumn()
  const counts: number[] = []
  for (let page = pages.next(); page !== null; page = pages.next()) counts.push(page.count)
  expect(counts.length).toBeGreaterThan(5)
  expect(counts.reduce((sum, count) => sum + count)).toBe(300)
})

test.each<[what: string, source: Partial<PageSource>]>([
  ['unpack to more than a file of this size may', { left: 1_000 }],
  ['take more memory than is there, beside others', { held: 256 * 1024 * 1024 }],
])('pages that %s are refused', async (_, source) => {
  const pages = await firstColumn(source)
  expect(() => {
    while (pages.next() !== null);
  }).toThrow(refused)
})

const page: Page = {
  count: 2,
  repetition: null,
  definition: null,
  values: Uint8Array.of(0, 1),
  areNumbers: true,
  held: 0,
}

test.each<[what: string, dictionary: readonly string[] | null]>([
  ['a value that the dictionary has not', ['a']],
  ['a dictionary that is not there', null],
])('cells are refused that name %s', (_, dictionary) => {
  const cells = createFlatCells({ path: [], offset: 4, dictionary, next: () => page })
  expect(cells.ready()).toBe(2)
  expect(() => cells.take(2)).toThrow(refused)
})
