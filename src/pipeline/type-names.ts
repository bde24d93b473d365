import type { Knowledge } from '../classify/knowledge.ts'
import { singularOf } from '../classify/singular.ts'
import type { Field } from '../model/field.ts'

/** Longest type name that is taken for one, in UTF-16 units. */
const maxLength = 120

/**
 * The record type that a telling member names, or null.
 *
 * - `@odata.type` declares one: `#microsoft.graph.managedDevice` is `managedDevice`.
 * - `@odata.context` declares the type of a response's records: `...$metadata#users('id')/contacts` is `contact`.
 * - `$schema` with a JSON Schema dialect declares a `jsonSchema`.
 * - Any other (`Type`, `category`, ...) is believed only where every word of the value is known and the words name a scope,
 *   so that no value of a record can become the name of one.
 */
export function typeNamedBy(field: Field, text: string, knowledge: Knowledge): string | null {
  if (text.length > maxLength * 4) return null
  if (field.segment === '@odata.context') return identifier(singularType(lastOfContext(text)), knowledge)
  if (text.length > maxLength) return null
  if (field.segment === '$schema') return text.includes('json-schema.org') ? 'jsonSchema' : null
  if (field.segment === '@odata.type' || field.segment === 'odata.type')
    return identifier(text.split('.').at(-1) ?? '', knowledge)
  const name = identifier(text, knowledge)
  if (name === null) return null
  const words = knowledge.words.of(name)
  const scope = words.every(word => knowledge.words.isKnown(word)) ? knowledge.scopes.resolve(words, 'type', []) : null
  // An `Event` or a `message` of some other system is no calendar entry and no mail: one word says too little for that.
  const isTold = scope !== null && (scope.scope.kind !== 'content' || words.length > 1)
  return isTold ? name : null
}

function lastOfContext(text: string): string {
  const fragment = text.split('#').at(-1) ?? ''
  const plain = fragment.replaceAll(/\([^)]*\)/g, '').replace(/\/\$entity$/, '')
  return plain.split(/[/.]/).findLast(part => part !== '') ?? ''
}

/** `managedDevices` is a collection of `managedDevice`. */
function singularType(collection: string): string {
  const last = /[A-Z]?[a-z]+$/.exec(collection)?.[0] ?? ''
  const start = collection.slice(0, collection.length - last.length)
  const singular = singularOf(last.toLowerCase())
  return last === '' ? collection : `${start}${last.charAt(0)}${singular.slice(1)}`
}

/** A name that a type can have: an identifier of words, most of them known, so that no id or token passes for one. */
function identifier(text: string, knowledge: Knowledge): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(text) || /\d.*\d.*\d.*\d/.test(text) || text.length > maxLength) return null
  const words = knowledge.words.of(text).filter(word => !/^\d+$/.test(word))
  const known = words.filter(word => knowledge.words.isKnown(word)).length
  return known > 0 && 2 * known >= words.length ? text : null
}
