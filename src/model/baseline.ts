import type { Finding } from './finding.ts'

/**
 * A finding that was there when a baseline was written. File, entity, path and rule tell which it is; the verdict is the worst
 * that is accepted. No count, line, time or value: what has none of them does not change with each export.
 */
export interface BaselineEntry extends Pick<Finding, 'entity' | 'path' | 'rule' | 'verdict'> {
  /** Relative to the folder of the baseline, with `/`. */
  readonly file: string
}

/** A baseline, read. */
export interface Baseline {
  /** As reports print it. */
  readonly path: string
  /** Absolute folder it stands in. */
  readonly folder: string
  readonly entries: readonly BaselineEntry[]
}
