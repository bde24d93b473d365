import { acceptsScope } from '../classify/accepts.ts'
import type { FieldView } from '../classify/classify-field.ts'
import type { Contexts } from '../classify/context.ts'
import { declarationOf } from '../classify/declarations.ts'
import type { Knowledge } from '../classify/knowledge.ts'
import { matchShape } from '../classify/shapes.ts'
import { switchOf, switchOfEntry } from '../classify/switches.ts'
import type { Classification } from '../model/classification.ts'
import { countOf } from '../model/field.ts'
import type { ConsideredEvidence } from '../model/field-explanation.ts'

/** What else than the name was looked at, in the order in which it decides; what could not apply is left out. */
export function explainEvidence(
  view: FieldView,
  classification: Classification,
  contexts: Contexts,
  knowledge: Knowledge,
): readonly ConsideredEvidence[] {
  return [
    annotation(view),
    permission(view, knowledge) ?? declaration(view),
    switched(view, knowledge),
    recordType(view, classification, contexts, knowledge),
    shape(view, classification, knowledge),
    ...values(view, classification, knowledge),
  ].filter(one => one !== null)
}

function annotation({ field }: FieldView): ConsideredEvidence | null {
  if (!field.segment.startsWith('@') && !field.segment.includes('@odata.')) return null
  return { by: 'annotation', speaksFor: false, because: 'a key of OData itself, which says something about the record' }
}

function permission({ field, context }: FieldView, knowledge: Knowledge): ConsideredEvidence | null {
  const row = knowledge.permissionRow(field.segment)
  if (row === null || (field.kind !== 'carried' && field.kind !== 'key')) return null
  const isSetting = field.kind === 'key' && context.sticky?.scope.kind === 'policy'
  return {
    by: 'permission',
    speaksFor: !isSetting,
    because: isSetting
      ? `would be a permission of ${row}, but a policy only says who may use it`
      : `exactly this text is a permission, declared purpose or activity of ${row}`,
  }
}

function declaration({ field }: FieldView): ConsideredEvidence | null {
  const kind = declarationOf(field)
  if (kind === null && field.kind !== 'carried') return null
  const because =
    kind === null
      ? 'a name in a value that lists what is collected or asked for'
      : `a property of ${kind === 'api' ? 'an API description' : 'a schema'}: a name that is declared, not a datum`
  return { by: 'declaration', speaksFor: true, because }
}

function switched(view: FieldView, knowledge: Knowledge): ConsideredEvidence | null {
  const { field, context } = view
  if (switchOfEntry(view, knowledge) !== null) {
    return { by: 'switch', speaksFor: true, because: 'an entry of a list that turns on what it names' }
  }
  if (field.kind !== 'key' || countOf(field, 'boolean') === 0) return null
  const row = switchOf(view, knowledge)
  const on = countOf(field, 'true')
  if (row !== null) {
    const because = on > 0 ? `its name turns on ${row}, and it is true` : `would turn on ${row}, but is never true`
    return { by: 'switch', speaksFor: on > 0, because }
  }
  const because =
    context.sticky === null
      ? 'a boolean, but its name does not say that something of a row is collected'
      : `a boolean in ${context.sticky.scope.about} is a setting`
  return { by: 'switch', speaksFor: false, because }
}

function recordType(
  { field }: FieldView,
  classification: Classification,
  contexts: Contexts,
  knowledge: Knowledge,
): ConsideredEvidence | null {
  if (countOf(field, 'object') === 0) return null
  const own = contexts.inside(field).chain[0]
  const row = own === undefined ? undefined : knowledge.wholes.get(own.id)
  if (own === undefined) return null
  const decides = row !== undefined && classification.row === row && classification.isWhole
  const about = `is itself ${own.scope.about} (${own.id})`
  return {
    by: 'record type',
    speaksFor: decides,
    because: decides ? `${about}; such a record as a whole is ${row}` : `${about}; what that means, its members tell`,
  }
}

function shape(view: FieldView, classification: Classification, knowledge: Knowledge): ConsideredEvidence | null {
  const { field } = view
  if (countOf(field, 'object') === 0) return null
  const found = matchShape(field, knowledge.shapes, knowledge.words)
  if (found === null) {
    return { by: 'shape', speaksFor: false, because: 'its members are not those of a call log, a contact or the like' }
  }
  const groups = [...found.members, ...(found.any === null ? [] : [found.any])]
  const telling = [...field.members.keys()].filter(key =>
    groups.some(group => group.has(knowledge.words.of(key).join(' '))),
  )
  const members = `has the members ${telling.join(', ')} of ${found.rule.id}`
  const decides = classification.evidence.includes('shape')
  const because = decides || classification.row !== null ? members : `${members}, but not in such a record`
  return { by: 'shape', speaksFor: decides || classification.row === found.rule.id, because }
}

function values(view: FieldView, classification: Classification, knowledge: Knowledge): readonly ConsideredEvidence[] {
  const { strong, weak } = view.values
  const { groups } = knowledge
  const isNeutral = groups.neutralNames.coversAll(view.leaf, 0, view.leaf.length)
  return [...new Set([...strong.keys(), ...weak.keys()])].map(detector => {
    const row = knowledge.detectors.get(detector)
    const count = (strong.get(detector) ?? 0) + (weak.get(detector) ?? 0)
    const seen = `${count} of ${view.values.values} values look like ${detector}`
    const no = (but: string): ConsideredEvidence => ({ by: 'value', speaksFor: false, because: `${seen}, ${but}` })
    if (row === undefined) return no('which no row asks for')
    if (classification.row === row) return { by: 'value', speaksFor: true, because: `${seen}: ${row}` }
    if (classification.row !== null) return no(`which ${row} asks for, but other evidence comes first`)
    if (!acceptsScope({}, view.context, null)) return no('which does not count in such a record')
    if (!strong.has(detector) && !isNeutral) {
      return no('which may be chance: it counts only under a name that says nothing else (value, text, id)')
    }
    return no(`which ${row} asks for, but that does not count in such a record`)
  })
}
