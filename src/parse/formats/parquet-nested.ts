import type { DecodedArray, SchemaTree } from 'hyparquet'
import { assembleLists, assembleNested } from 'hyparquet/src/assemble.js'
import type { Cells } from './parquet-column.ts'
import { invalid, soundly } from './parquet-metadata.ts'
import type { Page, Values } from './parquet-page.ts'
import { type PageReader, parsers } from './parquet-pages.ts'
import { jsonOf } from './parquet-values.ts'

/** Most values of a row in one column: they are held together. */
const maxValues = 2_000_000

/** The cells of a column that holds structs, lists or maps. */
export function createNestedCells(schema: SchemaTree, columns: readonly PageReader[]): Cells {
  const leaves = columns.map(pages => new Leaf(pages))
  return {
    offset: leaves[0]?.offset ?? 0,
    ready: () => Math.min(...leaves.map(leaf => leaf.ready())),
    take: count =>
      soundly(() => {
        // The library puts together what it finds under the names of the columns, joined by dots.
        const parts = new Map<string, DecodedArray>(leaves.map(leaf => [leaf.name, leaf.take(count)]))
        if (schema.children.length > 0) assembleNested(parts, schema, parsers)
        return Array.from(parts.get(schema.path.join('.')) ?? [], jsonOf)
      }),
  }
}

/** A column of values in a nested one. Its rows are held a page at a time. */
class Leaf {
  readonly name: string
  readonly offset: number
  readonly #pages: PageReader
  #rows: DecodedArray = []
  #at = 0
  /** Whether a page may go on with the last row of the one before. */
  #mayGoOn = false
  /** Values of the pages that held no more than a piece of one row. */
  #ofOneRow = 0

  constructor(pages: PageReader) {
    this.#pages = pages
    this.name = pages.path.at(-1)?.path.join('.') ?? ''
    this.offset = pages.offset
  }

  /** How many rows are there as a whole. */
  ready(): number {
    while (this.#whole() === 0) {
      const page = this.#pages.next()
      if (page === null && !this.#mayGoOn) break
      if (page === null) this.#mayGoOn = false
      else this.#add(page)
    }
    return this.#whole()
  }

  take(count: number): DecodedArray {
    const start = this.#at
    this.#at += count
    return this.#rows.slice(start, this.#at)
  }

  #whole(): number {
    return Math.max(0, this.#rows.length - this.#at - (this.#mayGoOn ? 1 : 0))
  }

  #add({ count, repetition, definition, values, areNumbers }: Page): void {
    const { dictionary, path } = this.#pages
    const open = this.#mayGoOn ? Array.from(this.#rows.slice(this.#at)) : []
    this.#ofOneRow = (open.length > 0 ? this.#ofOneRow : 0) + count
    if (areNumbers && dictionary === null) throw invalid('a dictionary before what it is for')
    const plain = areNumbers ? valuesAt(values, dictionary ?? []) : listOf(values)
    const rows = soundly(() => assembleLists(open, levels(definition), levels(repetition) ?? [], plain, [...path]))
    this.#at = 0
    this.#rows = rows
    this.#mayGoOn = repetition !== null
    if (rows.length > 1) this.#ofOneRow = 0
    if (this.#ofOneRow > maxValues) throw invalid(`rows of at most ${maxValues} values in a column`, this.offset)
  }
}

function listOf(values: Values): unknown[] {
  return Array.from({ length: values.length }, (_, index) => values.at(index))
}

function valuesAt(numbers: Values, dictionary: Values): unknown[] {
  return listOf(numbers).map(number => {
    if ((number as number) >= dictionary.length) throw invalid('numbers of values that are in the dictionary')
    return dictionary.at(number as number)
  })
}

function levels(numbers: Page['definition']): number[] | undefined {
  return numbers === null ? undefined : Array.from(numbers)
}
