import { classifyField, type FieldView } from '../classify/classify-field.ts'
import type { Context, Contexts } from '../classify/context.ts'
import type { Knowledge } from '../classify/knowledge.ts'
import type { Classification } from '../model/classification.ts'
import { countOf, type Field, namedMembersOf } from '../model/field.ts'
import { evidenceOf } from './marks.ts'

/**
 * Classifications of leaves, kept over the files of a process: many files hold the same few fields. A classification is a pure
 * function of the field's name, its context, its counts, its marks and, where a pattern asks, the names of its siblings. All
 * of these are in the key, so what is kept is what classifying again would say.
 */
export interface KnownLeaves {
  /** Classifies a field that `isLeaf`, or remembers how it did. */
  classify(field: Field, leaf: readonly string[], context: Context, contexts: Contexts): Classification
}

/** Most classifications that are kept; after that all are forgotten. */
const maxKnown = 10_000
/** Most UTF-16 units that the names of siblings may take up. */
const maxNames = 4_000_000

/** What is known of leaves with one name, by counts and marks. */
interface Known {
  readonly plain: Map<number | string, Classification>
  /** Those that rest on the names of siblings too. */
  readonly besideOthers: Map<string, Classification>
}

/** Fields side by side, by the number of their names. */
interface Neighbourhoods {
  numberOf(parent: Field): number
  isFull(): boolean
}

function createNeighbourhoods(): Neighbourhoods {
  const numbers = new Map<string, number>()
  const met = new WeakMap<Field, number>()
  let size = 0
  return {
    isFull: () => size > maxNames,
    numberOf: parent => {
      const known = met.get(parent)
      if (known !== undefined) return known
      const names = JSON.stringify(namedMembersOf(parent).map(member => member.segment))
      const number = numbers.get(names) ?? numbers.size
      if (number === numbers.size) size += names.length
      numbers.set(names, number)
      met.set(parent, number)
      return number
    },
  }
}

const byKnowledge = new WeakMap<Knowledge, KnownLeaves>()

/** The leaves that are known with these rules. */
export function knownLeaves(knowledge: Knowledge): KnownLeaves {
  const leaves = byKnowledge.get(knowledge) ?? createKnownLeaves(knowledge)
  byKnowledge.set(knowledge, leaves)
  return leaves
}

/** Whether nothing below a field can say what it is: a member that holds scalars only. */
export function isLeaf(field: Field): boolean {
  return (
    (field.kind === 'key' || field.kind === 'pair') &&
    field.members.size + field.others.size + field.branches.size === 0 &&
    countOf(field, 'object') === 0
  )
}

function createKnownLeaves(knowledge: Knowledge): KnownLeaves {
  const contents = new Map<string, Map<string, Known>>()
  let byContext = new WeakMap<Context, Map<string, Known>>()
  let neighbourhoods = createNeighbourhoods()
  let count = 0

  /** What is known in a context, by names. Contexts are made for each file anew, so their contents are compared. */
  function namesIn(context: Context): Map<string, Known> {
    const met = byContext.get(context)
    if (met !== undefined) return met
    const content = contentOf(context)
    const names = contents.get(content) ?? new Map<string, Known>()
    contents.set(content, names)
    byContext.set(context, names)
    return names
  }

  function forget(): void {
    contents.clear()
    byContext = new WeakMap()
    neighbourhoods = createNeighbourhoods()
    count = 0
  }

  return {
    classify: (field, leaf, context, contexts) => {
      if (count >= maxKnown || neighbourhoods.isFull()) forget()
      const names = namesIn(context)
      const name = `${field.kind}${leaf.length === 0 ? '-' : ':'}${field.segment}`
      let known = names.get(name)
      if (known === undefined) names.set(name, (known = { plain: new Map(), besideOthers: new Map() }))
      const values = valuesKey(field)
      const plain = known.plain.get(values)
      if (plain !== undefined) return plain
      const beside = `${field.parent === null ? '' : neighbourhoods.numberOf(field.parent)} ${values}`
      const besideOthers = known.besideOthers.get(beside)
      if (besideOthers !== undefined) return besideOthers
      count++
      const watched = watchSiblings({ field, leaf, context, values: evidenceOf(field) })
      const classification = classifyField(watched.view, contexts, knowledge)
      if (watched.asked()) known.besideOthers.set(beside, classification)
      else known.plain.set(values, classification)
      return classification
    },
  }
}

/** A view of a field that tells afterwards whether its siblings were asked for. */
function watchSiblings(view: FieldView): { readonly view: FieldView; asked(): boolean } {
  let asked = false
  const { field } = view
  if (field.parent === null) return { view, asked: () => false }
  const { members } = field.parent
  const parent = Object.create(field.parent, { members: { get: () => ((asked = true), members) } }) as Field
  const watched = Object.create(field, { parent: { value: parent } }) as Field
  return { view: { ...view, field: watched }, asked: () => asked }
}

/** Counts and marks of a field: a number where all are small, as in files of one record. */
function valuesKey({ counts, marks }: Field): number | string {
  let packed = 0
  for (const count of counts) {
    if (count > 3) return `${counts.join()};${[...marks].join()}`
    packed = packed * 4 + count
  }
  if (marks.size === 0) return packed
  const [[mark, count], ...more] = [...marks] as [[number, number], ...[number, number][]]
  return more.length === 0 && count <= 3
    ? packed + (mark * 4 + count) * 4 ** counts.length
    : `${packed};${[...marks].join()}`
}

/** Everything a context says. What a scope is follows from its id. */
export function contentOf(context: Context): string {
  return JSON.stringify(context, (key, value: unknown) => (key === 'scope' ? undefined : value))
}
