import type { Knowledge } from '../classify/knowledge.ts'
import { childrenOf, countOf, type Field, fieldsBelow, innerOf, isUnnamedPart } from '../model/field.ts'
import { createPaths } from '../model/path.ts'
import { createKeyReader, type KeyReader } from './generated-keys.ts'

/** From how many members on further ones fold; see `path-trie.ts`. */
const foldsFrom = 1_000

/** The fields that a pointer means. */
export interface FoundFields {
  /** One a record type; empty where there is none. */
  readonly fields: readonly Field[]
  /** The pointer with indexes and generated keys folded, as mamlint prints paths. */
  readonly folded: string
  /** Paths of all fields. */
  readonly paths: readonly string[]
}

/**
 * Finds the fields that a path as mamlint prints it, or an RFC 6901 pointer, means. A pointer that a report gave as the first
 * place of a field finds that field too: the place of a pair's value, or of a name in a list.
 */
export function findFields(root: Field, pointer: string, knowledge: Knowledge): FoundFields {
  const pathOf = createPaths()
  const fields = fieldsBelow(root)
  const paths = [...new Set(fields.map(pathOf))]
  const keys = createKeyReader(knowledge)
  const folded = fold(pointer, keys)
  for (const wanted of spellingsOf(pointer)) {
    const printed = fields.filter(field => pathOf(field) === wanted)
    if (printed.length > 0) return { fields: printed, folded, paths }
    const walked = walk(root, wanted, keys)
    const placed = fields.filter(field => isPlacedAt(field, wanted))
    const found = [...new Set([...walked, ...placed])]
    if (found.length > 0) return { fields: found, folded, paths }
  }
  return { fields: [], folded, paths }
}

/** The pointer as it is, and as the fragment of a URI (RFC 6901, section 6). */
function spellingsOf(pointer: string): readonly string[] {
  if (!pointer.includes('%')) return [pointer]
  try {
    return [pointer, decodeURIComponent(pointer)]
  } catch {
    return [pointer]
  }
}

function walk(root: Field, pointer: string, keys: KeyReader): readonly Field[] {
  const [first = '', ...segments] = pointer.split('/')
  if (first !== '' && first !== '!') return []
  let at = withBranches(first === '!' ? documentsIn([root]) : [root])
  for (const segment of segments) {
    const isOpened = segment.endsWith('!')
    const found = at.flatMap(field => step(field, isOpened ? segment.slice(0, -1) : segment, keys))
    at = withBranches(isOpened ? documentsIn(withBranches(found)) : found)
  }
  return at.filter(field => countOf(field, 'total') > 0)
}

function documentsIn(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap(field => innerOf(field) ?? [])
}

/** Records of one type each go on in a branch of their own. */
function withBranches(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap(field => [field, ...field.branches.values()])
}

function step(field: Field, segment: string, keys: KeyReader): readonly Field[] {
  const key = unescape(segment)
  const named = childrenOf(field).filter(child => isNamed(child) && child.segment === key)
  if (named.length > 0) return named
  const folds = segment === '*' || keys.isGenerated(key) || field.members.size >= foldsFrom
  const dynamic = folds ? field.others.get('dynamic:*') : undefined
  const element = isIndex(segment) ? field.others.get('element:*') : undefined
  return [element, dynamic].filter(child => child !== undefined)
}

function isNamed(field: Field): boolean {
  return !isUnnamedPart(field) && field.kind !== 'dynamic'
}

/** A pair and a name in a list have no path of their own in the document; reports give the place of the first one. */
function isPlacedAt(field: Field, pointer: string): boolean {
  const { pointer: first } = field.first
  const pair = first.replace(/\/key$/, '')
  if (field.kind === 'carried') return pointer === first && isIndex(pointer.slice(pointer.lastIndexOf('/') + 1))
  return field.kind === 'pair' && (pointer === first || pointer === pair || pointer.startsWith(`${pair}/value`))
}

function fold(pointer: string, keys: KeyReader): string {
  return pointer
    .split('/')
    .map(segment => {
      const key = segment.endsWith('!') ? segment.slice(0, -1) : segment
      return isIndex(key) || keys.isGenerated(unescape(key)) ? `*${segment.slice(key.length)}` : segment
    })
    .join('/')
}

function isIndex(segment: string): boolean {
  return segment === '*' || /^(0|[1-9]\d*)$/.test(segment)
}

/** Undoes `escapeSegment`, and RFC 6901. */
function unescape(segment: string): string {
  if (segment === '~2') return '*'
  return segment.replace(/~3$/, '!').replaceAll('~1', '/').replaceAll('~0', '~')
}
