import { holdsEntry } from '../model/barred.ts'
import type { Row } from '../model/catalogue.ts'
import type { CompiledCatalogue } from '../model/compiled.ts'
import type { DetectorName } from '../model/detector.ts'
import type { Recognizer } from '../model/rule.ts'
import { openPairs } from './buckets.ts'
import { compileFacts, type FactReader } from './facts.ts'
import { compileGroups, type CompiledGroups, indexNames, type NameIndex } from './name-patterns.ts'
import type { LeafReadings } from './readings.ts'
import { createScopes, type Scopes } from './scopes.ts'
import { compileShapes, type CompiledShape } from './shapes.ts'
import { createWords, type Words } from './words.ts'

/** Rules and vocabulary, ready for use. Made once a process. */
export interface Knowledge {
  readonly rows: ReadonlyMap<string, Row>
  readonly rules: ReadonlyMap<string, Recognizer>
  readonly words: Words
  readonly groups: CompiledGroups
  readonly scopes: Scopes
  readonly names: NameIndex
  /** Made when first asked for. */
  readonly shapes: readonly CompiledShape[]
  readonly facts: FactReader
  /** Row of each permission, privacy-manifest type and so on, by its exact text. */
  permissionRow(this: void, text: string): string | null
  /** Row that a detected value speaks for. */
  readonly detectors: ReadonlyMap<DetectorName, string>
  /** Row whose records are these, by scope. */
  readonly wholes: ReadonlyMap<string, string>
  /** Row that a well-known collection switch collects, by its phrase. */
  switchRow(this: void, phrase: string): string | null
  /** Whether every name of some row with conditions may have this word. */
  isDeciding(this: void, word: string): boolean
  /** Keys that name the type of their record. */
  readonly typeMembers: ReadonlySet<string>
  /** The patterns that fit a known name, by its words joined by blanks, see `known-names.ts`; null where it is not known. */
  knownMatches(this: void, words: string): string | null
  /** Readings of names so far, by their words; a cache that only `readings.ts` touches. */
  readonly readings: Map<string, LeafReadings>
}

/** Prepares rules and vocabulary. Costs milliseconds; do it once. */
export function compileKnowledge(catalogue: CompiledCatalogue): Knowledge {
  const { rules, vocabulary, lexicon } = catalogue
  const words = createWords(vocabulary, lexicon)
  const groups = compileGroups(lexicon.groups)
  let shapes: readonly CompiledShape[] | null = null
  const pairs = <T>(list: (rule: Recognizer) => readonly T[] | undefined): [T, string][] =>
    rules.flatMap(rule => (list(rule) ?? []).map((item): [T, string] => [item, rule.id]))
  return {
    rows: new Map(catalogue.rows.map(row => [row.id, row])),
    rules: new Map(rules.map(rule => [rule.id, rule])),
    words,
    groups,
    scopes: createScopes(vocabulary, lexicon.entities, words, groups),
    names: indexNames(rules, lexicon.names, words),
    get shapes() {
      return (shapes ??= compileShapes(rules, words))
    },
    facts: compileFacts(vocabulary.facts, words),
    permissionRow: openPairs(lexicon.permissions),
    detectors: new Map(pairs(rule => rule.values)),
    wholes: new Map(pairs(rule => rule.records)),
    switchRow: openPairs(lexicon.switches),
    isDeciding: word => holdsEntry(lexicon.deciding, word),
    typeMembers: new Set(lexicon.typeMembers),
    knownMatches: openPairs(lexicon.knownMatches),
    readings: new Map(),
  }
}
