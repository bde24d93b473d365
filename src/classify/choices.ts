import { type Field, namedBy } from '../model/field.ts'
import type { CompiledGroups } from './name-patterns.ts'
import type { Words } from './words.ts'

/** Fewest members of a form's field beside what may be chosen in it. */
const leastOfForm = 2

/**
 * Whether a list of pairs says what may be chosen, `[{"name": "Phone number", "value": "phone"}]`, and not what is: its name
 * tells, or what it stands in is a field of a form.
 */
export function isChoiceList(list: Field, words: Words, groups: CompiledGroups): boolean {
  if (!holdsPairs(list)) return false
  const { segment, parent } = namedBy(list)
  const name = words.of(segment)
  if (name.some((_, at) => groups.choiceLists.has(name.slice(at)))) return true
  const beside = [...(parent?.members.keys() ?? [])]
  return beside.filter(key => groups.formMembers.has(words.of(key))).length >= leastOfForm
}

function holdsPairs({ others }: Field): boolean {
  for (const { kind } of others.values()) if (kind === 'pair') return true
  return false
}
