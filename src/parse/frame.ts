import type { FieldKind, FirstSite } from '../model/field.ts'
import type { ScalarKind } from './field-listener.ts'
import type { FieldNode } from './field-node.ts'
import type { Column } from './table-frames.ts'

/** Occurrences of one field for which the same facts hold. */
export interface PendingCount {
  readonly key: number
  readonly node: FieldNode
  readonly facts: number
  count: number
}

/** One open container, or the file around all documents. */
export interface Frame {
  /** A row is an array that is read as the object that it stands for; an entry is one that may be a pair. */
  readonly kind: 'file' | 'object' | 'array' | 'row' | 'entry' | 'inner'
  /** Changes once, when a telling member names the record's type. */
  node: FieldNode
  outer: Frame | null
  /** Where this container's touches start in the mover's log, and the trie's count of entries then. */
  readonly touchStart: number
  readonly entryStart: number
  /** RFC 6901 pointer of the container itself, once somebody asked; null before. */
  pointer: string | null
  /** Key of the current member. */
  key: string
  /** True where the current member folds into `*`, so that its key is never printed. */
  isFolded: boolean
  /** Index of the current element. */
  index: number
  memberCount: number
  /** Keys of its first members. */
  readonly keys: string[]
  /** Facts that the members seen so far settle. */
  facts: number
  /** Counts that still wait for what outer objects say. Shared with the outer frame where this is an array. */
  pending: Map<number, PendingCount>
  isTyped: boolean
  /** Set while an element may turn out to be a pair. */
  pairKey: string | null
  pairSite: FirstSite | null
  pairScalar: { readonly kind: ScalarKind; readonly text: string; readonly isWrapped: boolean } | null
  /** Whether a member that says of what kind the value is holds more than that. */
  hasWideCompanion: boolean
  /** Whether the value of the current member has yet to come. */
  isAwaiting: boolean
  /** What an array is in a table, or `pairs` where its entries may be pairs. */
  part: 'columns' | 'rows' | 'pairs' | null
  /** Columns that an object's members name, or of a list, of rows, of a row; `late` where rows came before their columns. */
  columns: Column[] | 'late' | null
}

/** Opens a frame. */
export function createFrame(
  kind: Frame['kind'],
  node: FieldNode,
  outer: Frame | null,
  start: { readonly touch: number; readonly entry: number },
): Frame {
  return {
    kind,
    node,
    outer,
    touchStart: start.touch,
    entryStart: start.entry,
    pointer: kind === 'file' || outer?.kind === 'file' ? '' : null,
    key: '',
    isFolded: false,
    index: 0,
    memberCount: 0,
    keys: [],
    facts: 0,
    // An array, or a document inside a value, adds nothing to what facts rest on: it counts where the object around counts.
    pending: (kind === 'array' || kind === 'inner') && outer !== null ? outer.pending : new Map<number, PendingCount>(),
    isTyped: false,
    pairKey: null,
    pairSite: null,
    pairScalar: null,
    hasWideCompanion: false,
    isAwaiting: false,
    part: null,
    columns: null,
  }
}

/** Most combinations of facts that are told apart; there are a few hundred. */
const factsLimit = 65_536

/** Counts an occurrence that holds under `facts`. */
export function addPending(pending: Map<number, PendingCount>, node: FieldNode, facts: number, count: number): void {
  const key = node.id * factsLimit + facts
  const known = pending.get(key)
  if (known === undefined) pending.set(key, { key, node, facts, count })
  else known.count += count
}

/** Hands what waits for a frame that closes to the one around it, at the fields that `target` names; drops the rest. */
export function handPending(frame: Frame, outer: Frame, target: (node: FieldNode) => FieldNode | undefined): void {
  for (const { node, facts, count } of frame.pending.values()) {
    const field = target(node)
    if (field !== undefined) addPending(outer.pending, field, facts, count)
  }
}

/** Key of a child that is no plain member, in `others`. */
export function childSlot(kind: FieldKind, segment: string): string {
  return `${kind}:${segment}`
}

/** Whose members say something about a value: an array's values speak for the object around it. */
export function ownerOf(frame: Frame): Frame {
  return (frame.kind === 'array' || frame.kind === 'inner') && frame.outer !== null ? ownerOf(frame.outer) : frame
}
