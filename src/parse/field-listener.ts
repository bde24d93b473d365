import type { Position } from '../model/fault.ts'
import type { Field } from '../model/field.ts'
import type { KnownShapes } from './known-shapes.ts'

/** What a new field asks for; bits to be joined with `|`. */
export const watch: Readonly<Record<'type' | 'fact' | 'tally' | 'looks' | 'names' | 'queries' | 'pairs', number>> = {
  /** Its strings may name the type of the record they stand in. */
  type: 1,
  /** Its values may settle a fact about the record they stand in. */
  fact: 2,
  /** Its occurrences are counted by the facts that hold for them. */
  tally: 4,
  /** What kind of text its values are is counted: its name may stand for a row. */
  looks: 8,
  /** Its strings may carry names. */
  names: 16,
  /** Same, where they are queries: with a `$`, `%` or `|`, or beginning with an `s`. */
  queries: 32,
  /** Its strings may be lists of pairs: `a=b&c=d`, `a=b;c=d`. */
  pairs: 64,
}

/** Most children an object keeps apart; further unknown keys fold into `*`. */
export const maxMembers = 1_000
/** Most children an object keeps apart whatever they say: so many names are the keys of a map. */
export const maxNamedMembers = 4_000
/** Most record types one place branches by; further ones stay with the unbranched records. */
export const maxBranches = 64
/** Most names one place carries; further ones are dropped from the map, not from the counts. */
export const maxCarried = 2_000
/** Values after which an open container is too large to be moved to the branch of its type. */
export const maxMoved = 32_768
/** Most columns of a table that are read by their names; a spreadsheet holds as many. */
export const maxColumns = 16_384
/** Longest name of a column, in bytes of UTF-8. */
export const maxColumnName = 1_000
/** Longest key of a pair, in bytes of UTF-8. */
export const maxPairKey = 1_000
/** Bytes between the quotes, or of a number, from which on a token is not held: a value is read in pieces, a key refused. */
export const longToken = 131_072

/** Plain kinds of values that a reader may tell by itself, and their marks. */
export type SureMark =
  | 'email'
  | 'mac'
  | 'imei'
  | 'iccid'
  | 'iso-date-time'
  | 'epoch'
  | 'guid'
  | 'url'
  | 'version'
  | 'number'
  | 'word'
  | 'text'
  | 'document'

/** Deepest nesting that is read. RFC 8259 section 9 lets an implementation set one. */
export const maxDepth = 50_000
/** Most bytes of UTF-8 that are read of a document inside a value. */
export const maxDocument: number = 8 * 1024 * 1024
/** Most fields that documents inside values have in one file. */
export const maxInnerFields = 50_000
/** Most steps that one value is decoded by: base64 of base64, a JSON string in a JSON string. */
export const maxSteps: number = 8

/** What was not read of a file, with the first place of each kind, where there is one. */
export interface Disclosed {
  /** A document that stands in too many others. */
  readonly depth: Position | null
  /** A document whose end is missing, or that is past a limit. */
  readonly part: Position | null
}

/** Of a file that was read as a whole. */
export const nothingDisclosed: Disclosed = { depth: null, part: null }

/** What a reader needs to know to leave most values to itself. The same for every file. */
export interface ValueHints {
  readonly marks: Readonly<Record<SureMark, number>>
  /** Mark of a value that carries nothing. */
  readonly maskedMark: number
  /** Marks below this one tell what was found in a value; those from it on, what it looks like. */
  readonly firstLook: number
  /** Words that mean something of their own, in lower-case ASCII: a reader asks about each of them. */
  readonly words: readonly string[]
  /** First four characters of names that carry themselves under any key. */
  readonly nameStarts: readonly string[]
}

/** A value whose text comes in pieces. */
export interface LongText {
  add(piece: string): void
  /** Mark of the whole, as `markOf` tells it. */
  end(looks: boolean): number
}

/** Kind of a scalar, as JSON writes it. */
export type ScalarKind = 'string' | 'number' | 'boolean' | 'null'

/** What one needs who listens to many files. */
export interface SharedListening {
  /** Makes the same listener for one file alone. */
  forOne(): FieldListener
  /** Starts to keep shapes of files. */
  createShapes(): KnownShapes
}

/**
 * What the path trie asks of the stages behind it. Facts are opaque numbers to the trie: 0 says nothing, and
 * `joinFacts` tells what holds where both an inner and an outer object say something.
 */
export interface FieldListener {
  /** What a reader may be sure of without asking. */
  readonly hints: ValueHints
  /** How many documents inside values may stand in each other; those further in are not opened. */
  readonly maxDecodeDepth: number
  /**
   * Where it listens to many files. What it answers must follow from what a field is called, where it hangs, and the text, never
   * from another field of the file: then fields of one file may stand for those of another.
   */
  readonly shared?: SharedListening
  /** A field seen for the first time. Answers with `watch` bits. Called once a field. */
  onField(field: Field): number
  /** Whether a key looks generated (an id, an address), so that it folds into `*` and is never printed. */
  isGenerated(key: string): boolean
  /** Whether a key says something to us: such keys never fold. */
  isKnown(key: string): boolean
  /** Whether a name that was read out of a text is made of known words, so that it may be printed as one. */
  isName(key: string): boolean
  /** Mark of a key that is itself a datum, or 0. */
  markOfKey(key: string): number
  /** Type that a value of a `watch.type` field names, or null. */
  typeNamed(field: Field, text: string): string | null
  /** Facts that a value of a `watch.fact` field settles, or 0. */
  factsOf(field: Field, text: string): number
  joinFacts(inner: number, outer: number): number
  /** Starts a value too long to be held, whose text comes in pieces. */
  openText(): LongText
  /**
   * What a string or number is, as a mark of at least `firstMark`, or 0. Sees every value: a datum is found under any key.
   * Plain kinds of text are told only for a `watch.looks` field.
   */
  markOf(text: string, looks: boolean): number
  /** Whether values with this mark carry nothing and so count as empty. */
  isEmptyMark(mark: number): boolean
  /**
   * Names that a string stands for: a permission, the columns of a select list. Each becomes a field of its own. Asked only of a
   * `watch.names` or `watch.queries` field, or where the text begins as one of `hints.nameStarts`.
   */
  namesCarried(field: Field, text: string): readonly string[]
}

/** Who listens to a file whose fields cannot be those of others. */
export function listenerForOne(listener: FieldListener): FieldListener {
  return listener.shared?.forOne() ?? listener
}
