import type { FileFault } from '../model/report.ts'
import { escapePath, escapeText } from './escape.ts'

/** One fault on one line: `path:line:column: error CODE message`; without a place, `path: error CODE message`. */
export function faultLine(path: string, fault: FileFault): string {
  const place = fault.line === undefined ? '' : `:${fault.line}:${fault.column ?? 1}`
  return `${escapePath(path)}${place}: error ${fault.code} ${escapeText(fault.message)}`
}
