import { expect } from 'vitest'
import { loadRules } from '../../src/catalogue/load.ts'
import { createFinding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { type ReporterName, reporters } from '../../src/report/reporters.ts'
import { cleanReport, hostileReport, sampleReport } from './sample.ts'

/** What every format is to print, each with a name. */
export const reports: readonly (readonly [string, Report])[] = [
  ['clean', cleanReport],
  ['sample', sampleReport],
  ['hostile', hostileReport],
]

/** A report in a format, with the reasons of the rules. */
export function print(format: ReporterName, report: Report): string {
  return reporters[format](report, { color: false, quiet: false, ignored: 0, rules: loadRules() })
}

/** A report with as many findings as that, each in a field of its own. */
export function wideReport(count: number, nameOf: (index: number) => string): Report {
  const [first] = sampleReport.findings
  const findings = Array.from({ length: count }, (_, index) =>
    createFinding({
      ...(first ?? expect.fail()),
      severity: index % 2 === 0 ? 'warning' : 'error',
      path: `/value/*/${nameOf(index)}`,
      first: { pointer: `/value/0/${nameOf(index)}`, line: index + 1, column: 1, offset: index },
    }),
  )
  return { ...sampleReport, findings }
}
