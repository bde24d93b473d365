import type { DataMap, Report } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'

/** What a person may choose about a report without changing what is in it. */
export interface ReportOptions {
  /** Terminal colours. Only `pretty` has any. */
  readonly color: boolean
  /** Leaves warnings and notes out of `pretty` and `compact`; they still count in the last line. */
  readonly quiet: boolean
  /** Columns of the terminal that is written to. Only `pretty` folds its lines, and where there is none, it does not. */
  readonly columns?: number
  /** Files that `ignore` globs took out of the run. */
  readonly ignored: number
  /** Rules with their reasons, for the formats that explain them (`explainingReporters`). Without: no reasons are given. */
  readonly rules?: readonly Rule[]
  /** Lists accepted findings in `sarif`, too. GitHub does not know the mark they bear there, and would show them as open. */
  readonly reportSuppressed?: boolean
}

/** Turns a finished run into the text of one output format. Pure. */
export type Reporter = (report: Report, options: ReportOptions) => string

/** A part of a report's text. */
export interface Piece {
  readonly text: string
  /** True only where the text is ASCII, which is written faster: it is not where nobody looked. */
  readonly isAscii: boolean
}

/** A reporter whose text comes in pieces, one after the other: that of many files is larger than anybody needs to hold. */
export type PieceReporter = (report: Report, options: ReportOptions) => Iterable<Piece>

/** Turns a data map into the text of one output format. Pure. */
export type MapReporter = (map: DataMap) => string
