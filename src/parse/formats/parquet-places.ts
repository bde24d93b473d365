import type { Position } from '../../model/fault.ts'
import { childrenOf, type Field, type FirstSite } from '../../model/field.ts'
import type { Disclosed } from '../field-listener.ts'

/** Where the columns of a row group stand. */
interface PlacedGroup {
  /** Number of its first row in the text. */
  readonly firstRow: number
  /** Offsets of the pages of each column. */
  readonly offsets: readonly number[]
}

/**
 * Where in a Parquet file the things stand that are met in the text of its rows. Each cell has a line of that text to itself, in
 * order, from the second one on.
 */
export class Places {
  readonly #groups: PlacedGroup[] = []
  readonly #width: number

  /** @param columns How many cells a row has. */
  constructor(columns: number) {
    // A row without cells has a line, too.
    this.#width = Math.max(1, columns)
  }

  /** Adds the next row group. */
  addGroup(group: PlacedGroup): void {
    this.#groups.push(group)
  }

  /** The place of what stands in a line of the text. */
  at(line: number): Position {
    const cell = line - 2
    const row = Math.floor(cell / this.#width)
    const group = this.#groups[lastBefore(this.#groups, row)]
    return { line: 1, column: 1, offset: group?.offsets[cell % this.#width] ?? 0 }
  }

  /** The places of what was not read. */
  ofDisclosed({ depth, part }: Disclosed): Disclosed {
    return { depth: depth && this.at(depth.line), part: part && this.at(part.line) }
  }

  /** Tells the fields of the text where they stand in the file. Nobody else must have them yet. */
  moveFields(root: Field): void {
    const waiting = [root]
    for (let field = waiting.pop(); field !== undefined; field = waiting.pop()) {
      const first: FirstSite = field.first
      // Few pointers are ever asked for.
      const moved = {
        ...this.at(first.line),
        get pointer() {
          return first.pointer
        },
      }
      Object.assign(field, { first: moved })
      waiting.push(...childrenOf(field), ...field.branches.values())
    }
  }
}

/** Index of the last group that starts at or before a row; 0 where there is none. */
function lastBefore(groups: readonly PlacedGroup[], row: number): number {
  let [low, high] = [0, groups.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((groups[middle]?.firstRow ?? 0) <= row) low = middle
    else high = middle - 1
  }
  return low
}
