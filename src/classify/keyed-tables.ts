import { countOf, type Field } from '../model/field.ts'
import { declarationOf } from './declarations.ts'
import type { CompiledGroups } from './name-patterns.ts'
import type { PhraseSet } from './phrase-set.ts'
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

/** Fewest entries of a catalogue, more than a record has members, and the share of them that must look alike. */
const leastEntries = 24
const shareOfEntries = 0.9

/**
 * A map from ids (of features, products, services) to objects that are alike or described: its keys are no names, while what
 * is inside is read as ever. Objects that carry a value are none: `{"imei": {"title": ..., "value": ...}}` is a record, spelt
 * at length; nor are the properties of a schema.
 */
export function isCatalogue(field: Field, words: Words, groups: CompiledGroups): boolean {
  const least = shareOfEntries * field.members.size
  if (field.members.size < leastEntries || groups.declaringContainers.has(words.of(field.segment))) return false
  // Names first: they hold for all files of a shape, counts are those of one.
  const members = [...field.members.values()]
  if (members.filter(member => member.members.size > 0).length < least) return false
  const entries = members.filter(member => countOf(member, 'object') > 0)
  if (entries.length < least || entries.some(entry => declarationOf(entry) !== null)) return false
  const having = (set: PhraseSet): number =>
    entries.filter(entry => [...entry.members.keys()].some(key => set.has(words.of(key)))).length
  const areAlike = membersOfMost(entries, least) >= 2 || having(groups.describingMembers) >= least
  return areAlike && having(groups.valueMembers) < field.members.size - least
}

/** How many members at least `least` of the entries have. */
function membersOfMost(entries: readonly Field[], least: number): number {
  const counts = new Map<string, number>()
  for (const key of entries.flatMap(entry => [...entry.members.keys()])) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts.values()].filter(count => count >= least).length
}
