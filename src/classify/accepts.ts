import type { NamePattern } from '../model/rule.ts'
import type { Context } from './context.ts'
import { type NamedScope, stickyKinds } from './scopes.ts'

/** Kinds of records that hold data about somebody: where names count unless a pattern says otherwise. */
const dataKinds: ReadonlySet<string> = new Set(['data', 'audit', 'summary', 'content'])

/**
 * Tells whether a pattern counts in a context.
 *
 * @param ownScope Scope that the name itself gives, which is nearer than any around it.
 */
export function acceptsScope(
  pattern: Pick<NamePattern, 'in' | 'notIn' | 'before' | 'confidence'>,
  context: Context,
  ownScope: NamedScope | null,
): boolean {
  const around = context.chain[0] ?? null
  // What a choice is called says what it is about, not what it holds.
  const nearest = around?.scope.kind === 'choice' ? around : (ownScope ?? around)
  // Inside a policy nothing is data, whatever a container in it is called. A name alone (`category` in
  // `deviceCategoryName`) makes no policy of a record.
  const ruling = context.sticky ?? nearest
  const names =
    ruling !== null && ruling === ownScope && stickyKinds.has(ruling.scope.kind) ? [ruling.id] : namesOf(ruling)
  if (pattern.notIn?.some(scope => names.includes(scope) || namesOf(nearest).includes(scope)) === true) return false
  if (pattern.in === undefined) {
    // An `imei` is one in a log or beside a part too, where a `name` or `id` would be that of a server.
    const isStrong = pattern.before?.includes('*') === true && (pattern.confidence ?? 'high') === 'high'
    return ruling === null || dataKinds.has(ruling.scope.kind) || (isStrong && !stickyKinds.has(ruling.scope.kind))
  }
  return pattern.in.some(scope => names.includes(scope))
}

function namesOf(scope: NamedScope | null): readonly string[] {
  return scope === null ? ['unknown'] : [scope.id, `kind:${scope.scope.kind}`]
}
