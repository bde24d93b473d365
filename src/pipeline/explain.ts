import { explainName as explain, type NameExplanation } from '../classify/explain-name.ts'
import type { Engine } from './engine.ts'

/** Explains what a field name by itself is taken for. */
export function explainName(name: string, engine: Engine): NameExplanation {
  return explain(name, engine.knowledge)
}
