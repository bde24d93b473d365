import type { Finding } from './finding.ts'

/** What took a finding out of the findings of a run. An inline comment's reason stays in its file: it is text of the input. */
export type Suppression =
  | { readonly kind: 'config'; readonly reason: string; readonly owner: string | null; readonly expires: string | null }
  | { readonly kind: 'inline'; readonly line: number; readonly column: number }
  | { readonly kind: 'baseline' }

export type SuppressionKind = Suppression['kind']

/** A finding that somebody accepted: listed apart, and counted. */
export type SuppressedFinding = Finding & { readonly suppression: Suppression }

/** What is to be said of a suppression itself, lest it rot. Never holds text of the input. */
export interface SuppressionRemark {
  /** `unused`: accepts nothing. `expired`: accepts nothing any more. `invalid`: cannot be read as one, and accepts nothing. */
  readonly kind: 'unused' | 'expired' | 'invalid'
  readonly source: SuppressionKind
  /** File it stands in, as reports print it: configuration, export or baseline. */
  readonly path: string
  /** From 1; null for an entry of a baseline, whose lines say nothing. */
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/** What a run did about suppressions. */
export interface SuppressionReport {
  /** False with `--no-suppressions`: everything is among the findings. */
  readonly applied: boolean
  /** Baseline that was used, as reports print its path; null for none. */
  readonly baseline: string | null
  readonly remarks: readonly SuppressionRemark[]
}

/** How many findings each kind of suppression took out. */
export type SuppressionCounts = Readonly<Record<SuppressionKind, number>>
