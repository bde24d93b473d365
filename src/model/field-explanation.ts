import type { FactName } from './facts.ts'
import type { ConditionCount } from './finding.ts'
import type { CounterName, FieldKind, FirstSite } from './field.ts'
import type { Suppression } from './suppression.ts'
import type { Confidence, Evidence, Profile, Role, Severity, Verdict } from './verdict.ts'
import type { ScopeKind } from './vocabulary.ts'

/** What the values of a field are, in numbers. Never one of them. */
export interface ExplainedValues {
  readonly count: number
  readonly empty: number
  readonly types: readonly { readonly type: CounterName; readonly count: number }[]
  /** What the texts and numbers looked like: a detector's name or a class, the most frequent first. */
  readonly looks: readonly { readonly like: string; readonly count: number; readonly isCertain: boolean }[]
  /** Names that stand in the values, each a field of its own: their paths. */
  readonly carries: readonly string[]
}

/** What a record around the field is, and what said so. */
export interface ExplainedScope {
  readonly id: string
  readonly kind: ScopeKind
  readonly about: string
  readonly source: 'type' | 'key' | 'members' | 'file' | 'name'
  /** The type, key, names of members or file that said so. */
  readonly witness: readonly string[]
  /** Path of the container it was read at; null where that is no container. */
  readonly at: string | null
  /** True for the one that rules: the innermost, or the innermost whose kind holds for everything inside. */
  readonly rules: boolean
}

/** One rule whose phrase stands in the name, and what became of it. */
export interface ConsideredRule {
  readonly rule: string
  readonly outcome: 'chosen' | 'fits' | 'refused'
  /** Phrase of the rule in canonical words; null where the rule stands for what nothing else claims. */
  readonly phrase: string | null
  readonly because: string
  /** Null where it was refused. */
  readonly confidence: Confidence | null
  readonly score: number | null
  /** Scopes and kinds the phrase counts in, where only they would let it in. */
  readonly countsIn: readonly string[] | null
  /** Whether words of the name speak against it, and not what is around the field. */
  readonly isRefusedByName: boolean
}

/** Something else than the name that was looked at. */
export interface ConsideredEvidence {
  readonly by: Evidence | 'record type' | 'annotation'
  readonly speaksFor: boolean
  readonly because: string
}

/** A fact that is known, and who says so. */
export interface ExplainedFact {
  readonly fact: FactName
  readonly value: boolean | string
  readonly from: 'records' | 'kind of record' | 'name' | 'configuration'
  /** Occurrences whose records say so; null where it holds for all. */
  readonly count: number | null
}

/** What the field is thought to be. */
export interface ExplainedDecision {
  readonly row: string | null
  readonly role: Role
  readonly confidence: Confidence | null
  readonly confidenceBecause: readonly string[]
  readonly evidence: readonly Evidence[]
  /** The next best row. */
  readonly runnerUp: string | null
  /** Set where the object around it says it all: it is a row as a whole, a list of scalars, or a declared property. */
  readonly coveredBy: { readonly path: string; readonly row: string | null } | null
  /** Row of a container that is not reported, since its members are told apart; else null. */
  readonly isBoxOf: string | null
}

/** Why a field is not reported; `none` where it is. */
export type Silence =
  | 'none'
  | 'covered'
  | 'box'
  | 'allowed'
  | 'unsure'
  | 'empty'
  | 'accepted'
  | 'off'
  | 'setting'
  | 'element'
  | 'container'
  | 'unlisted'

/** What follows from the row and the facts, under the settings of the file. */
export interface ExplainedJudgement {
  readonly profile: Profile
  readonly verdict: Verdict
  /** Null where the field is not reported. */
  readonly severity: Severity | null
  readonly silence: Silence
  /** What accepts the finding; null where nothing does. */
  readonly suppression: Suppression | null
  /** Null where nothing is said of this field by itself. */
  readonly message: string | null
  readonly condition: ConditionCount | null
  /** Row of the published page, whether or not we are sure enough of it. */
  readonly source: { readonly section: string; readonly item: string; readonly mam: string } | null
  readonly advice: string | null
}

/** One thing that would change the verdict, tried out, and what it would be then. */
export interface VerdictChange {
  /** `flag`: of the command line. `record`: records of the input would have to say so. */
  readonly by: 'flag' | 'record'
  /** As to be typed, e.g. `--assume friendlyName=true`; for a record `managedApp=true`. */
  readonly what: string
  readonly verdict: Verdict
  readonly severity: Severity | null
}

/** A file to edit where the verdict is wrong. */
export interface Mend {
  readonly file: string
  readonly what: string
}

/** Everything that made the verdict of one field. Never holds a value. */
export interface FieldExplanation {
  readonly file: string
  readonly path: string
  readonly kind: FieldKind
  /** Name as the file has it; `*` for an element or a generated key. */
  readonly segment: string
  /** Type of the record the field belongs to, where known. */
  readonly entity: string | null
  readonly first: FirstSite
  readonly values: ExplainedValues
  readonly words: { readonly name: readonly string[]; readonly around: readonly string[] }
  /** The innermost first. */
  readonly records: readonly ExplainedScope[]
  readonly rules: readonly ConsideredRule[]
  readonly evidence: readonly ConsideredEvidence[]
  readonly decision: ExplainedDecision
  readonly facts: readonly ExplainedFact[]
  readonly judgement: ExplainedJudgement
  readonly changes: readonly VerdictChange[]
  /** What would have to be there for a row to be seen, or to be seen more surely: one sentence each. */
  readonly missing: readonly string[]
  readonly mend: readonly Mend[]
}

/** What explaining one pointer of one file came to. */
export interface ExplainedSource {
  readonly path: string
  /** One a record type that has the field; empty where there is no such field. */
  readonly explanations: readonly FieldExplanation[]
  /** The pointer as mamlint would print it: indexes and generated keys folded. */
  readonly asked: string
  /** Paths of all fields, where there is no such field. */
  readonly paths: readonly string[]
}
