import { nameParts } from '../classify/context.ts'
import type { Knowledge } from '../classify/knowledge.ts'
import { isSwitchList } from '../classify/switches.ts'
import type { Facts } from '../model/facts.ts'
import { watch } from '../parse/field-listener.ts'

/** What a key says to whoever watches the fields of a file, whatever stands around it. */
export interface NameTraits {
  /** All its words. */
  readonly words: readonly string[]
  /** `watch` bits that follow from the name alone. */
  readonly watched: number
  /** What its values tell, where they settle a fact. */
  readonly facts: ((value: string) => Facts | null) | null
  /** Its values may be queries. */
  readonly isQuery: boolean
  /** Its values list what is turned on. */
  readonly isSwitchList: boolean
  /** Its values list names of fields; or names that are left out. */
  readonly lists: 'declared' | 'excluded' | null
  /** Its values are kinds of data or of activity, as in data sets and audit logs. */
  readonly speaksOfKinds: boolean
}

/** Most names whose traits are kept. */
const maxNames = 20_000

const byKnowledge = new WeakMap<Knowledge, Map<string, NameTraits>>()

/** Reads keys. What they say is kept over the files of a process. */
export function createTraits(knowledge: Knowledge): (key: string) => NameTraits {
  const known = byKnowledge.get(knowledge) ?? new Map<string, NameTraits>()
  byKnowledge.set(knowledge, known)
  return key => {
    const met = known.get(key)
    if (met !== undefined) return met
    const traits = readTraits(key, knowledge)
    if (known.size < maxNames) known.set(key, traits)
    return traits
  }
}

/** Words of the keys whose values may be queries. */
const queryWords: ReadonlySet<string> = new Set([
  'query',
  'sql',
  'kql',
  'statement',
  'url',
  'uri',
  'request',
  'endpoint',
])
/** Words of the keys whose values may be lists of pairs, as in `queryString` and `DevicePhysicalIDs`. */
const pairWords: ReadonlySet<string> = new Set(
  [
    'query param params parameter parameters args arguments body form payload data request url uri',
    'property properties attribute attributes dimension dimensions detail details extra extras',
    'tag tags label labels context metadata info information ids',
  ].flatMap(line => line.split(' ')),
)
/** Words of the keys whose values are kinds of data or activity. */
const kindWords: ReadonlySet<string> = new Set(['category', 'activity', 'operation'])

function readTraits(key: string, knowledge: Knowledge): NameTraits {
  const words = knowledge.words.of(key)
  const leaf = knowledge.words.of(nameParts(key).at(-1) ?? '')
  const facts = knowledge.facts.of(leaf)
  const { declaringContainers, excludingContainers } = knowledge.groups
  const isNamed = words.length > 0
  const isExcluding = isNamed && excludingContainers.has(words)
  return {
    words,
    watched:
      (facts === null ? 0 : watch.fact) |
      (leaf.some(knowledge.isDeciding) ? watch.tally : 0) |
      (leaf.some(word => knowledge.names.phrases.has(word)) ? watch.looks : 0) |
      (words.some(word => pairWords.has(word)) ? watch.pairs : 0),
    facts,
    isQuery: words.some(word => queryWords.has(word)),
    isSwitchList: isSwitchList(words, knowledge),
    lists: isExcluding ? 'excluded' : isNamed && declaringContainers.has(words) ? 'declared' : null,
    speaksOfKinds: words.some(word => kindWords.has(word)),
  }
}
