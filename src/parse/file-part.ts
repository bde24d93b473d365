import type { FaultCode, Position } from '../model/fault.ts'
import type { FieldKind } from '../model/field.ts'
import type { Disclosed } from './field-listener.ts'

/** What reading a part of a file came to, as plain data that a thread can hand to another one. */
export interface FilePart {
  /** In the order in which they were met, parents before children. */
  readonly fields: readonly PartField[]
  readonly documents: number
  /** Lines that held documents; 1 for a file that is no NDJSON. */
  readonly records: number
  /** The first thing that could not be read; its place as told from the part's start. */
  readonly fault: { readonly code: FaultCode; readonly message: string; readonly position: Position | null } | null
  /** What was not read; places as told from the part's start. */
  readonly disclosed: Disclosed
  /** Where the part ends, as told from its start: line and column from 0. */
  readonly lines: number
  readonly column: number
  /** The array that the file is cut in; -1 where lines are read. */
  readonly array: number
  /** Elements of it in this part, where the part does not end the file. */
  readonly elements: number
  /** How large the array grew, in counts. */
  readonly entries: number
  /** Facts of the containers around the array, the outermost first: at the part's start (0 where unknown) and its end. */
  readonly factsBefore: readonly number[]
  readonly factsAfter: readonly number[]
  /** Occurrences that wait for the facts of containers that are still open. */
  readonly pending: readonly PendingOccurrences[]
  readonly hints: PartHints
}

/** What a part may have read otherwise, had it known the parts before it. */
export interface PartHints {
  readonly hasLineFeeds: boolean
  readonly hasComments: boolean
  /** Whether it took the file's first line to be its only one so far. */
  readonly wentByOneLine: boolean
  /** Fields made in documents inside values. */
  readonly innerFields: number
  /** Whether a container around the array was given a type that came too late, as it took it. */
  readonly hasLateOuterType: boolean
  /** Whether the array may hold rows whose columns were named behind it. */
  readonly hasLateColumns: boolean
}

/** A field of a part. Fields are told by their place in `FilePart.fields`. */
export interface PartField {
  readonly kind: FieldKind
  readonly segment: string
  /** -1 for none. */
  readonly parent: number
  /** The field that this one branches off by type; -1 for none. */
  readonly base: number
  readonly type: string | null
  readonly lateTypes: readonly string[]
  readonly counts: readonly number[]
  readonly marks: ReadonlyMap<number, number>
  readonly tally: ReadonlyMap<number, number>
  readonly site: PartSite
}

/** Where a field occurs first. */
export interface PartSite extends Position {
  /** Its pointer as it is written; or the field whose path it is, with the indexes of the arrays on the way, outermost first. */
  readonly at: string | { readonly field: number; readonly indexes: readonly number[] }
}

/** Occurrences of a field for which the same facts hold, in the container number `level` around the array, from 1 on. */
export interface PendingOccurrences {
  readonly field: number
  readonly level: number
  readonly facts: number
  readonly count: number
}

/** Index of the first element that a later part reads: what its sites say counts from there. @see `src/parse/kernel/part.ts` */
export const firstPartElement = 0x40000000
