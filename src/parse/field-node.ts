import { countOf, counters, type Field, type FieldKind, type FirstSite } from '../model/field.ts'

/** A field while its file is being read: the only place where fields change. */
export interface FieldNode extends Field {
  readonly parent: FieldNode | null
  /** The node this one branches off by record type; null for any other. */
  readonly base: FieldNode | null
  members: ReadonlyMap<string, FieldNode>
  others: ReadonlyMap<string, FieldNode>
  branches: ReadonlyMap<string, FieldNode>
  lateTypes: ReadonlySet<string>
  readonly counts: number[]
  marks: ReadonlyMap<number, number>
  tally: ReadonlyMap<number, number>
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

// Most nodes are leaves: they share these until they have something to keep, which halves the memory of a wide file.
const noNodes: ReadonlyMap<string, FieldNode> = new Map()
const noCounts: ReadonlyMap<number, number> = new Map()
const noTypes: ReadonlySet<string> = new Set()

/** Builds a node without occurrences. The only place that does. */
export function createNode({ id, kind, segment, parent, base, type, first }: NodeParts): FieldNode {
  return {
    id,
    kind,
    segment,
    parent,
    base,
    type,
    first,
    members: noNodes,
    others: noNodes,
    branches: noNodes,
    lateTypes: noTypes,
    counts: [0, 0, 0, 0, 0, 0, 0, 0, 0],
    marks: noCounts,
    tally: noCounts,
    watch: 0,
  }
}

/** Adds `by` to a counter or, from `firstMark` on, to a mark. */
export function addTo(node: FieldNode, counter: number, by: number): void {
  if (counter <= counters.array) node.counts[counter] = (node.counts[counter] ?? 0) + by
  else node.marks = increased(node.marks, counter, by)
}

/** Adds occurrences that hold under `facts`. */
export function addToTally(node: FieldNode, facts: number, by: number): void {
  node.tally = increased(node.tally, facts, by)
}

/** Hangs a child below a node: a plain member, anything else (by its slot), or a branch by type. */
export function addChildTo(
  node: FieldNode,
  list: 'members' | 'others' | 'branches',
  key: string,
  child: FieldNode,
): void {
  if (node[list] === noNodes) node[list] = new Map([[key, child]])
  else owned(node[list]).set(key, child)
}

/** Notes a type that came too late to branch by. Two are enough to know that there is not one. */
export function addLateType(node: FieldNode, type: string): void {
  if (node.lateTypes.size < 2) node.lateTypes = new Set([...node.lateTypes, type])
}

function increased(counts: ReadonlyMap<number, number>, key: number, by: number): ReadonlyMap<number, number> {
  if (counts === noCounts) return new Map([[key, by]])
  owned(counts).set(key, (counts.get(key) ?? 0) + by)
  return counts
}

/** A map that is not the shared empty one is the node's own, made here and readonly to everybody else. */
function owned<K, V>(map: ReadonlyMap<K, V>): Map<K, V> {
  return map as Map<K, V>
}

/** Whether a node occurs at all: a node whose occurrences all moved to a branch does not. */
export function occurs(node: FieldNode): boolean {
  return countOf(node, 'total') > 0
}
