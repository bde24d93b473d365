import type { Bilingual } from './catalogue.ts'
import type { DetectorName } from './detector.ts'
import type { Facts } from './facts.ts'
import type { Confidence } from './verdict.ts'

/** JSON type of a field's values, as a name pattern may ask for it. */
export type ValueType = 'string' | 'number' | 'boolean' | 'object' | 'array'

/**
 * How a row is recognised by name: as words, never as a substring. `words` are alternatives; each is a phrase that must
 * stand whole in the name, or start in the names of the objects around it (`device.id` is `device id`).
 */
export interface NamePattern {
  readonly words: readonly string[]
  /** Words allowed before the phrase beyond neutral qualifiers (`primary`, `last`, ...) and words that name a scope. `*`: any. */
  readonly before?: readonly string[]
  /** Words allowed after the phrase beyond neutral tails (`value`, `list`, digits). `*`: any but those of a setting, count or date. */
  readonly after?: readonly string[]
  /** Scopes or kinds (`rules/vocabulary/entities.json`) the record must be of. Default: every kind that holds data. */
  readonly in?: readonly string[]
  readonly notIn?: readonly string[]
  /** One of these phrases must be the name of a sibling. */
  readonly with?: readonly string[]
  /** None of these phrases may be the name of a sibling: an `ad id` beside a `campaign` is the ad's. */
  readonly without?: readonly string[]
  /** JSON types the values may have. Default: any. */
  readonly types?: readonly ValueType[]
  /** True where the name must be a plural: `contacts` are an address book, a `contact` may be anybody. */
  readonly plural?: boolean
  /** How sure the name alone makes us. Default `high`. */
  readonly confidence?: Confidence
  /** Facts that the name itself settles, e.g. `friendlyName` is false of a host name. */
  readonly facts?: Facts
}

/** A row recognised by the members of an object, whatever it is called. */
export interface ShapePattern {
  /** Each group must be present; a group is a list of alternative phrases for one member. */
  readonly members: readonly (readonly string[])[]
  /** At least one of these must be present too, where given. */
  readonly any?: readonly string[]
  /** No member may be called so. */
  readonly none?: readonly string[]
  readonly confidence?: Confidence
}

/**
 * One example. Either the document itself, or `{ "$file": name, "$json": document }` where the entity shows in the name of
 * the file.
 */
export type Example = unknown

/** What recognises a row, and what a finding says of it: the part of a rule that every run needs. */
export interface Recognizer {
  readonly id: string
  readonly title: Bilingual
  readonly advice: string
  readonly names: readonly NamePattern[]
  /** Scopes whose records are this row as a whole: the object is flagged once. */
  readonly records?: readonly string[]
  readonly values?: readonly DetectorName[]
  readonly shapes?: readonly ShapePattern[]
  /** Texts that stand for the row wherever they are a key or a value: a permission, a privacy-manifest type. */
  readonly permissions?: readonly string[] | undefined
  /** Names of well-known collection switches that the verb rule does not find by itself, as phrases. */
  readonly switches?: readonly string[] | undefined
}

/** The part of a rule that only explaining, documenting and testing it need. */
export interface RuleTexts {
  readonly why: string
  /** Section and item of the published page, in its English words. */
  readonly source: { readonly section: string; readonly item: string }
  readonly examples: { readonly match: readonly Example[]; readonly nearMiss: readonly Example[] }
}

/** One rule, as it stands in `rules/<section>/<item>.json`. It teaches to recognise a row; the verdict is the catalogue's. */
export type Rule = Recognizer & RuleTexts
