import type { FieldView } from '../classify/classify-field.ts'
import type { Contexts } from '../classify/context.ts'
import type { NamedScope } from '../classify/scopes.ts'
import { type Field, isUnnamedPart, namedMembersOf } from '../model/field.ts'
import type { ExplainedScope } from '../model/field-explanation.ts'
import { createPaths } from '../model/path.ts'
import type { Engine } from './engine.ts'

type Told = Pick<ExplainedScope, 'source' | 'witness' | 'at'>

/**
 * What the records around a field are, the innermost first, each with what said so.
 *
 * @param ownScope Scope that words of the field's own name give, e.g. `battery` in `batterySerialNumber`.
 */
export function explainRecords(
  view: FieldView,
  ownScope: NamedScope | null,
  contexts: Contexts,
  path: string,
  engine: Engine,
): readonly ExplainedScope[] {
  const { chain, sticky } = view.context
  const told = readWitnesses(view.field, contexts, path, engine)
  const named: Told = { source: 'name', witness: [view.field.segment], at: null }
  const all = ownScope === null ? chain : [ownScope, ...chain]
  const ruling = sticky ?? all[0]
  return all.map((scope, index) => ({
    id: scope.id,
    kind: scope.scope.kind,
    about: scope.scope.about,
    ...((index === 0 && ownScope !== null ? null : told.get(scope)) ?? named),
    rules: scope === ruling,
  }))
}

/** Which container, type or file each scope around a field was read from. What none of them says, its own name does. */
function readWitnesses(field: Field, contexts: Contexts, path: string, engine: Engine): ReadonlyMap<NamedScope, Told> {
  const told = new Map<NamedScope, Told>()
  const pathOf = createPaths()
  const containers = containersOf(field)
  const root = containers[0] ?? field
  for (const scope of contexts.ofField(root).context.chain)
    told.set(scope, { source: 'file', witness: [path], at: null })
  for (const container of containers) {
    const inside = contexts.inside(container)
    for (const [index, scope] of inside.chain.entries()) {
      if (told.has(scope)) continue
      // Names of containers are read first; what is told of the context is where the innermost scope comes from.
      const source = index === 0 ? (inside.told ?? 'key') : 'key'
      told.set(scope, { source, witness: witnessOf(container, source, scope, engine), at: pathOf(container) })
    }
  }
  return told
}

/** Objects and arrays around a field, the document first. An element is read as the array it stands in. */
function containersOf(field: Field): readonly Field[] {
  let at = field
  while (isUnnamedPart(at) && at.parent !== null) at = at.parent
  const containers: Field[] = []
  for (let outer = at.parent; outer !== null; outer = outer.parent) containers.unshift(outer)
  return containers
}

function witnessOf(
  container: Field,
  source: ExplainedScope['source'],
  scope: NamedScope,
  engine: Engine,
): readonly string[] {
  if (source === 'type') return [container.type ?? [...container.lateTypes][0] ?? '']
  if (source === 'members') return tellingMembers(container, scope, engine)
  return container.kind === 'key' || container.kind === 'pair' ? [container.segment] : []
}

/** Members of a container that are in the signature of a scope, as they are written. */
function tellingMembers(container: Field, scope: NamedScope, engine: Engine): readonly string[] {
  const { knowledge, catalogue } = engine
  const phrases = new Set(
    catalogue.vocabulary.signatures
      .filter(signature => signature.scope === scope.id)
      .flatMap(signature => signature.members.map(member => knowledge.words.of(member).join(' '))),
  )
  return namedMembersOf(container)
    .map(member => member.segment)
    .filter(key => phrases.has(knowledge.words.of(key).join(' ')))
}
