import { reportCompact } from './compact.ts'
import { reportJson } from './json.ts'
import { reportPretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'
import type { ReporterName } from './reporter-names.ts'

/** The reporter of that name. Those of daily use are at hand; a start does not wait for the others. */
export async function loadReporter(name: ReporterName): Promise<Reporter> {
  switch (name) {
    case 'pretty':
      return reportPretty
    case 'compact':
      return reportCompact
    case 'json':
      return reportJson
    default:
      return (await import('./reporters.ts')).reporters[name]
  }
}
