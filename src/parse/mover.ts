import { addChildTo, addTo, type FieldNode, occurs } from './field-node.ts'
import { childSlot } from './frame.ts'

/** Log length from which on what can no longer move is worth dropping. */
const logLimit = 65_536

/** Values after which it is looked whether something can be forgotten: nothing closes between those of a long list. */
export const forgetEvery = 4_096

/** One count. */
export interface Logged {
  readonly node: FieldNode
  readonly counter: number
}

/** Builds a node under `parent` that is like another one. */
export type AddNode = (
  like: FieldNode,
  parent: FieldNode | null,
  base: FieldNode | null,
  type: string | null,
) => FieldNode

/**
 * The recent counts, in order, so that a record whose type arrives late can be taken back and counted again elsewhere.
 * What is moved is what was counted since `mark()`.
 */
export interface Mover {
  mark(): number
  log(node: FieldNode, counter: number): void
  /** What has been counted since `start`, in order. */
  since(start: number): readonly Logged[]
  /** Takes back everything since `start`. */
  undo(start: number): void
  /** Moves what was counted at or below `from` since `start` to the same places at or below `to`; takes back the rest. */
  move(start: number, from: FieldNode, to: FieldNode): ReadonlyMap<FieldNode, FieldNode>
  /** Drops what was counted before `start`: it can no longer move. */
  forgetBefore(start: number): void
  overflows(): boolean
}

/** Starts an empty log. */
export function createMover(addNode: AddNode): Mover {
  const nodes: FieldNode[] = []
  const touched: number[] = []
  // Places are told as counts since the beginning; this many have been dropped.
  let dropped = 0

  function move(start: number, from: FieldNode, to: FieldNode): ReadonlyMap<FieldNode, FieldNode> {
    const moved = new Map<FieldNode, FieldNode | null>([[from, to]])
    let kept = start - dropped
    for (let at = kept; at < nodes.length; at++) {
      const node = nodes[at]
      const counter = touched[at]
      if (node === undefined || counter === undefined) continue
      const target = counterpart(node, moved, addNode)
      if (target !== null && !occurs(target)) target.first = node.first
      addTo(node, counter, -1)
      if (target === null) continue
      addTo(target, counter, 1)
      nodes[kept] = target
      touched[kept] = counter
      kept++
    }
    nodes.length = kept
    touched.length = kept
    return new Map([...moved].filter((entry): entry is [FieldNode, FieldNode] => entry[1] !== null))
  }

  return {
    mark: () => dropped + nodes.length,
    log: (node, counter) => {
      nodes.push(node)
      touched.push(counter)
    },
    since: start =>
      nodes.slice(start - dropped).map((node, at) => ({ node, counter: touched[start - dropped + at] ?? 0 })),
    undo: start => {
      const first = start - dropped
      for (let at = first; at < nodes.length; at++) {
        const node = nodes[at]
        if (node !== undefined) addTo(node, touched[at] ?? 0, -1)
      }
      nodes.length = first
      touched.length = first
    },
    move,
    forgetBefore: start => {
      nodes.splice(0, start - dropped)
      touched.splice(0, start - dropped)
      dropped = start
    },
    overflows: () => nodes.length > logLimit,
  }
}

/** The node that stands to `moved`'s targets as `node` stands to their origins; null where it is not below one. */
function counterpart(node: FieldNode, moved: Map<FieldNode, FieldNode | null>, addNode: AddNode): FieldNode | null {
  // Climbs with a list instead of recursion: nesting may be deep.
  const climb: FieldNode[] = []
  let at: FieldNode | null = node
  while (at !== null && !moved.has(at)) {
    climb.push(at)
    at = at.base ?? at.parent
  }
  let target: FieldNode | null = at === null ? null : (moved.get(at) ?? null)
  for (const next of climb.toReversed()) {
    target = target === null ? null : childLike(next, target, addNode)
    moved.set(next, target)
  }
  return target
}

function childLike(like: FieldNode, parent: FieldNode, addNode: AddNode): FieldNode {
  if (like.base !== null && like.type !== null) {
    return parent.branches.get(like.type) ?? addNode(parent, parent.parent, parent, like.type)
  }
  if (like.kind === 'key') {
    const known = parent.members.get(like.segment)
    if (known !== undefined) return known
    const added = addNode(like, parent, null, null)
    addChildTo(parent, 'members', like.segment, added)
    return added
  }
  const slot = childSlot(like.kind, like.segment)
  const known = parent.others.get(slot)
  if (known !== undefined) return known
  const added = addNode(like, parent, null, null)
  addChildTo(parent, 'others', slot, added)
  return added
}
