import { reportCompact } from './compact.ts'
import { jsonPieces } from './json.ts'
import { reportPretty } from './pretty.ts'
import type { PieceReporter, Reporter } from './reporter.ts'
import type { ReporterName } from './reporter-names.ts'

/** Loads the reporter of that name. Those of daily use are at hand; a start does not wait for the others. */
export async function loadReporter(name: ReporterName): Promise<PieceReporter> {
  switch (name) {
    case 'pretty':
      return inOnePiece(reportPretty)
    case 'compact':
      return inOnePiece(reportCompact)
    case 'json':
      return jsonPieces
    default:
      return inOnePiece((await import('./reporters.ts')).reporters[name])
  }
}

function inOnePiece(reporter: Reporter): PieceReporter {
  return (report, options) => [{ text: reporter(report, options), isAscii: false }]
}
