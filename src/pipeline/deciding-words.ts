import type { Knowledge } from '../classify/knowledge.ts'
import { dependsOnFacts } from '../judge/judge-row.ts'

const known = new WeakMap<Knowledge, ReadonlySet<string>>()

/** Words that every name of a row with conditions has at least one of: the last ones of its phrases. Found once a process. */
export function decidingWords(knowledge: Knowledge): ReadonlySet<string> {
  const words = known.get(knowledge) ?? findWords(knowledge)
  known.set(knowledge, words)
  return words
}

function findWords({ rows, rules, words }: Knowledge): ReadonlySet<string> {
  const deciding = [...rules.values()].filter(({ id }) => {
    const row = rows.get(id)
    return row !== undefined && dependsOnFacts(row)
  })
  const phrases = deciding
    .flatMap(rule => rule.names.flatMap(pattern => pattern.words))
    .filter(phrase => phrase !== '*')
  return new Set(phrases.flatMap(phrase => words.ofPhrase(phrase).slice(-1)))
}
