import type { FaultCode } from '../model/fault.ts'

/** 0: nothing to complain of. 1: findings. 2: wrong usage or configuration. 3: not everything was checked. 4: a bug. */
export type ExitCode = 0 | 1 | 2 | 3 | 4

/** Severity from which findings fail a run. */
export type FailOn = 'error' | 'warning' | 'never'

/** What a run came to, as far as its exit code depends on it. */
export interface Outcome {
  /** Codes of everything that failed. */
  readonly faults: readonly FaultCode[]
  readonly errors: number
  readonly warnings: number
  readonly failOn: FailOn
  /** Whether a part of a file was left out, and `--fail-on-sampled` takes that for unchecked. */
  readonly isSampled: boolean
  /** More warnings than this fail a run; null for no limit. */
  readonly maxWarnings: number | null
  /** Suppressions that accept nothing, where they are to fail a run. */
  readonly stale: number
}

/** What the user must put right, rather than the input. */
const usage: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'USAGE',
  'CONFIG_INVALID',
  'RULE_INVALID',
  'NO_SUCH_FILE',
  'NOTHING_MATCHED',
])

/** Chooses the exit code. The worst that happened decides; an unread file must not look like a clean one. */
export function exitCodeFor(outcome: Outcome): ExitCode {
  if (outcome.faults.some(code => usage.has(code))) return 2
  if (outcome.faults.length > 0 || outcome.isSampled) return 3
  return hasFindings(outcome) ? 1 : 0
}

function hasFindings({ errors, warnings, failOn, maxWarnings, stale }: Outcome): boolean {
  if (failOn === 'never') return false
  if (errors + stale > 0 || (failOn === 'warning' && warnings > 0)) return true
  return maxWarnings !== null && warnings > maxWarnings
}

/** The exit code of a run that came to nothing but faults. */
export function exitCodeForFaults(faults: readonly FaultCode[]): ExitCode {
  const nothing = { errors: 0, warnings: 0, isSampled: false, maxWarnings: null, stale: 0 }
  return exitCodeFor({ faults, ...nothing, failOn: 'error' })
}
