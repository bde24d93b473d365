import type { PhraseIndexText } from '../model/compiled.ts'
import type { Facts } from '../model/facts.ts'
import type { Field } from '../model/field.ts'
import type { EntityName, MemberSignature, Scope, Vocabulary } from '../model/vocabulary.ts'
import type { CompiledGroups } from './name-patterns.ts'
import { compileOutlines, outlineOf } from './outlines.ts'
import { createPhraseIndex, type Indexed } from './phrase-index.ts'
import type { Words } from './words.ts'

/** Where the name of a scope was read: a declared type, the key of a container, a file or folder name. */
export type NameSource = 'type' | 'key' | 'file'

/** Kinds that hold for everything inside a record of theirs. */
export const stickyKinds: ReadonlySet<string> = new Set(['policy', 'catalog', 'branding', 'declaration'])

/** What a name says about the records it stands over. */
export interface NamedScope {
  readonly id: string
  readonly scope: Scope
  readonly facts: Facts
  /** How many words of the name said so. */
  readonly words: number
}

/** Reads what records are from what they are called. */
export interface Scopes {
  /** @param outer Scopes of the records around, for names that only mean something inside them. */
  resolve(words: readonly string[], source: NameSource, outer: readonly string[]): NamedScope | null
  /**
   * As `resolve`, of the whole name of a container or file: `batteryInfo` is about a battery.
   *
   * @param isMany Whether the name stands for many records. Asked only where that makes a difference.
   */
  resolveWhole(
    words: readonly string[],
    source: NameSource,
    outer: readonly string[],
    isMany: () => boolean,
  ): NamedScope | null
  /** Scope of an object without a telling name, from the names of its members; null where they say too little. */
  fromMembers(members: readonly (readonly string[])[]): NamedScope | null
  /** Scope of all that a document holds, from the outline of the document; null where it is of no known kind. */
  fromOutline(root: Field): NamedScope | null
  /** A scope by its id; null where there is none. */
  named(id: string): NamedScope | null
}

/** The part of the vocabulary that names scopes. */
export type Named = Pick<Vocabulary, 'entities' | 'signatures' | 'scopes' | 'outlines'>

interface Entry extends Indexed {
  readonly name: EntityName
}

/** How a name is asked about, see {@link Scopes.resolve}. */
interface Asked {
  readonly source: NameSource
  readonly outer: readonly string[]
  readonly isMany: () => boolean
}

/** Prepares the entity names of the vocabulary. */
export function createScopes(vocabulary: Named, index: PhraseIndexText, words: Words, groups: CompiledGroups): Scopes {
  const { entities } = vocabulary
  const entityNames = createPhraseIndex(index, (phrase, [entityAt = 0]): Entry => {
    const name = entities[entityAt]
    if (name === undefined) throw new Error('the index of entities is not that of this vocabulary')
    return { ...phrase, name }
  })
  const anywhere = entities
    .filter(name => name.anywhere === true)
    .flatMap(name =>
      name.words.map((phrase): Entry => ({ words: words.ofPhrase(phrase), place: '', rank: Infinity, name })),
    )
  const { entityTails, qualifiers } = groups
  let compiled: readonly CompiledSignature[] | null = null
  const signatures = (): readonly CompiledSignature[] =>
    (compiled ??= vocabulary.signatures.map(signature => compileSignature(signature, words)))
  const outlines = compileOutlines(vocabulary.outlines)

  function named(id: string, facts: Facts, length: number): NamedScope | null {
    const scope = vocabulary.scopes[id]
    return scope === undefined ? null : { id, scope, facts, words: length }
  }

  function resolve(name: readonly string[], { source, outer, isMany }: Asked): NamedScope | null {
    const fits = (entry: Entry): boolean =>
      (entry.name.only === undefined || entry.name.only.includes(source)) &&
      (entry.name.whole !== true || entry.words.length === name.length) &&
      (entry.name.within === undefined || outer.includes(entry.name.within)) &&
      (entry.name.many !== true || (isMany() && (source === 'file' || isQualified(name, entry.words.length))))
    const ending = entityNames.endOf(name).filter(fits)
    const inside = anywhere.filter(entry => fits(entry) && includes(name, entry.words))
    const best = [...ending, ...inside].reduce<Entry | null>(
      (a, b) => (a === null || weight(b) > weight(a) ? b : a),
      null,
    )
    return best === null ? null : named(best.name.scope, best.name.facts ?? {}, best.words.length)
  }

  /** Whether only qualifiers stand before the last words of a name: `installedApps`, but not the verb of `ListApps`. */
  function isQualified(name: readonly string[], length: number): boolean {
    return name.slice(0, -length).every(word => qualifiers.has([word]))
  }

  return {
    named: id => named(id, {}, 1),
    fromOutline: root => {
      const outline = outlineOf(root, outlines)
      return outline === null ? null : named(outline.scope, {}, outline.paths.length)
    },
    resolve: (name, source, outer) => resolve(name, { source, outer, isMany: () => false }),
    resolveWhole: (name, source, outer, isMany) => {
      const whole = resolve(name, { source, outer, isMany })
      if (whole !== null || name.length < 2 || !entityTails.has(name.slice(-1))) return whole
      const short = resolve(name.slice(0, -1), { source, outer, isMany })
      return short !== null && stickyKinds.has(short.scope.kind) ? null : short
    },
    fromMembers: members => {
      const names = new Set(members.map(member => member.join(' ')))
      const scored = signatures()
        .map(({ signature, phrases }) => ({ signature, hits: phrases.filter(phrase => names.has(phrase)).length }))
        .filter(({ signature, hits }) => hits >= signature.atLeast)
        .toSorted((a, b) => b.hits - a.hits)
      const best = scored[0]
      return best === undefined ? null : named(best.signature.scope, {}, best.hits)
    },
  }
}

interface CompiledSignature {
  readonly signature: MemberSignature
  readonly phrases: readonly string[]
}

function compileSignature(signature: MemberSignature, words: Words): CompiledSignature {
  return { signature, phrases: signature.members.map(member => words.ofPhrase(member).join(' ')) }
}

/** A name that holds only within another scope outranks a general one; then the longer one wins, then the narrower. */
function weight(entry: Entry): number {
  return (
    entry.words.length +
    (entry.name.within === undefined ? 0 : 10) +
    (entry.name.only === undefined ? 0 : 0.5) +
    (entry.name.many === true ? 0.7 : 0)
  )
}

function includes(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, start) => phrase.every((word, index) => words[start + index] === word))
}
