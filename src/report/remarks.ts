import type { FaultCode } from '../model/fault.ts'
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
  const { code, message, line = 1, column = 1 } = fault
  return [{ kind: 'not-checked', severity: 'error', path, line, column, code, text: escapeControls(message) }]
}

function sampleRemarks({ path, samples }: FileReport): readonly Remark[] {
  return samples.map(({ code, message, line = 1, column = 1 }) => {
    return { kind: 'sampled', severity: 'warning', path, line, column, code, text: escapeControls(message) }
  })
}

function noticeRemark({ path, notice }: FileReport): readonly Remark[] {
  if (notice === null) return []
  return [{ kind: 'notice', severity: 'note', path, line: 1, column: 1, code: null, text: escapeControls(notice) }]
}

function suppressionRemark({ path, line, column, message, kind }: SuppressionRemark): Remark {
  const text = escapeControls(`${kind}: ${message}`)
  return { kind: 'suppression', severity: 'warning', path, line: line ?? 1, column: column ?? 1, code: null, text }
}
