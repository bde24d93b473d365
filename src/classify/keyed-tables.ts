import { countOf, type Field } from '../model/field.ts'
import type { CompiledGroups } from './name-patterns.ts'
import type { Words } from './words.ts'

/** Fewest members of a map of codes, and the share of them that must look like one. */
const leastCodes = 12
const shareOfCodes = 0.7

/** A map from codes (of languages, countries, units) to whatever: its keys are no names. */
export function isCodeMap(field: Field): boolean {
  if (field.members.size < leastCodes) return false
  const codes = [...field.members.keys()].filter(key => /^[a-z]{2,3}([-_][A-Za-z0-9]{2,10})*$/i.test(key)).length
  return codes >= shareOfCodes * field.members.size
}

/** Fewest entries of a catalogue, more than the members of a record, and the share of them that must be described. */
const leastEntries = 24
const shareOfEntries = 0.9

/**
 * A map from ids (of features, products, services) to objects that name and describe them: its keys are no names. Objects
 * that carry a value are none: `{"imei": {"title": ..., "value": ...}}` is a record, spelt at length.
 */
export function isCatalogue(field: Field, words: Words, groups: CompiledGroups): boolean {
  const { size } = field.members
  if (size < leastEntries) return false
  const entries = [...field.members.values()].filter(member => countOf(member, 'object') > 0)
  const having = (set: CompiledGroups['describingMembers']): number =>
    entries.filter(entry => [...entry.members.keys()].some(key => set.has(words.of(key)))).length
  return (
    having(groups.describingMembers) >= shareOfEntries * size &&
    having(groups.valueMembers) < (1 - shareOfEntries) * size
  )
}
