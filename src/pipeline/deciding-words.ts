import type { Knowledge } from '../classify/knowledge.ts'
import { dependsOnFacts } from '../judge/judge-row.ts'

const known = new WeakMap<Knowledge, Map<string, boolean>>()

/** Whether a word is the last one of some phrase of a row with conditions: every name of such a row has such a word. */
export function decides(word: string, knowledge: Knowledge): boolean {
  const answers = known.get(knowledge) ?? new Map<string, boolean>()
  known.set(knowledge, answers)
  const met = answers.get(word)
  if (met !== undefined) return met
  const { names, rows } = knowledge
  if (!names.phrases.has(word)) return false
  const answer = names.rulesEndingIn(word).some(id => {
    const row = rows.get(id)
    return row !== undefined && dependsOnFacts(row)
  })
  answers.set(word, answer)
  return answer
}
