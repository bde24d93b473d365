import type { Field } from '../model/field.ts'

/** What a new field asks for; bits to be joined with `|`. */
export const watch: Readonly<Record<'type' | 'fact' | 'tally' | 'looks', number>> = {
  /** Its strings may name the type of the record they stand in. */
  type: 1,
  /** Its values may settle a fact about the record they stand in. */
  fact: 2,
  /** Its occurrences are counted by the facts that hold for them. */
  tally: 4,
  /** What kind of text its values are is counted: its name may stand for a row. */
  looks: 8,
}

/** Kind of a scalar, as JSON writes it. */
export type ScalarKind = 'string' | 'number' | 'boolean' | 'null'

/**
 * What the path trie asks of the stages behind it. Facts are opaque numbers to the trie: 0 says nothing, and
 * `joinFacts` tells what holds where both an inner and an outer object say something.
 */
export interface FieldListener {
  /** A field seen for the first time. Answers with `watch` bits. Called once a field. */
  onField(field: Field): number
  /** Whether a key looks generated (an id, an address), so that it folds into `*` and is never printed. */
  isGenerated(key: string): boolean
  /** Whether a key says something to us: such keys never fold. */
  isKnown(key: string): boolean
  /** Mark of a key that is itself a datum, or 0. */
  markOfKey(key: string): number
  /** Type that a value of a `watch.type` field names, or null. */
  typeNamed(field: Field, text: string): string | null
  /** Facts that a value of a `watch.fact` field settles, or 0. */
  factsOf(field: Field, kind: ScalarKind, text: string): number
  joinFacts(inner: number, outer: number): number
  /**
   * What a string or number is, as a mark of at least `firstMark`, or 0. Sees every value: a datum is found under any key.
   * Plain kinds of text are told only for a `watch.looks` field.
   */
  markOf(text: string, looks: boolean): number
  /** Whether values with this mark carry nothing and so count as empty. */
  isEmptyMark(mark: number): boolean
  /** Names that a string stands for: a permission, the columns of a select list. Each becomes a field of its own. */
  namesCarried(field: Field, text: string): readonly string[]
}
