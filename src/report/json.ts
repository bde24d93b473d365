import type { Report } from '../model/report.ts'
import { escapeJson } from './escape.ts'

/** Reports for a program: the report itself, see `schema/report.schema.json`. Two spaces deep, one line feed at the end. */
export function reportJson(report: Report): string {
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`
}
