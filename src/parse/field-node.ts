import { countOf, counters, type Field, type FieldKind, type FirstSite } from '../model/field.ts'

/** A field while its file is being read: the only place where fields change. */
export interface FieldNode extends Field {
  readonly parent: FieldNode | null
  /** The node this one branches off by record type; null for any other. */
  readonly base: FieldNode | null
  readonly members: Map<string, FieldNode>
  readonly others: Map<string, FieldNode>
  readonly branches: Map<string, FieldNode>
  readonly lateTypes: Set<string>
  readonly counts: number[]
  readonly marks: Map<number, number>
  readonly tally: Map<number, number>
  first: FirstSite
  /** Bits of `watch`. */
  watch: number
}

/** What a node is told at birth. */
export interface NodeParts {
  readonly id: number
  readonly kind: FieldKind
  readonly segment: string
  readonly parent: FieldNode | null
  readonly base: FieldNode | null
  readonly type: string | null
  readonly first: FirstSite
}

/** Builds a node without occurrences. The only place that does. */
export function createNode(parts: NodeParts): FieldNode {
  return {
    ...parts,
    members: new Map(),
    others: new Map(),
    branches: new Map(),
    lateTypes: new Set(),
    counts: [0, 0, 0, 0, 0, 0, 0, 0, 0],
    marks: new Map(),
    tally: new Map(),
    watch: 0,
  }
}

/** Adds `by` to a counter or, from `counters` on, to a mark. */
export function addTo(node: FieldNode, counter: number, by: number): void {
  if (counter <= counters.array) node.counts[counter] = (node.counts[counter] ?? 0) + by
  else node.marks.set(counter, (node.marks.get(counter) ?? 0) + by)
}

/** Whether a node occurs at all: a node whose occurrences all moved to a branch does not. */
export function occurs(node: FieldNode): boolean {
  return countOf(node, 'total') > 0
}
