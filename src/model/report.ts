import type { Finding } from './finding.ts'
import type { FaultCode, Position } from './fault.ts'
import type { Format } from './format.ts'
import type { SuppressedFinding, SuppressionCounts, SuppressionReport } from './suppression.ts'
import type { Confidence, Profile, Role, Verdict } from './verdict.ts'

/** What kept a file, or a part of it, from being checked. */
export interface FileFault extends Partial<Position> {
  readonly code: FaultCode
  readonly message: string
}

/** Why only a part of a file was checked, though nothing is wrong with it. Each has a heading in `docs/faults.md`. */
export type SampleCode = 'DECODE_DEPTH' | 'DOCUMENT_CUT' | 'VALUES_SAMPLED' | 'ENTRIES_LEFT_OUT'

/** What was left out of a file, disclosed, with the first place where it was, if there is one. */
export interface Sample extends Partial<Position> {
  readonly code: SampleCode
  readonly message: string
}

/** Text encodings that are read; the last only of XML that says so. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** One file of a run. */
export interface FileReport {
  readonly path: string
  /** `json` stands for several documents in one file, too. Null where nothing could be read. */
  readonly format: Format | null
  readonly encoding: Encoding | null
  readonly bytes: number
  readonly records: number
  /** `incomplete` where there is a fault, else `sampled` where something was left out. */
  readonly status: 'checked' | 'sampled' | 'incomplete'
  readonly samples: readonly Sample[]
  /** Fields that carry data and that no row covers. */
  readonly unlisted: number
  /** One sentence where the file as a whole is data of device management, which a MAM-only deployment has not. */
  readonly notice: string | null
  readonly fault: FileFault | null
}

/** Counts over a run. */
export interface Summary {
  readonly files: number
  readonly records: number
  readonly bytes: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  /** Files of which something could not be checked. */
  readonly incomplete: number
  /** Files of which something was left out. */
  readonly sampled: number
  readonly unlisted: number
  /** Findings that somebody accepted, and by what. */
  readonly suppressed: number
  readonly suppressedBy: SuppressionCounts
}

/** The report of a run: the object that every reporter draws from and `--format json` prints. */
export interface Report {
  readonly schema: 'mamlint-report/1'
  readonly tool: { readonly name: 'mamlint'; readonly version: string; readonly rules: string }
  readonly profile: Profile
  readonly summary: Summary
  readonly files: readonly FileReport[]
  /** Sorted by file, then severity, then first position, then rule. */
  readonly findings: readonly Finding[]
  /** Accepted findings, in the same order. They count towards nothing. */
  readonly suppressed: readonly SuppressedFinding[]
  readonly suppressions: SuppressionReport
}

/** One field of the data map, allowed and unlisted ones included. */
export interface MappedField {
  readonly path: string
  readonly row: string | null
  readonly role: Role
  readonly verdict: Verdict
  readonly confidence: Confidence | null
  readonly count: number
  readonly empty: number
}

/** The data map of one file. */
export interface MappedFile {
  readonly path: string
  readonly fields: readonly MappedField[]
  readonly samples: readonly Sample[]
  readonly fault: FileFault | null
}

/** What `mamlint map` prints as JSON. */
export interface DataMap {
  readonly schema: 'mamlint-map/1'
  readonly files: readonly MappedFile[]
}
