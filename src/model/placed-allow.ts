import type { Position } from './fault.ts'
import type { AllowEntry } from './settings.ts'

/** An `allow` entry of a configuration, and where it stands. */
export interface PlacedAllow {
  readonly entry: AllowEntry
  /** The configuration, as reports print it. */
  readonly path: string
  readonly position: Position
  /** Whether its last day has passed: it accepts nothing any more. */
  readonly isExpired: boolean
  /** Whether it is for every file. */
  readonly isForAll: boolean
  /** Tells whether it is for a file. Given its absolute path, with `/`; null for what holds for every file. */
  appliesTo(absolute: string | null): boolean
}
