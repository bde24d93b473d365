import type { Field } from '../model/field.ts'
import type { DocumentOutline } from '../model/vocabulary.ts'

/** An outline, its paths cut into steps. */
export interface CompiledOutline {
  readonly scope: string
  readonly paths: readonly (readonly string[])[]
}

/** Prepares the outlines of the vocabulary. */
export function compileOutlines(outlines: readonly DocumentOutline[]): readonly CompiledOutline[] {
  return outlines.map(({ scope, has }) => ({ scope, paths: has.map(path => path.split('/')) }))
}

/** The first outline that a document has every path of; null where it has none. */
export function outlineOf(root: Field, outlines: readonly CompiledOutline[]): CompiledOutline | null {
  return outlines.find(outline => outline.paths.every(path => hasPath(root, path, 0))) ?? null
}

/** Goes down one step; recursion is as deep as the longest path of the vocabulary. */
function hasPath(field: Field, path: readonly string[], at: number): boolean {
  const step = path[at]
  if (step === undefined) return true
  if (step !== '*') {
    const member = field.members.get(step)
    return member !== undefined && hasPath(member, path, at + 1)
  }
  for (const child of field.members.values()) if (hasPath(child, path, at + 1)) return true
  for (const child of field.others.values()) if (hasPath(child, path, at + 1)) return true
  return false
}
