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

/** Most lists of members whose shape is kept, and the longest such list in UTF-16 units. */
const maxKnown = 5_000
const maxTogether = 4_000

const known = new WeakMap<readonly CompiledShape[], Map<string, CompiledShape | null>>()

/** The shape with the most groups that an object's members have; null where none fits. */
export function matchShape(object: Field, shapes: readonly CompiledShape[], words: Words): CompiledShape | null {
  const matched = known.get(shapes) ?? new Map<string, CompiledShape | null>()
  known.set(shapes, matched)
  const keys = [...object.members.keys()]
  const together = JSON.stringify(keys)
  const met = matched.get(together)
  if (met !== undefined) return met
  const shape = shapeOf(keys, shapes, words)
  if (matched.size < maxKnown && together.length <= maxTogether) matched.set(together, shape)
  return shape
}

function shapeOf(keys: readonly string[], shapes: readonly CompiledShape[], words: Words): CompiledShape | null {
  const names = new Set(keys.map(key => words.of(key).join(' ')))
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
