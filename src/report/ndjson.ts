import type { Report } from '../model/report.ts'
import { escapeJson } from './escape.ts'

/**
 * Reports for a program that reads line by line: a JSON object a line, each with one member that tells what it is: `run`, then
 * `file`, `finding` and `suppressed` as often as there are, then `suppressions` and `summary`. See `schema/ndjson.schema.json`.
 */
export function reportNdjson(report: Report): string {
  const { schema, tool, profile, summary, files, findings, suppressed, suppressions } = report
  const lines: readonly object[] = [
    { run: { schema, tool, profile } },
    ...files.map(file => ({ file })),
    ...findings.map(finding => ({ finding })),
    ...suppressed.map(finding => ({ suppressed: finding })),
    { suppressions },
    { summary },
  ]
  return lines.map(line => `${escapeJson(JSON.stringify(line))}\n`).join('')
}
