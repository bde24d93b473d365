import type { Field, FirstSite } from '../model/field.ts'
import { shownStep } from '../model/path.ts'
import { layout, type Memory } from './kernel-memory.ts'

const { heldIndexes, restColumn, restFirstIndex, restIndexes, restLine, restOffset, restSiteField } = layout

/** A field and the indexes of the arrays on the way to it, outermost first. */
export interface Place {
  readonly field: Field
  readonly indexes: readonly number[]
}

/** Where a field stands first. Few are ever printed, and a pointer is as long as its nest is deep: it is made when asked for. */
export class Site implements FirstSite {
  readonly line: number
  readonly column: number
  readonly offset: number
  /** The pointer in parts; or as it was written out for a field below more arrays than the kernel holds the indexes of. */
  readonly at: string | Place

  constructor(at: string | Place, line: number, column: number, offset: number) {
    this.at = at
    this.line = line
    this.column = column
    this.offset = offset
  }

  get pointer(): string {
    return typeof this.at === 'string' ? this.at : pointerTo(this.at.field, this.at.indexes)
  }
}

/** RFC 6901 pointer of a field, with the indexes of the arrays on the way to it, outermost first. */
export function pointerTo(field: Field, indexes: readonly number[]): string {
  const segments: string[] = []
  let left = indexes.length
  for (let at: Field | null = field; at !== null && at.kind !== 'root'; at = at.parent) {
    segments.push(at.kind === 'element' ? `/${indexes[--left] ?? 0}` : shownStep(at))
  }
  return segments.toReversed().join('')
}

/** The field whose place is asked for, and what its place may name. */
interface Placed {
  readonly field: Field
  readonly fields: readonly Field[]
  /** Its pointer, where that lies below more arrays than the kernel holds the indexes of. */
  readonly deepPointer: string | null
}

/** Where the kernel met a field first. */
export function readSite(memory: Memory, rest: number, { field, fields, deepPointer }: Placed): Site {
  const place = fields[memory.narrow(rest + restSiteField)] ?? field
  const depth = memory.narrow(rest + restIndexes)
  const indexes: number[] = []
  for (let index = 0; index < depth && index < heldIndexes; index++) {
    indexes.push(memory.narrow(rest + restFirstIndex + index * 4))
  }
  return new Site(
    depth > heldIndexes ? (deepPointer ?? '') : { field: place, indexes },
    memory.wide(rest + restLine) + 1,
    memory.wide(rest + restColumn) + 1,
    memory.wide(rest + restOffset),
  )
}
