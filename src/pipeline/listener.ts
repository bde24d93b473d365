import type { Knowledge } from '../classify/knowledge.ts'
import type { Facts } from '../model/facts.ts'
import { type Field, isUnnamedPart } from '../model/field.ts'
import { defaultSettings } from '../model/settings.ts'
import { type FieldListener, watch } from '../parse/field-listener.ts'
import { createCarrier } from './carried-names.ts'
import type { FactSets } from './fact-sets.ts'
import { createKeyReader } from './generated-keys.ts'
import { createLongText, markOfText, maskedMark, valueHints } from './marks.ts'
import { createTraits, type NameTraits } from './name-traits.ts'
import { namesTable } from './table-columns.ts'
import { typeNamedBy } from './type-names.ts'

/** Who listens to a file, and the facts that its fields are counted by. */
export interface Listening {
  readonly listener: FieldListener
  readonly facts: FactSets
}

/** Values of type members that are remembered. */
const maxTypeNames = 10_000
/** Longest value that settles a fact, in UTF-16 units. */
const longestFact = 100
/** Values of one field whose facts are remembered. */
const maxFactValues = 1_000

const watchOfNames = { always: watch.names, 'as-query': watch.queries, never: 0 } as const

/** Whether the name of a file says that it is an answer of device query. */
export function asksDevices(path: string): boolean {
  return /device.?query|data.?platform/i.test(path)
}

/** What one file's trie is told by the stages behind it. `path` names the file: its words are context too. */
export function createListener(
  knowledge: Knowledge,
  facts: FactSets,
  path: string,
  maxDecodeDepth: number = defaultSettings.maxDecodeDepth,
): FieldListener {
  const keys = createKeyReader(knowledge)
  const carrier = createCarrier(knowledge)
  const traitsOf = createTraits(knowledge)
  const isDeviceQuery = asksDevices(path)

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

  /** What elements and documents in values go by, for those in them: nesting may be deep, and each is made after the one around. */
  const ofElements = new Map<Field, NameTraits | null>()

  /** What a field's own name says; an element goes by the name of its array, a document by that of its value. */
  function traitsOfField(field: Field): NameTraits | null {
    if (field.kind === 'key' || field.kind === 'pair') return traitsOf(field.segment)
    if (!isUnnamedPart(field) || field.parent === null) return null
    const { parent } = field
    const traits = isUnnamedPart(parent) ? (ofElements.get(parent) ?? null) : traitsOfField(parent)
    ofElements.set(field, traits)
    return traits
  }

  return {
    hints: valueHints,
    maxDecodeDepth,
    onField: field => {
      const traits = traitsOfField(field)
      const names = watchOfNames[carrier.mayCarry(field)]
      const type = knowledge.typeMembers.has(field.segment) || namesTable(field) ? watch.type : 0
      const reader = traits?.facts ?? null
      if (reader !== null) factReaders.set(field, factReader(reader))
      const tally = isDeviceQuery ? watch.tally : 0
      return type | (traits?.watched ?? 0) | tally | names
    },
    isGenerated: keys.isGenerated,
    isKnown: keys.isKnown,
    isName: keys.isName,
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
