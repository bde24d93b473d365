import { type CounterName, countOf, type Field } from '../model/field.ts'
import type { ValueType } from '../model/rule.ts'
import type { Context } from './context.ts'
import type { Candidate } from './find-names.ts'
import type { Knowledge } from './knowledge.ts'

const types: readonly (ValueType & CounterName)[] = ['string', 'number', 'boolean', 'object', 'array']

/**
 * Whether the values of a field have a type that the row's datum can have. A lone boolean is a setting or an answer, and a
 * lone number beside a word such as `contacts` is a count, unless the pattern says otherwise. Without values: yes.
 */
export function typesFit(field: Field, { isUntyped }: Context, candidate: Candidate, knowledge: Knowledge): boolean {
  const seen = types.filter(type => countOf(field, type) > 0)
  if (seen.length === 0) return true
  const wanted = candidate.match.compiled.pattern.types
  const fits = (type: ValueType): boolean => wanted?.includes(type) === true
  if (wanted !== undefined) return seen.some(type => fits(type) || (isUntyped && type === 'number' && fits('string')))
  const mam = knowledge.rows.get(candidate.row)?.mam
  if (seen.every(type => type === 'boolean')) return mam !== 'no' && mam !== 'never' && mam !== 'conditional'
  return mam !== 'never' || !seen.every(type => type === 'number' || type === 'boolean')
}
