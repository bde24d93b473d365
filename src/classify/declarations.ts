import { type Field, namedBy } from '../model/field.ts'

/** Members by which an object in `properties` shows that it is a schema. @see JSON Schema 2020-12, sections 7 and 8 */
const schemaMembers: readonly string[] = [
  'type',
  '$ref',
  'enum',
  'const',
  'items',
  'properties',
  'anyOf',
  'oneOf',
  'allOf',
  'format',
]

/** Members that every metric of Glean has. @see https://mozilla.github.io/glean/book/reference/yaml/metrics.html */
const metricMembers: readonly string[] = ['type', 'description', 'notification_emails', 'expires']

/**
 * Whether a field is a property of a schema: a name that is declared, not a datum.
 *
 * @returns `api` inside an API description (OpenAPI), which seldom is about telemetry; `metric` where it is a metric of
 *   telemetry; `schema` elsewhere; else null.
 */
export function declarationOf(field: Field): 'schema' | 'api' | 'metric' | null {
  if (field.kind === 'key' && metricMembers.every(member => field.members.has(member))) return 'metric'
  if (field.kind !== 'key' || field.parent === null || namedBy(field.parent).segment !== 'properties') return null
  if (!schemaMembers.some(member => field.members.has(member))) return null
  let root: Field = field
  while (root.parent !== null && root.kind !== 'inner') root = root.parent
  return root.members.has('openapi') || root.members.has('swagger') ? 'api' : 'schema'
}

/** Whether a field stands inside a schema's property, and so describes it. */
export function describesDeclaration(field: Field): boolean {
  for (let at = field.parent; at !== null; at = at.parent) if (declarationOf(at) !== null) return true
  return false
}
