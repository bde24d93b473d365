import type { Field } from '../model/field.ts'
import type { Recognizer, ShapePattern } from '../model/rule.ts'
import type { Words } from './words.ts'

/** A shape, ready to be matched. */
export interface CompiledShape {
  readonly rule: Recognizer
  readonly pattern: ShapePattern
  readonly members: readonly ReadonlySet<string>[]
  readonly any: ReadonlySet<string> | null
  readonly none: ReadonlySet<string>
}

/** Prepares the shapes of all rules. */
export function compileShapes(rules: readonly Recognizer[], words: Words): readonly CompiledShape[] {
  const setOf = (phrases: readonly string[]): ReadonlySet<string> =>
    new Set(phrases.map(phrase => words.ofPhrase(phrase).join(' ')))
  return rules.flatMap(rule =>
    (rule.shapes ?? []).map(pattern => ({
      rule,
      pattern,
      members: pattern.members.map(setOf),
      any: pattern.any === undefined ? null : setOf(pattern.any),
      none: setOf(pattern.none ?? []),
    })),
  )
}

/** The shape with the most groups that an object's members have; null where none fits. */
export function matchShape(object: Field, shapes: readonly CompiledShape[], words: Words): CompiledShape | null {
  const names = new Set([...object.members.values()].map(member => words.of(member.segment).join(' ')))
  if (names.size < 2) return null
  const has = (group: ReadonlySet<string>): boolean => [...group].some(phrase => names.has(phrase))
  const fitting = shapes.filter(
    shape => shape.members.every(has) && (shape.any === null || has(shape.any)) && !has(shape.none),
  )
  return fitting.reduce<CompiledShape | null>(
    (best, shape) => (best === null || shape.members.length > best.members.length ? shape : best),
    null,
  )
}
