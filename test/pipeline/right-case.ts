import type { Settings } from '../../src/model/settings.ts'
import type { Confidence, Role, Verdict } from '../../src/model/verdict.ts'

/** What else is asked of a field. */
export interface CaseOptions {
  /** Name of the file. */
  readonly file?: string
  readonly settings?: Partial<Settings>
  readonly role?: Role
  readonly confidence?: Confidence
  /** True where records of two types share the path, and only the managed device's field is a finding. */
  readonly isOneOfTwo?: boolean
}

/** A document, one of its fields, and what that is by the design. */
export type Case = readonly [
  title: string,
  document: unknown,
  path: string,
  row: string | null,
  verdict: Verdict,
  options?: CaseOptions,
]
