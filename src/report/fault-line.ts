import type { Position } from '../model/fault.ts'
import type { FileFault, Sample } from '../model/report.ts'
import { escapePath, escapeText } from './escape.ts'

/** One fault on one line: `path:line:column: error CODE message`; without a place, `path: error CODE message`. */
export function faultLine(path: string, fault: FileFault): string {
  return `${placeText(path, fault)}: error ${fault.code} ${escapeText(fault.message)}`
}

/** The same of what was left out: `path:line:column: checked in part CODE message`. */
export function sampleLine(path: string, sample: Sample): string {
  return `${placeText(path, sample)}: checked in part ${sample.code} ${escapeText(sample.message)}`
}

function placeText(path: string, { line, column }: Partial<Position>): string {
  return `${escapePath(path)}${line === undefined ? '' : `:${line}:${column ?? 1}`}`
}
