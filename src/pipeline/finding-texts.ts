import type { Row } from '../model/catalogue.ts'
import type { CompiledCatalogue } from '../model/compiled.ts'
import type { ConditionCount, Finding } from '../model/finding.ts'
import { fillIn } from '../model/messages.ts'
import type { Profile, Role, Verdict } from '../model/verdict.ts'

/** What findings say in words. Each text is made once a process: findings of one kind share it. */
export interface FindingTexts {
  messageOf(judged: Told, role: Role, profile: Profile): string
  sourceOf(row: string | null): Finding['source']
  adviceOf(row: string | null): string
}

/** What a message tells of. */
export interface Told {
  readonly row: string | null
  readonly verdict: Verdict
  readonly condition: ConditionCount | null
}

/** Prepares the texts of findings. */
export function createFindingTexts({ rules, rows, messages }: CompiledCatalogue): FindingTexts {
  const ruleOf = new Map(rules.map(rule => [rule.id, rule]))
  const rowOf = new Map(rows.map(row => [row.id, row]))
  const sources = new Map<string | null, Finding['source']>()
  const known = new Map<string, string>()

  function write({ row, verdict, condition }: Told, role: Role, profile: Profile): string {
    const subject = fillIn(messages.subjects[role], { title: ruleOf.get(row ?? '')?.title.en ?? '' })
    return fillIn(messages.verdicts[verdict], {
      subject,
      profile: messages.profiles[profile],
      condition: condition === null ? '' : messages.conditions[condition.needs],
    })
  }

  return {
    messageOf: (told, role, profile) => {
      const key = `${told.row} ${told.verdict} ${told.condition?.needs} ${role} ${profile}`
      const message = known.get(key) ?? write(told, role, profile)
      known.set(key, message)
      return message
    },
    sourceOf: id => {
      const source = sources.get(id) ?? sourceOf(rowOf.get(id ?? ''))
      sources.set(id, source)
      return source
    },
    adviceOf: row => ruleOf.get(row ?? '')?.advice ?? messages.advice.unlisted,
  }
}

function sourceOf(row: Row | undefined): Finding['source'] {
  return row === undefined ? null : { section: row.section.en, item: row.item.en, mam: row.mam }
}
