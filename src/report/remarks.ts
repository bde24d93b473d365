import type { FaultCode, Position } from '../model/fault.ts'
import type { FileReport, Report, SampleCode } from '../model/report.ts'
import type { SuppressionRemark } from '../model/suppression.ts'
import type { Severity } from '../model/verdict.ts'
import { escapeControls } from './escape.ts'
import { placedRemarks } from './suppression-lines.ts'

/**
 * What is to be said of a file as a whole: that it was not checked to its end, or only in part, or what it is; and of suppressions
 * that accept nothing, in the file in which they stand.
 */
export interface Remark {
  readonly kind: 'not-checked' | 'sampled' | 'notice' | 'suppression'
  /** How the remark would count as a finding. */
  readonly severity: Severity
  readonly path: string
  /** From 1. Where nothing says where, the start of the file. */
  readonly line: number
  readonly column: number
  /** Whether something says where. */
  readonly hasPlace: boolean
  readonly code: FaultCode | SampleCode | null
  /** On one line. */
  readonly text: string
}

/** Every remark of a report, in the order of its files. A format that leaves them out makes an unread file look clean. */
export function remarksOf(report: Report): readonly Remark[] {
  return [
    ...report.files.flatMap(file => [...faultRemark(file), ...sampleRemarks(file), ...noticeRemark(file)]),
    ...placedRemarks(report.suppressions).map(suppressionRemark),
  ]
}

/** `Not checked to the end`: the heading of a remark. */
export function remarkTitle(remark: Remark): string {
  switch (remark.kind) {
    case 'not-checked':
      return `Not checked, or not to the end${remark.code === null ? '' : ` (${remark.code})`}`
    case 'sampled':
      return `Checked in part${remark.code === null ? '' : ` (${remark.code})`}`
    case 'notice':
      return 'The file as a whole'
    case 'suppression':
      return 'Suppression that accepts nothing'
  }
}

function faultRemark({ path, fault }: FileReport): readonly Remark[] {
  if (fault === null) return []
  const { code, message } = fault
  return [{ kind: 'not-checked', severity: 'error', path, ...placeOf(fault), code, text: escapeControls(message) }]
}

function sampleRemarks({ path, samples }: FileReport): readonly Remark[] {
  return samples.map(sample => {
    const { code, message } = sample
    return { kind: 'sampled', severity: 'warning', path, ...placeOf(sample), code, text: escapeControls(message) }
  })
}

function noticeRemark({ path, notice }: FileReport): readonly Remark[] {
  if (notice === null) return []
  return [{ kind: 'notice', severity: 'note', path, ...placeOf({}), code: null, text: escapeControls(notice) }]
}

function suppressionRemark({ path, line, column, message, kind }: SuppressionRemark): Remark {
  const text = escapeControls(`${kind}: ${message}`)
  const place = placeOf(line === null ? {} : { line, column: column ?? 1 })
  return { kind: 'suppression', severity: 'warning', path, ...place, code: null, text }
}

function placeOf({ line, column = 1 }: Partial<Position>): Pick<Remark, 'line' | 'column' | 'hasPlace'> {
  return { line: line ?? 1, column, hasPlace: line !== undefined }
}
