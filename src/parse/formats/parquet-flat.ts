import type { Cells } from './parquet-column.ts'
import { invalid } from './parquet-metadata.ts'
import type { Page, Values } from './parquet-page.ts'
import type { PageReader } from './parquet-pages.ts'
import { jsonOf } from './parquet-values.ts'

/** Most values of a dictionary that are made JSON at once: of more, many come but once. */
const maxTexts = 4096

/** The cells of a column that holds one value a row, or none. */
export function createFlatCells(pages: PageReader): Cells {
  return new FlatCells(pages)
}

class FlatCells implements Cells {
  readonly offset: number
  readonly #pages: PageReader
  #page: Page | null = null
  /** The dictionary that was met last, and its JSON, where it is short. */
  #dictionary: Values | null = null
  #texts: readonly string[] | null = null
  /** Next cell of the page, and next value of those that are there. */
  #cell = 0
  #value = 0

  constructor(pages: PageReader) {
    this.#pages = pages
    this.offset = pages.offset
  }

  ready(): number {
    if (this.#page !== null && this.#cell < this.#page.count) return this.#page.count - this.#cell
    this.#page = this.#pages.next()
    this.#cell = 0
    this.#value = 0
    return this.#page?.count ?? 0
  }

  take(count: number): readonly string[] {
    if (this.#page === null) throw new Error('cells are taken that are not there')
    const { definition } = this.#page
    const next = this.#next(this.#page)
    const cells: string[] = []
    for (const end = this.#cell + count; this.#cell < end; this.#cell++) {
      const isThere = definition === null || definition[this.#cell] === 1
      cells.push(isThere ? next() : 'null')
    }
    return cells
  }

  /** What makes JSON of the next value that is there. */
  #next({ values, areNumbers }: Page): () => string {
    const textOf: (value: number) => string = areNumbers ? this.#ofDictionary() : jsonOf
    return () => textOf(values.at(this.#value++) as number)
  }

  /** What makes JSON of the number of a value in the dictionary. */
  #ofDictionary(): (number: number) => string {
    const { dictionary } = this.#pages
    if (dictionary === null) throw invalid('a dictionary before what it is for', this.offset)
    if (dictionary !== this.#dictionary) {
      this.#dictionary = dictionary
      const isShort = dictionary.length <= maxTexts
      this.#texts = isShort
        ? Array.from({ length: dictionary.length }, (_, number) => jsonOf(dictionary.at(number)))
        : null
    }
    const texts = this.#texts
    return number => {
      if (number >= dictionary.length) throw invalid('numbers of values that are in the dictionary', this.offset)
      return texts?.[number] ?? jsonOf(dictionary.at(number))
    }
  }
}
