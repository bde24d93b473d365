import type { Row } from '../model/catalogue.ts'
import type { ExplainedDecision, ExplainedJudgement, FieldExplanation } from '../model/field-explanation.ts'
import type { Suppression } from '../model/suppression.ts'
import type { Role } from '../model/verdict.ts'
import { conditionText } from '../report/condition-text.ts'
import { escapePath, escapeText } from '../report/escape.ts'
import { mamText } from './mam-text.ts'

/** The verdict, whether it is reported and why not, what the page says of the row, and what to do. */
export function verdictLines({ judgement, decision }: FieldExplanation, row: Row | undefined): readonly string[] {
  const { verdict, severity, message, condition, profile } = judgement
  const outcome = severity === null ? `${verdict}; ${silenceText(judgement, decision)}` : `${verdict}: ${severity}`
  return [
    `${outcome} (${profile})`,
    ...(message === null ? [] : [escapeText(message)]),
    ...(row === undefined ? [] : [`page: ${row.item.en} · ${row.section.en} · MAM: ${mamText(row)}`]),
    ...(condition === null ? [] : [conditionText(condition)]),
    ...(severity === null || judgement.advice === null ? [] : [`→ ${escapeText(judgement.advice)}`]),
  ]
}

/** What a field of each role is where it stands for no row. */
const rolesWithoutRow: Readonly<Record<Role, string>> = {
  data: 'a datum',
  setting: 'a setting',
  switch: 'a switch that is never on',
  declaration: 'a declared name of no row',
  permission: 'a permission',
}

function silenceText({ silence, suppression }: ExplainedJudgement, decision: ExplainedDecision): string {
  switch (silence) {
    case 'none':
      return 'reported'
    case 'covered': {
      const row = decision.coveredBy?.row ?? null
      return `not reported by itself, ${escapePath(decision.coveredBy?.path ?? '')}${row === null ? '' : ` (${row})`} says it all`
    }
    case 'box':
      return 'not reported, its members are told apart and say it'
    case 'allowed':
      return 'not reported'
    case 'unsure':
      return `not reported, ${decision.confidence ?? 'low'} confidence in ${decision.row ?? 'its row'} is too little`
    case 'empty':
      return 'not reported, it is always empty'
    case 'accepted':
      return `not reported, ${suppression === null ? 'accepted' : acceptedText(suppression)}`
    case 'off':
      return 'not reported, its rule is off'
    case 'setting':
      return `not reported, ${rolesWithoutRow[decision.role]}`
    case 'element':
      return 'not reported, an element or generated key has no name of its own'
    case 'container':
      return 'not reported, it only holds other fields'
    case 'unlisted':
      return 'counted, not reported'
  }
}

/** Who accepts a finding, and why. The reason of a comment stays in its file: it is text of the input. */
function acceptedText(suppression: Suppression): string {
  switch (suppression.kind) {
    case 'config': {
      const { reason, owner, expires } = suppression
      const more = [...(owner === null ? [] : [`owner ${owner}`]), ...(expires === null ? [] : [`until ${expires}`])]
      const said = `${reason}${more.length === 0 ? '' : ` (${more.join(', ')})`}`
      return `an "allow" entry of the configuration accepts it: ${escapeText(said)}`
    }
    case 'inline':
      return `the comment at ${suppression.line}:${suppression.column} accepts it`
    case 'baseline':
      return 'the baseline accepts it'
  }
}
