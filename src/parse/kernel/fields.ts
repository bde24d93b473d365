import { areEqual, equalBytes } from './bytes'
import { newField } from './host'
import { allocate, Kind, Role } from './layout'
import { hash } from './memo'
import { roleOf } from './roles'
import { addStep, goOn, nextStep } from './shape'
import { Node, NODE_SIZE, Rest, restOf } from './structs'

/** The path trie: fields by their parent and key. */

export let root: usize = 0
/** Fields in order of creation, from the root on. */
export let firstNode: usize = 0
let latestNode: usize = 0
export let nodeCount: u32 = 0

/** Starts an empty trie. */
export function startFields(): void {
  nodeCount = 0
  firstNode = 0
  latestNode = 0
  root = createNode(Kind.root, 0, 0, 0, 0)
  tellHost(root, -1, 0, 0, 0)
}

function createNode(kind: u32, parent: usize, base: usize, key: usize, length: u32): usize {
  const at = allocate(NODE_SIZE + <usize>length + 33)
  const node = changetype<Node>(at)
  node.id = nodeCount++
  node.kind = kind
  node.parent = parent
  node.rest = allocate(offsetof<Rest>())
  restOf(at).base = base
  setKey(at, key, length)
  if (latestNode != 0) restOf(latestNode).nextNode = at
  else firstNode = at
  latestNode = at
  return at
}

function tellHost(at: usize, like: i32, text: usize, length: u32, escaped: u32): void {
  if (goOn(at)) return
  const node = changetype<Node>(at)
  const rest = restOf(at)
  const step = nextStep(at)
  const parent = node.parent == 0 ? -1 : <i32>changetype<Node>(node.parent).id
  const base = rest.base == 0 ? -1 : <i32>changetype<Node>(rest.base).id
  node.watch = newField(node.id, node.kind, like, parent, base, rest.type, text, length, escaped, step)
  addStep(at, step)
}

/** Child of a kind with a key, or 0. */
export function findChild(parent: usize, kind: u32, key: usize, length: u32, keyHash: u32): usize {
  const holder = restOf(parent)
  if (holder.table == 0) return 0
  let slot = keyHash & holder.tableMask
  while (true) {
    const child = <usize>load<u32>(holder.table + ((<usize>slot) << 2))
    if (child == 0) return 0
    const node = changetype<Node>(child)
    if (
      restOf(child).keyHash == keyHash &&
      node.keyLength == length &&
      node.kind == kind &&
      memory.compare(child + NODE_SIZE, key, length) == 0
    ) {
      return child
    }
    slot = (slot + 1) & holder.tableMask
  }
}

/** Adds a child with a key, told by its text in the input: `text` as it stands there, `key` without escapes. */
export function addChild(
  parent: usize,
  kind: u32,
  key: usize,
  keyLength: u32,
  text: usize,
  length: u32,
  escaped: u32,
): usize {
  const child = createNode(kind, parent, 0, key, keyLength)
  link(parent, child)
  tellHost(child, -1, text, length, escaped)
  return child
}

/** The element or the dynamic member of a field. */
export function starChild(parent: usize, kind: u32): usize {
  const holder = changetype<Node>(parent)
  const rest = restOf(parent)
  const known = kind == Kind.element ? holder.element : rest.dynamic
  if (known != 0) return known
  const child = createNode(kind, parent, 0, 0, 0)
  if (kind == Kind.element) holder.element = child
  else rest.dynamic = child
  rest.otherCount++
  tellHost(child, -1, 0, 0, 0)
  return child
}

/** The root of the documents inside a field's values. */
export function innerChild(parent: usize): usize {
  const known = findChild(parent, Kind.inner, parent, 0, hash(parent, 0, Kind.inner))
  return known != 0 ? known : addChild(parent, Kind.inner, parent, 0, parent, 0, 0)
}

/** The branch of a field for the records of a type, or 0. */
export function findBranch(base: usize, type: u32): usize {
  let branch = restOf(base).branches
  while (branch != 0 && restOf(branch).type != type) branch = restOf(branch).nextBranch
  return branch
}

/** Adds the branch of a type. */
export function addBranch(base: usize, type: u32): usize {
  const model = changetype<Node>(base)
  const at = createNode(model.kind, model.parent, base, base + NODE_SIZE, model.keyLength)
  const rest = restOf(at)
  rest.type = type
  rest.nextBranch = restOf(base).branches
  restOf(base).branches = at
  restOf(base).branchCount++
  tellHost(at, model.id, 0, 0, 0)
  return at
}

/** The child of `parent` that is like a field elsewhere; made where there is none. */
export function childLike(like: usize, parent: usize): usize {
  const model = changetype<Node>(like)
  const type = restOf(like).type
  if (type != 0) {
    const known = findBranch(parent, type)
    return known != 0 ? known : addBranch(parent, type)
  }
  if (model.kind == Kind.element || model.kind == Kind.dynamic) return starChild(parent, model.kind)
  const known = findChild(parent, model.kind, like + NODE_SIZE, model.keyLength, restOf(like).keyHash)
  if (known != 0) return known
  const child = createNode(model.kind, parent, 0, like + NODE_SIZE, model.keyLength)
  link(parent, child)
  tellHost(child, model.id, 0, 0, 0)
  return child
}

/** Whether the bytes at `at` are the key of a field that `isPlain`, and its closing quote. */
export function matchesKey(child: usize, at: usize, end: usize): bool {
  const node = changetype<Node>(child)
  const length = <usize>node.keyLength + 1
  if (at + length > end) return false
  const key = child + NODE_SIZE
  return length > 32 ? areEqual(key, at, length) : equalBytes(key, at) >= length
}

function setKey(child: usize, text: usize, length: u32): void {
  const node = changetype<Node>(child)
  const key = child + NODE_SIZE
  memory.copy(key, text, length)
  store<u8>(key + length, 0x22)
  node.keyLength = length
  const keyHash = hash(key, length, node.kind)
  restOf(child).keyHash = keyHash
  node.role = <u8>(node.kind == Kind.key ? roleOf(key, length, keyHash) : <u32>Role.none)
  node.isSpecial = node.kind == Kind.dynamic || hangsOn(node) ? 1 : 0
  // Only members are guessed by the bytes of their key.
  node.isPlain = node.kind == Kind.key ? 1 : 0
  for (let at: usize = 0; at < length; at++) {
    const byte = <u32>load<u8>(key + at)
    // A lone surrogate, which only an escape can write, begins with ED A0 and up.
    if (byte < 0x20 || byte == 0x22 || byte == 0x5c || byte == 0xed) node.isPlain = 0
  }
}

/** Whether more than a count hangs on a value here: a part of a pair, the name of a column. */
function hangsOn(node: Node): bool {
  if (node.role != Role.none && <u32>node.role <= <u32>Role.boolean) return true
  if (node.parent == 0) return false
  const parent = changetype<Node>(node.parent)
  if (node.kind == Kind.element) return parent.role == Role.columns || isListOfPairs(parent)
  if (parent.kind != Kind.element) return false
  if (node.role >= <u8>Role.pairKey && node.role <= <u8>Role.name) return true
  return node.role == Role.columnName && changetype<Node>(parent.parent).role == Role.columns
}

/** Whether a field is an entry of a list of pairs. */
function isListOfPairs(entry: Node): bool {
  return entry.kind == Kind.element && changetype<Node>(entry.parent).role == Role.pairs
}

function link(parent: usize, child: usize): void {
  const holder = restOf(parent)
  if (changetype<Node>(child).kind == Kind.key) holder.memberCount++
  else holder.otherCount++
  holder.tableCount++
  if (holder.table == 0) resize(holder, 8)
  else if (holder.tableCount * 2 > holder.tableMask) resize(holder, (holder.tableMask + 1) * 2)
  place(holder, child)
}

function resize(holder: Rest, slots: u32): void {
  const old = holder.table
  const oldSlots: u32 = old == 0 ? 0 : holder.tableMask + 1
  holder.table = allocate((<usize>slots) << 2)
  holder.tableMask = slots - 1
  for (let slot: u32 = 0; slot < oldSlots; slot++) {
    const child = <usize>load<u32>(old + ((<usize>slot) << 2))
    if (child != 0) place(holder, child)
  }
}

function place(holder: Rest, child: usize): void {
  let slot = restOf(child).keyHash & holder.tableMask
  while (load<u32>(holder.table + ((<usize>slot) << 2)) != 0) slot = (slot + 1) & holder.tableMask
  store<u32>(holder.table + ((<usize>slot) << 2), <u32>child)
}
