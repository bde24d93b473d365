import type { Settings, SeveritySetting } from '../model/settings.ts'
import type { Verdict } from '../model/verdict.ts'

/** Severity of a verdict before anyone changes it. */
const defaults: Readonly<Record<Verdict, SeveritySetting>> = {
  'never-collected': 'error',
  'out-of-scope': 'error',
  'needs-context': 'warning',
  'optional-data': 'warning',
  unlisted: 'off',
  allowed: 'off',
}

/**
 * How a verdict counts.
 *
 * @param rule Id of the row, or `unlisted`.
 * @returns `off` where the field is not reported.
 */
export function severityOf(verdict: Verdict, rule: string, settings: Settings): SeveritySetting {
  if (verdict === 'unlisted') {
    return settings.unknownFields === 'warn' ? 'warning' : settings.unknownFields
  }
  if (defaults[verdict] === 'off') return 'off'
  return settings.severities[rule] ?? defaults[verdict]
}
