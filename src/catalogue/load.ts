import type { CompiledCatalogue } from '../model/compiled.ts'
import { compiled } from './compiled.ts'

/** The built-in rules and vocabulary: read from one file, checked at build time. */
export function loadCatalogue(): CompiledCatalogue {
  return compiled
}
