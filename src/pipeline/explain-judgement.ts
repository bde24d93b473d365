import { reaches } from '../classify/confidence.ts'
import { judgeField } from '../judge/judge-field.ts'
import type { InlineAllows } from '../judge/inline-allow.ts'
import type { Row } from '../model/catalogue.ts'
import { type Facts, factValues } from '../model/facts.ts'
import type { ExplainedJudgement, Silence, VerdictChange } from '../model/field-explanation.ts'
import type { Finding } from '../model/finding.ts'
import { fillIn } from '../model/messages.ts'
import type { Suppression } from '../model/suppression.ts'
import type { Settings } from '../model/settings.ts'
import { profiles } from '../model/verdict.ts'
import { isUnnamedPart } from '../model/field.ts'
import type { ClassifiedField } from './classify-file.ts'
import type { Suppressing } from './create-report.ts'
import type { Engine } from './engine.ts'
import { factCounts, type FactSets } from './fact-sets.ts'
import { isUnlistedDatum, judgeFile, judgeOne } from './judge-file.ts'

/** The baseline of a run, and how it names files. */
export type AcceptedBefore = Pick<Suppressing, 'baseline' | 'nameOf'>

/** A classified field, and everything that judging it takes. */
export interface Judging {
  readonly file: string
  readonly path: string
  readonly classified: ClassifiedField
  readonly facts: FactSets
  readonly settings: Settings
  readonly engine: Engine
  readonly comments: InlineAllows | null
  readonly accepted: AcceptedBefore | null
}

/** What the field is judged as, by the code that judges whole files. */
export function explainJudgement(judging: Judging, isBox: boolean): ExplainedJudgement {
  const { settings, engine } = judging
  const { finding, suppression } = findingUnder(judging)
  const { verdict, condition } = judgeOne(judging.classified, judging.facts, settings, engine)
  const row = rowOf(judging)
  const rule = row === undefined ? undefined : engine.knowledge.rules.get(row.id)
  const { messages } = engine
  const subject = fillIn(messages.subjects[judging.classified.classification.role], { title: rule?.title.en ?? '' })
  const about = { subject, profile: messages.profiles[settings.profile] }
  const said = condition === null ? '' : messages.conditions[condition.needs]
  const silence = suppression !== null ? 'accepted' : finding === null ? silenceOf(judging, isBox) : 'none'
  const isOpen = silence === 'covered' || silence === 'box' || silence === 'unsure'
  return {
    profile: settings.profile,
    verdict,
    severity: finding?.severity ?? null,
    silence,
    suppression,
    message: isOpen ? null : (finding?.message ?? fillIn(messages.verdicts[verdict], { ...about, condition: said })),
    condition,
    source: row === undefined ? null : { section: row.section.en, item: row.item.en, mam: row.mam },
    advice: finding?.advice ?? rule?.advice ?? null,
  }
}

/** The finding that the field is; or, where it is accepted, what accepts it. */
interface Outcome {
  readonly finding: Finding | null
  readonly suppression: Suppression | null
}

function findingUnder({ file: path, classified, facts, settings, engine, comments, accepted }: Judging): Outcome {
  const judged = judgeFile({ path, fields: [classified], facts, comments }, settings, engine)
  const { baseline, nameOf } = accepted ?? {}
  const [finding = null] = judged.findings
  const isThere = finding !== null && baseline && nameOf
  const [suppressed] = isThere
    ? baseline.apply(baseline.entries, [finding], { nameOf, checked: new Set() }).suppressed
    : judged.suppressed
  return suppressed === undefined
    ? { finding, suppression: null }
    : { finding: null, suppression: suppressed.suppression }
}

function rowOf({ classified, engine }: Judging): Row | undefined {
  const { row } = classified.classification
  return row === null ? undefined : engine.knowledge.rows.get(row)
}

function silenceOf(judging: Judging, isBox: boolean): Silence {
  const { classified, settings, facts, engine } = judging
  const { classification, isCovered } = classified
  if (isCovered) return 'covered'
  if (isBox) return 'box'
  const judged = judgeOne(classified, facts, settings, engine)
  const { confidence } = classification
  if (classification.row !== null && confidence !== null && !reaches(confidence, settings.minConfidence))
    return 'unsure'
  if (judged.verdict === 'allowed') return 'allowed'
  if (judged.empty >= judged.count && !settings.reportEmpty && classification.role === 'data') return 'empty'
  if (judged.row !== null) return 'off'
  if (isUnlistedDatum(judged)) return 'unlisted'
  if (classification.role !== 'data') return 'setting'
  return isUnnamedPart(classified.field) || classified.field.kind === 'dynamic' ? 'element' : 'container'
}

/** What would change the verdict, by trying it out: flags first, then what records would have to say. */
export function findChanges(judging: Judging): readonly VerdictChange[] {
  const now = verdictUnder(judging)
  const flags = alternatives(judging)
    .map(([what, changed]): VerdictChange => ({ by: 'flag', what, ...verdictUnder({ ...judging, ...changed }) }))
    .filter(({ verdict, severity }) => verdict !== now.verdict || severity !== now.severity)
  const told = new Set(flags.map(({ what }) => what.replace('--assume ', '')))
  return [...flags, ...recordChanges(judging).filter(({ what }) => !told.has(what))]
}

function verdictUnder(judging: Judging): Pick<VerdictChange, 'verdict' | 'severity'> {
  const { classified, facts, settings, engine } = judging
  const { verdict } = judgeOne(classified, facts, settings, engine)
  return { verdict, severity: findingUnder(judging).finding?.severity ?? null }
}

/** What differs in one thing, each with the flag that makes it so. */
function alternatives({ settings, classified }: Judging): readonly (readonly [string, Partial<Judging>])[] {
  const { minConfidence, severities } = settings
  const { row } = classified.classification
  const but = (changed: Partial<Settings>): Partial<Judging> => ({ settings: { ...settings, ...changed } })
  const laxer = (['medium', 'low'] as const).filter(level => level !== minConfidence && reaches(minConfidence, level))
  const isOff = row !== null && severities[row] === 'off'
  return [
    ...eachFact().map(([fact, value]) => {
      const facts = { ...settings.facts, [fact]: value } as Facts
      return [`--assume ${fact}=${value}`, but({ facts })] as const
    }),
    ...profiles.map(profile => [`--profile ${profile}`, but({ profile })] as const),
    ...laxer.map(level => [`--min-confidence ${level}`, but({ minConfidence: level })] as const),
    ['--report-empty', but({ reportEmpty: true })],
    ['--no-suppressions', { ...but({ allow: [] }), comments: null, accepted: null }],
    ['--unknown-fields warn', but({ unknownFields: 'warn' })],
    ...(isOff ? [[`--rule ${row}=error`, but({ severities: { ...severities, [row]: 'error' } })] as const] : []),
  ]
}

/** Every fact with every value it can have; a boolean one with booleans. */
function eachFact(): readonly (readonly [string, boolean | string])[] {
  return Object.entries(factValues).flatMap(([fact, values]) =>
    values.map(value => [fact, value === 'true' || (value === 'false' ? false : value)] as const),
  )
}

/** Facts that a member of the records can settle, and the verdict if all records did. */
function recordChanges(judging: Judging): readonly VerdictChange[] {
  const { settings, engine, classified } = judging
  const row = rowOf(judging)
  const now = judgeOne(classified, judging.facts, settings, engine)
  if (row === undefined || now.row === null) return []
  const tellable = new Set<string>(engine.catalogue.vocabulary.facts.map(rule => rule.fact))
  const known = { ...settings.facts, ...classified.classification.facts }
  const told = factCounts(classified.field, judging.facts)
  const outcomes = eachFact()
    .filter(([fact]) => tellable.has(fact))
    .map(([fact, value]) => {
      const say = (facts: Facts): Facts => ({ ...facts, [fact]: value })
      const counts =
        told.length === 0 ? [{ facts: say({}), count: 1 }] : told.map(one => ({ ...one, facts: say(one.facts) }))
      const { verdict } = judgeField(row, settings.profile, counts, known)
      return { by: 'record' as const, what: `${fact}=${value}`, verdict, severity: null }
    })
  return outcomes.filter(({ verdict }) => verdict !== now.verdict)
}
