import { countOf, type Field, type FieldKind, type FirstSite } from '../model/field.ts'
import type { KernelExports } from './kernel-exports.ts'
import { addCounts, addTimes, type Counted, noCounts, noTypes, owned } from './kernel-counts.ts'
import { layout, memoryOf } from './kernel-memory.ts'
import { readSite } from './kernel-sites.ts'

const { nodeRest, restNextNode } = layout

/** The fields of one file as the kernel made them; their counts stay in its memory until the file has been read. */

/** Kinds by number. @see `Kind` of `src/parse/kernel/layout.ts` */
export const fieldKinds: readonly FieldKind[] = ['root', 'key', 'element', 'dynamic', 'pair', 'carried', 'inner']

/** A field that the kernel fills. */
export interface KernelField extends Hanging<KernelField>, Counted {
  /** The field that this one branches off by type. */
  readonly base: KernelField | null
  readonly counts: number[]
  marks: Map<number, number>
  lateTypes: Set<string>
  tally: Map<number, number>
  first: FirstSite
  /** Pointer of the first place, where it lies below more arrays than the kernel holds the indexes of. */
  deepPointer: string | null
}

/** What a field is told at birth. */
export interface KernelFieldParts {
  readonly id: number
  readonly kind: FieldKind
  readonly segment: string
  readonly parent: KernelField | null
  readonly base: KernelField | null
  readonly type: string | null
}

/** Builds a field and hangs it where it belongs. */
export function createKernelField(parts: KernelFieldParts): KernelField {
  const field = createHead(parts)
  hang(field)
  return field
}

/** Builds a field that hangs in no tree yet: what is known of it when it is new. */
export function createHead({ id, kind, segment, parent, base, type }: KernelFieldParts): KernelField {
  return {
    id,
    kind,
    segment,
    parent,
    base,
    type,
    members: noFields(),
    others: noFields(),
    branches: noFields(),
    lateTypes: noTypes,
    counts: [0, 0, 0, 0, 0, 0, 0, 0, 0],
    marks: noCounts,
    tally: noCounts,
    first: nowhere,
    deepPointer: null,
  }
}

/** A field that hangs in a tree which still grows. */
export interface Hanging<F extends Field> extends Field {
  readonly parent: F | null
  readonly base: F | null
  members: Map<string, F>
  others: Map<string, F>
  branches: Map<string, F>
}

/** Hangs a new field where it belongs. */
export function hang<F extends Hanging<F>>(field: F): void {
  const { kind, segment, parent, base, type } = field
  if (base !== null && type !== null) (base.branches = owned(base.branches, noFields<F>())).set(type, field)
  else if (parent === null) return
  else if (kind === 'key') (parent.members = owned(parent.members, noFields<F>())).set(segment, field)
  else (parent.others = owned(parent.others, noFields<F>())).set(`${kind}:${segment}`, field)
}

const none = new Map<string, never>()

/** The children of a field that has none: one map for all of them. */
export function noFields<F>(): Map<string, F> {
  return none
}

const nowhere: FirstSite = { pointer: '', line: 1, column: 1, offset: 0 }

/** Copies the counts out of the kernel's memory. `types` are the names of record types by number. */
export function fillFields(
  kernel: KernelExports,
  fields: readonly KernelField[],
  types: readonly (string | null)[],
): void {
  const memory = memoryOf(kernel)
  const { narrow } = memory
  let at = kernel.firstNode.value >>> 0
  for (const field of fields) {
    const rest = narrow(at + nodeRest)
    addCounts(field, memory, { node: at, rest }, types)
    field.first = readSite(memory, rest, { field, fields, deepPointer: field.deepPointer })
    at = narrow(rest + restNextNode)
  }
}

/** Adds up what holds under which facts. The file has ended: nothing waits for an open object. */
export function fillTallies(kernel: KernelExports, fields: readonly KernelField[]): void {
  kernel.flushTouched()
  for (let index = 0; index < kernel.pendingCount.value; index++) {
    const field = fields[kernel.pendingNode(index)]
    if (field === undefined) continue
    field.tally = owned(field.tally, noCounts)
    addTimes(field.tally, kernel.pendingFacts(index), Number(kernel.pendingOccurrences(index)))
  }
}

/**
 * Takes out the fields whose occurrences all moved away: they say nothing of the file, and which of them there are hangs on
 * how it was read.
 *
 * @param fields In the order in which they were made.
 */
export function dropGhosts<F extends Hanging<F>>(fields: readonly F[]): void {
  for (let at = fields.length - 1; at > 0; at--) {
    const field = fields[at]
    if (field === undefined || countOf(field, 'total') > 0) continue
    if (field.members.size + field.others.size + field.branches.size > 0) continue
    const { base, parent, kind, segment, type } = field
    if (base !== null) base.branches.delete(type ?? '')
    else if (kind === 'key') parent?.members.delete(segment)
    else parent?.others.delete(`${kind}:${segment}`)
  }
}
