import type { Facts } from './facts.ts'
import type { Confidence, Evidence, Role } from './verdict.ts'

/** What a field is thought to be. A pure function of the field's accumulated context. */
export interface Classification {
  /** Row id, or null where no row fits. */
  readonly row: string | null
  readonly role: Role
  /** Null where `row` is. */
  readonly confidence: Confidence | null
  readonly evidence: readonly Evidence[]
  /** Facts that hold for every occurrence: of the entity, and of the name itself. */
  readonly facts: Facts
  readonly entity: string | null
  /** True where the object as a whole is the row, so that its members are not judged one by one. */
  readonly isWhole: boolean
  /** True where the field's records exist only under device management. */
  readonly isMdm: boolean
  /** The next best row, for `explain`. */
  readonly runnerUp: string | null
}
