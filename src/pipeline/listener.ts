import { nameParts } from '../classify/context.ts'
import type { Knowledge } from '../classify/knowledge.ts'
import type { Facts } from '../model/facts.ts'
import type { Field } from '../model/field.ts'
import { type FieldListener, watch } from '../parse/field-listener.ts'
import { createCarrier } from './carried-names.ts'
import { decidingWords } from './deciding-words.ts'
import type { FactSets } from './fact-sets.ts'
import { createKeyReader } from './generated-keys.ts'
import { createLongText, markOfText, maskedMark, valueHints } from './marks.ts'
import { typeNamedBy } from './type-names.ts'

/** Values of type members that are remembered. */
const maxTypeNames = 10_000
/** Longest value that settles a fact, in UTF-16 units. */
const longestFact = 100
/** Values of one field whose facts are remembered. */
const maxFactValues = 1_000

const watchOfNames = { always: watch.names, 'as-query': watch.queries, never: 0 } as const

/** What one file's trie is told by the stages behind it. `path` names the file: its words are context too. */
export function createListener(knowledge: Knowledge, facts: FactSets, path: string): FieldListener {
  const keys = createKeyReader(knowledge)
  const carrier = createCarrier(knowledge)
  const deciding = decidingWords(knowledge)
  const isDeviceQuery = /device.?query|data.?platform/i.test(path)

  const types = new Map<string, string | null>()
  const factReaders = new Map<Field, (text: string) => number>()

  /** Reads the facts of a field's values; the few values there are settle the same facts each time. */
  function factReader(read: (text: string) => Facts | null): (text: string) => number {
    const ids = new Map<string, number>()
    return text => {
      const known = ids.get(text)
      if (known !== undefined) return known
      const told = read(text)
      const id = told === null ? 0 : facts.idOf(told)
      if (ids.size < maxFactValues) ids.set(text, id)
      return id
    }
  }

  /** Leaves of fields so far: nesting may be deep, and each field is made after the one around it. */
  const arrayNames = new Map<Field, readonly string[]>()

  /** Words of a field's own name; an element of an array goes by the name of the array. */
  function leafOf(field: Field): readonly string[] {
    if (field.kind === 'element' && field.parent !== null) return arrayNames.get(field.parent) ?? []
    const isNamed = field.kind === 'key' || field.kind === 'pair'
    return isNamed ? knowledge.words.of(nameParts(field.segment).at(-1) ?? '') : []
  }

  return {
    hints: valueHints,
    onField: field => {
      const leaf = leafOf(field)
      if (leaf.length > 0) arrayNames.set(field, leaf)
      const names = watchOfNames[carrier.mayCarry(field)]
      const type = knowledge.typeMembers.has(field.segment) ? watch.type : 0
      const reader = knowledge.facts.of(leaf)
      if (reader !== null) factReaders.set(field, factReader(reader))
      const fact = reader === null ? 0 : watch.fact
      const tally = isDeviceQuery || leaf.some(word => deciding.has(word)) ? watch.tally : 0
      const looks = leaf.some(word => knowledge.names.byLastWord.has(word)) ? watch.looks : 0
      return type | fact | tally | looks | names
    },
    isGenerated: keys.isGenerated,
    isKnown: keys.isKnown,
    markOfKey: keys.markOf,
    typeNamed: (field, text) => {
      const key = `${field.segment}\n${text}`
      const known = types.get(key)
      if (known !== undefined) return known
      const type = typeNamedBy(field, text, knowledge)
      if (types.size < maxTypeNames) types.set(key, type)
      return type
    },
    factsOf: (field, text) => (text.length > longestFact ? 0 : (factReaders.get(field)?.(text) ?? 0)),
    joinFacts: facts.join,
    openText: createLongText,
    markOf: markOfText,
    isEmptyMark: mark => mark === maskedMark,
    namesCarried: carrier.namesIn,
  }
}
