import type { BooleanFact, Facts } from './facts.ts'

/** What kind of thing a record is. Only `data`, `audit`, `summary` and `content` records hold data about somebody. */
export type ScopeKind =
  | 'data'
  | 'audit'
  | 'summary'
  | 'content'
  | 'policy'
  | 'catalog'
  | 'branding'
  | 'certificate'
  | 'component'
  | 'declaration'
  | 'backend'
  | 'choice'

/** What a record is about, e.g. `managed-device`. Named by rules in `in`, `notIn` and `records`. */
export interface Scope {
  readonly kind: ScopeKind
  /** One line for `explain`: what records are meant. */
  readonly about: string
  /** True where records of this scope exist only under device management. */
  readonly mdm?: boolean
}

/** Words that name a scope when they end the name of an entity, container, table or file. */
export interface EntityName {
  readonly words: readonly string[]
  readonly scope: string
  /** Facts that hold for every such record. */
  readonly facts?: Facts
  /** Only where the name is a declared type (`@odata.type`, table, report), the key of a container, or that of a file. */
  readonly only?: readonly ('type' | 'key' | 'file')[]
  /** True where the words must be the whole name: a `message` is a mail, a `userFacingMessage` is none. */
  readonly whole?: boolean
  /** Only inside records of this scope, e.g. the tables of device query. */
  readonly within?: string
  /** Only where the name stands for many: a plural or a list. `apps` are an inventory, an `app` is the sender. */
  readonly many?: boolean
  /** True where the words decide wherever they stand in the name, not only at its end. */
  readonly anywhere?: boolean
}

/** Member names that tell what a record without a declared type is. */
export interface MemberSignature {
  readonly scope: string
  readonly members: readonly string[]
  readonly atLeast: number
}

/** What a whole document is, by its outline: an API's description, a table of browser features. */
export interface DocumentOutline {
  readonly scope: string
  /** Paths that such a document has, all of them; keys as written, `*` for any member or element. */
  readonly has: readonly string[]
}

/** A member whose value settles a fact. Values are compared in lower case; a missing value settles nothing. */
export interface FactRule {
  readonly names: readonly string[]
  readonly fact: BooleanFact | 'ownership' | 'platform' | 'declared'
  readonly values: Readonly<Record<string, boolean | string>>
}

/** Lists of words that give a name its role. Every entry is a word or phrase after normalisation. */
export interface WordGroups {
  /** Before the phrase: change nothing (`primary`, `current`, `reported`). */
  readonly qualifiers: readonly string[]
  /** After the phrase: change nothing (`value`, `list`, `text`). */
  readonly neutralTails: readonly string[]
  /** Before: turn a datum into a setting or a flag (`require`, `block`, `is`, `minimum`). */
  readonly settingHeads: readonly string[]
  /** After: turn a datum into a setting, state or flag (`required`, `blocked`, `enabled`, `format`). */
  readonly settingTails: readonly string[]
  /** After: turn a datum into a count (`count`, `total`). */
  readonly countTails: readonly string[]
  /** After: turn a datum into a date (`date time`, `timestamp`). */
  readonly dateTails: readonly string[]
  /** Start of a collection switch (`collect`, `send`, `track`). */
  readonly collectVerbs: readonly string[]
  /** End of a collection switch (`collection enabled`, `tracking`). */
  readonly collectTails: readonly string[]
  /** Containers that say nothing of what they hold (`value`, `records`, `data`). */
  readonly neutralContainers: readonly string[]
  /** Last words of an entity's name that leave it what it is (`battery info`, `Device iOS`). */
  readonly entityTails: readonly string[]
  /** Behind one identifier: names another that the field may hold instead (`imei or meid`). An IMEI behind makes it one. */
  readonly alternatives: readonly string[]
  /** Containers and members whose values are names of fields to collect (`select`, `columns`). */
  readonly declaringContainers: readonly string[]
  /** Lists whose entries turn collection on; `switches` of rules name list and entry (`resource detector host`). */
  readonly switchLists: readonly string[]
  /** As `declaringContainers`, but of fields that are left out (`columns to exclude`): they declare nothing. */
  readonly excludingContainers: readonly string[]
  /** Keys under which a weak value may speak: they say nothing else (`value`, `text`, `notes`). */
  readonly neutralNames: readonly string[]
  /** Behind the phrase: begin what does not change it (`ip address from resource provider`). */
  readonly prepositions: readonly string[]
  /** Words by which the name of a schema's file shows that it is about telemetry. */
  readonly telemetry: readonly string[]
  /** Members that name and describe the entry of a catalogue (`title`, `description`). */
  readonly describingMembers: readonly string[]
  /** Members that carry the value of a datum spelt at length (`value`). */
  readonly valueMembers: readonly string[]
  /** Last words of lists of what may be chosen (`options`, `choices`). */
  readonly choiceLists: readonly string[]
  /** Members that a field of a form has beside what may be chosen in it (`label`, `placeholder`). */
  readonly formMembers: readonly string[]
  /** Keys that name the type of their record (`@odata.type`, `type`). Written as keys, not as words. */
  readonly typeMembers: readonly string[]
  /** Known words that no rule needs, so that runs such as `serialnumber` split right. */
  readonly dictionary: readonly string[]
}

/** Everything names are read with: `rules/vocabulary/`. */
export interface Vocabulary {
  /** Spellings to keep in one piece when a name is split: `iOS`, `IPv4`. */
  readonly spellings: readonly string[]
  /** Phrase -> canonical phrase, English. */
  readonly synonyms: Readonly<Record<string, string>>
  /** Phrase in Swedish, German, French, Spanish or Japanese -> canonical English phrase. */
  readonly translations: Readonly<Record<string, string>>
  /** Look-alike letter -> Latin letter. */
  readonly confusables: Readonly<Record<string, string>>
  readonly groups: WordGroups
  readonly scopes: Readonly<Record<string, Scope>>
  readonly entities: readonly EntityName[]
  readonly signatures: readonly MemberSignature[]
  readonly outlines: readonly DocumentOutline[]
  readonly facts: readonly FactRule[]
}
