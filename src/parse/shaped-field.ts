import type { Field, FieldKind, FirstSite } from '../model/field.ts'
import type { Keeper } from '../model/remember.ts'
import type { Counted } from './kernel-counts.ts'
import { type Hanging, noFields } from './kernel-fields.ts'

/** What one file counted at a field. Files that counted the same share it. */
export interface Variant extends Counted {
  readonly tally: ReadonlyMap<number, number>
  /** What has been told of the field with these counts, the latest first. */
  told: readonly Told[]
}

/** An answer, and all that it rests on: whoever asks the same of the same gets it again. */
export interface Told {
  readonly question: string
  readonly about: unknown
  /** Fields whose counts were looked at, and what they were. */
  readonly fields: readonly ShapedField[]
  readonly variants: readonly Variant[]
  readonly answer: unknown
}

/** What a field of a shape asks of it. */
export interface ShapeKeeper extends Keeper {
  /** Notes that the counts of a field are looked at. */
  note(id: number): void
  /** Where a field stands first in the current file. */
  siteOf(id: number): FirstSite
}

/**
 * A field that many files of one shape have. What it is called and where it hangs holds for all of them; what it counted is that
 * of the current file. Whoever looks at that is noted, so that it is known what an answer rests on.
 */
export class ShapedField implements Field, Hanging<ShapedField> {
  readonly id: number
  readonly kind: FieldKind
  readonly segment: string
  readonly parent: ShapedField | null
  readonly base: ShapedField | null
  readonly type: string | null
  readonly keeper: ShapeKeeper
  members: Map<string, ShapedField> = noFields()
  others: Map<string, ShapedField> = noFields()
  branches: Map<string, ShapedField> = noFields()
  variant: Variant = uncounted

  constructor(head: Field, parent: ShapedField | null, base: ShapedField | null, keeper: ShapeKeeper) {
    this.id = head.id
    this.kind = head.kind
    this.segment = head.segment
    this.type = head.type
    this.parent = parent
    this.base = base
    this.keeper = keeper
  }

  get counts(): readonly number[] {
    this.keeper.note(this.id)
    return this.variant.counts
  }

  get marks(): ReadonlyMap<number, number> {
    this.keeper.note(this.id)
    return this.variant.marks
  }

  get tally(): ReadonlyMap<number, number> {
    this.keeper.note(this.id)
    return this.variant.tally
  }

  get lateTypes(): ReadonlySet<string> {
    this.keeper.note(this.id)
    return this.variant.lateTypes
  }

  get first(): FirstSite {
    return this.keeper.siteOf(this.id)
  }
}

const uncounted: Variant = { counts: [], marks: new Map(), tally: new Map(), lateTypes: new Set(), told: [] }
