import type { Report } from '../model/report.ts'
import { reportCompact } from './compact.ts'
import { jsonPieces } from './json.ts'
import { reportPretty } from './pretty.ts'
import type { ReportOptions } from './reporter.ts'
import type { ReporterName } from './reporter-names.ts'

/** A reporter whose text comes in pieces, one after the other: that of many files is larger than anybody needs to hold. */
export type PieceReporter = (report: Report, options: ReportOptions) => Iterable<string>

/** Loads the reporter of that name. Those of daily use are at hand; a start does not wait for the others. */
export async function loadReporter(name: ReporterName): Promise<PieceReporter> {
  switch (name) {
    case 'pretty':
      return (report, options) => [reportPretty(report, options)]
    case 'compact':
      return (report, options) => [reportCompact(report, options)]
    case 'json':
      return jsonPieces
    default: {
      const reporter = (await import('./reporters.ts')).reporters[name]
      return (report, options) => [reporter(report, options)]
    }
  }
}
