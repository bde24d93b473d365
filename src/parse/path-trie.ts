import { Fault } from '../model/fault.ts'
import { counters, type FirstSite } from '../model/field.ts'
import type { Cursor } from './events.ts'
import type { Embedded } from './embedded.ts'
import {
  type Disclosed,
  type FieldListener,
  longToken,
  maxBranches,
  maxCarried,
  maxMembers,
  maxMoved,
  maxNamedMembers,
  type ScalarKind,
  watch,
} from './field-listener.ts'
import { addChildTo, addLateType, addTo, addToTally, createNode, type FieldNode, occurs } from './field-node.ts'
import { addPending, childSlot, createFrame, type Frame, handPending, ownerOf } from './frame.ts'
import { pointerOfChild, pointerOfPair } from './frame-pointer.ts'
import { createInnerDocuments, type InnerDocuments } from './inner-documents.ts'
import {
  isList,
  kindIn,
  noteContainer,
  noteMember,
  notePairKey,
  notePairScalar,
  pairIn,
  type Scalar,
} from './pair-frames.ts'
import { type EmbeddedHandler, readEmbedded } from './read-embedded.ts'
import { createMover, forgetEvery, type Mover } from './mover.ts'
import {
  addColumn,
  type Column,
  columnsForRow,
  currentColumn,
  enterTable,
  leaveColumns,
  nameColumn,
  openList,
  tableFaults,
} from './table-frames.ts'

/** The path trie of one file and the handler that grows it. */
export interface PathTrie extends EmbeddedHandler {
  /** Continues with the next text of the same file, e.g. the next line of NDJSON. */
  continueAt(cursor: Cursor): void
  /** The first thing that the grammar allows and that could not be read as what it stands for. */
  fault(): Fault | null
  /** The root, once reading is over, even where it ended early. */
  finish(): FieldNode
  /** What was not read of documents inside values. */
  disclosed(): Disclosed
}

/** Starts an empty path trie. It grows with the number of distinct fields, never with the number of records. */
export function createPathTrie(listener: FieldListener): PathTrie {
  return new TrieBuilder(listener)
}

/** A method per event keeps the hot path flat; the one class of this stage. */
class TrieBuilder implements PathTrie {
  readonly #listener: FieldListener
  readonly #root: FieldNode
  readonly #frames: Frame[] = []
  readonly #mover: Mover
  #cursor: Cursor = { position: () => ({ line: 1, column: 1, offset: 0 }) }
  #top: Frame
  #nextId = 1
  /** Values, empty containers, keys that are data and names in values so far: how large an open container has grown. */
  #entries = 0
  #entriesLooked = 0
  #fault: Fault | null = null
  readonly #inner: InnerDocuments

  constructor(listener: FieldListener) {
    this.#listener = listener
    this.#inner = createInnerDocuments(listener, () => this.#cursor.position())
    this.#root = createNode({
      id: 0,
      kind: 'root',
      segment: '',
      parent: null,
      base: null,
      type: null,
      first: { pointer: '', line: 1, column: 1, offset: 0 },
    })
    this.#mover = createMover((like, parent, base, type) => this.#addNode({ like, parent, base, type }))
    this.#root.watch = listener.onField(this.#root)
    // The bottom frame stands for the file itself; documents are what it holds.
    this.#top = createFrame('file', this.#root, null, { touch: 0, entry: 0 })
    this.#frames.push(this.#top)
  }

  continueAt(cursor: Cursor): void {
    this.#closeAll()
    this.#cursor = cursor
  }

  fault(): Fault | null {
    return this.#fault
  }

  finish(): FieldNode {
    this.#closeAll()
    for (const { node, facts, count } of this.#top.pending.values()) addToTally(node, facts, count)
    this.#top.pending.clear()
    return this.#root
  }

  disclosed(): Disclosed {
    return this.#inner.disclosed()
  }

  /** Closes what a text left open that broke off. */
  #closeAll(): void {
    this.#closeTo(1)
  }

  #closeTo(frames: number): void {
    while (this.#frames.length > frames) this.onClose()
  }

  onKey(key: string): void {
    noteMember(this.#top, key)
  }

  onOpen(kind: 'object' | 'array'): void {
    const start = { touch: this.#mover.mark(), entry: this.#entries }
    const outer = this.#top
    const columns = kind === 'array' ? columnsForRow(outer) : null
    const node = this.#child()
    this.#entries++
    this.#count(node, counters.total)
    this.#count(node, kind === 'object' || columns !== null ? counters.object : counters.array)
    noteContainer(outer)
    const frame = createFrame(columns !== null ? 'row' : kindIn(outer, kind), node, outer, start)
    this.#frames.push(frame)
    this.#top = frame
    enterTable(frame, outer)
    if (columns === null) return
    frame.columns = columns
    this.#fitColumns(frame, columns)
  }

  onClose(): void {
    const frame = this.#top
    this.#frames.pop()
    const outer = this.#frames.at(-1)
    if (outer === undefined) return
    this.#top = outer
    if (frame.memberCount === 0) {
      this.#count(frame.node, counters.empty)
      this.#entries++
    }
    const list = openList(frame)
    if (list !== null && leaveColumns(list, outer)) this.#note('COLUMNS_AFTER_ROWS')
    if (frame.kind === 'object' || frame.kind === 'row') this.#closeObject(frame, outer)
    if (frame.kind === 'entry') this.#closeEntry(frame, outer)
    if (outer.kind === 'file') this.#mover.forgetBefore(this.#mover.mark())
    else if (this.#mover.overflows()) this.#forget()
  }

  onString(text: string): void {
    const top = this.#top
    notePairKey(top, text, () => this.#site())
    this.#scalar('string', text)
    nameColumn(top, text, () => this.#cursor.position())
  }

  onNumber(lexeme: string): void {
    this.#scalar('number', lexeme)
  }

  onLiteral(value: boolean | null): void {
    this.#scalar(value === null ? 'null' : 'boolean', String(value))
  }

  #scalar(kind: ScalarKind, text: string): void {
    const top = this.#top
    notePairScalar(top, kind, text)
    this.#countScalar(this.#child(), { kind, text, isLong: false }, top)
    if (this.#entries - this.#entriesLooked < forgetEvery) return
    this.#entriesLooked = this.#entries
    if (this.#mover.overflows()) this.#forget()
  }

  #countScalar(node: FieldNode, { kind, text, isLong }: Scalar, frame: Frame): void {
    const found: Embedded = kind === 'string' && text.length > 1 ? this.#find(node, text) : { kind: 'none' }
    this.#entries++
    this.#count(node, counters.total)
    this.#count(node, counters[kind])
    if (found.kind === 'document' && !found.isAside) {
      this.#count(node, this.#listener.hints.marks.document)
      if ((node.watch & watch.tally) !== 0) addPending(frame.pending, node, 0, 1)
      return this.#readEmbedded(node, found)
    }
    if (kind === 'boolean' && text === 'true') this.#count(node, counters.true)
    let isEmpty = kind === 'null' || text === ''
    if (!isEmpty && kind !== 'boolean') {
      const mark = this.#listener.markOf(text, !isLong && (node.watch & watch.looks) !== 0)
      if (mark !== 0) this.#count(node, mark)
      if (found.kind === 'document') this.#readEmbedded(node, found)
      isEmpty = mark !== 0 && this.#listener.isEmptyMark(mark)
      if (kind === 'string' && this.#mayCarry(node, text)) this.#carry(node, text, frame)
    }
    if (isEmpty) this.#count(node, counters.empty)
    else if (node.watch !== 0) this.#report(node, kind, text, frame)
    // That nothing was answered may say something, too.
    if (kind === 'string' && text === '') this.#tellFacts(node, text, frame)
  }

  #find(node: FieldNode, text: string): Embedded {
    const growth = { frames: this.#frames.length, fields: this.#nextId }
    return this.#inner.find(text, (node.watch & watch.pairs) !== 0, growth)
  }

  /** Reads a document as if it stood in place of its string, below a field of its own. */
  #readEmbedded(node: FieldNode, document: Embedded & { kind: 'document' }): void {
    const outer = this.#inner.open(document, this.#nextId)
    const frame = createFrame('inner', node, this.#top, { touch: this.#mover.mark(), entry: this.#entries })
    if (isList(this.#top) && node.kind !== 'element') frame.pointer = pointerOfPair(this.#top, node)
    const around = this.#frames.push(frame) - 1
    this.#top = frame
    readEmbedded(document.text, this)
    this.#closeTo(around)
    this.#inner.close(outer, this.#nextId)
  }

  mayOpen(): boolean {
    return this.#inner.hasRoom(this.#nextId)
  }

  /** Gives a watched value to whom it concerns. */
  #report(node: FieldNode, kind: ScalarKind, text: string, frame: Frame): void {
    this.#tellFacts(node, text, frame)
    if ((node.watch & watch.tally) !== 0) addPending(frame.pending, node, 0, 1)
    if ((node.watch & watch.type) !== 0 && kind === 'string' && ownerOf(frame) === frame && frame.kind !== 'entry') {
      const type = this.#listener.typeNamed(node, text)
      if (type !== null && frame.node.type !== type) this.#branch(frame, type)
    }
  }

  #tellFacts(node: FieldNode, text: string, frame: Frame): void {
    const facts = (node.watch & watch.fact) === 0 ? 0 : this.#listener.factsOf(node, text)
    const owner = ownerOf(frame)
    if (facts !== 0) owner.facts = this.#listener.joinFacts(owner.facts, facts)
  }

  /** Lets the record of `frame` go on in the branch of its type, and moves there what it already gave. */
  #branch(frame: Frame, type: string): void {
    if (frame.isTyped) return
    const base = frame.node
    let branch = base.branches.get(type)
    if (this.#isSealed(frame) || (branch === undefined && base.branches.size >= maxBranches)) {
      addLateType(base, type)
      return
    }
    branch ??= this.#addNode({ like: base, parent: base.parent, base, type })
    frame.isTyped = true
    frame.node = branch
    const moved = this.#mover.move(frame.touchStart, base, branch)
    const pending = [...frame.pending.values()].filter(entry => moved.has(entry.node))
    for (const entry of pending) {
      frame.pending.delete(entry.key)
      addPending(frame.pending, moved.get(entry.node) ?? entry.node, entry.facts, entry.count)
    }
    if (frame.kind === 'row' && Array.isArray(frame.columns)) this.#fitColumns(frame, frame.columns)
  }

  #mayCarry(node: FieldNode, text: string): boolean {
    return (
      (node.watch & (watch.names | watch.queries)) !== 0 ||
      this.#listener.hints.nameStarts.some(start => text.startsWith(start))
    )
  }

  #carry(node: FieldNode, text: string, frame: Frame): void {
    const names = this.#listener.namesCarried(node, text)
    for (const name of names) {
      // An element is no field of its own: the name hangs below the array.
      const holder = node.kind === 'element' && node.parent !== null ? node.parent : node
      const slot = childSlot('carried', name)
      let carried = holder.others.get(slot)
      if (carried === undefined && holder.others.size >= maxCarried) continue
      carried ??= this.#addChild(holder, 'carried', name)
      this.#count(carried, counters.total)
      this.#count(carried, counters.string)
      this.#entries++
      addPending(frame.pending, carried, 0, 1)
    }
  }

  #closeObject(frame: Frame, outer: Frame): void {
    if (this.#closePair(frame, outer)) return
    const tallied = (frame.node.watch & watch.tally) !== 0 && frame.memberCount > 0
    if (tallied) addPending(frame.pending, frame.node, 0, 1)
    for (const { node, facts, count } of frame.pending.values()) {
      addPending(outer.pending, node, this.#listener.joinFacts(facts, frame.facts), count)
    }
  }

  /** An array that is no pair: what its elements say concerns the object around it, as it does in any array. */
  #closeEntry(frame: Frame, outer: Frame): void {
    if (this.#closePair(frame, outer)) return
    const owner = ownerOf(outer)
    owner.facts = this.#listener.joinFacts(owner.facts, frame.facts)
    handPending(frame, outer, node => node)
  }

  /** Reads a pair as the member it stands for. False where a frame is none. */
  #closePair(frame: Frame, outer: Frame): boolean {
    if (this.#isSealed(frame)) return false
    const value = pairIn(frame, this.#listener, () => this.#mover.since(frame.touchStart))
    if (value === null) return false
    return value === 'scalar' ? this.#closeScalarPair(frame, outer) : this.#closeWidePair(frame, outer, value)
  }

  #closeScalarPair(frame: Frame, outer: Frame): boolean {
    if (frame.pairScalar === null) return false
    const { kind, text, isWrapped } = frame.pairScalar
    this.#mover.undo(frame.touchStart)
    const node = this.#pairNode(outer.node, frame)
    if (!occurs(node) && frame.pairSite !== null) node.first = frame.pairSite
    this.#countScalar(node, { kind, text, isLong: !isWrapped && Buffer.byteLength(text) >= longToken }, outer)
    return true
  }

  /** A pair whose value is a list. */
  #closeWidePair(frame: Frame, outer: Frame, value: FieldNode): boolean {
    const moved = this.#mover.move(frame.touchStart, value, this.#pairNode(outer.node, frame))
    handPending(frame, outer, node => moved.get(node))
    return true
  }

  /** The field that a pair stands for. A key that looks generated folds, as it does where it is a member. */
  #pairNode(holder: FieldNode, frame: Frame): FieldNode {
    const key = frame.pairKey ?? ''
    const own = holder.others.get(childSlot('pair', key))
    const kind = own === undefined && this.#folds(key, holder.others.size) ? 'dynamic' : 'pair'
    const segment = kind === 'dynamic' ? '*' : key
    const known = own ?? holder.others.get(childSlot(kind, segment))
    const node = known ?? this.#addChild(holder, kind, segment)
    if (known === undefined && frame.pairSite !== null) node.first = frame.pairSite
    const mark = kind === 'dynamic' ? this.#listener.markOfKey(key) : 0
    if (mark !== 0) this.#countKey(node, mark)
    return node
  }

  /** The field that the next value belongs to. */
  #child(): FieldNode {
    const top = this.#top
    if (top.kind === 'file') {
      top.memberCount++
      return this.#root
    }
    const parent = top.node
    if (top.kind === 'inner') {
      top.memberCount++
      return parent.others.get('inner:!') ?? this.#addChild(parent, 'inner', '!')
    }
    if (top.kind === 'row') return this.#cell(top)
    if (isList(top)) {
      top.index = top.memberCount++
      const list = openList(top)
      if (list !== null && !addColumn(list)) this.#note('TOO_MANY_COLUMNS')
      return parent.others.get('element:*') ?? this.#addChild(parent, 'element', '*')
    }
    return parent.members.get(top.key) ?? this.#newMember(parent, top.key)
  }

  /** The field of a row's next cell: the member that its column names, or no member in particular. */
  #cell(row: Frame): FieldNode {
    const name = currentColumn(row, row.memberCount++)?.name ?? null
    row.key = name ?? ''
    row.isFolded = name === null
    if (name === null) return row.node.others.get('dynamic:*') ?? this.#addChild(row.node, 'dynamic', '*')
    return row.node.members.get(name) ?? this.#newMember(row.node, name)
  }

  /** Makes the members that a row can have, in the order of its columns. */
  #fitColumns({ node }: Frame, columns: readonly Column[]): void {
    for (const { name } of columns) {
      if (name === null || node.members.has(name) || this.#folds(name, node.members.size)) continue
      this.#addChild(node, 'key', name)
    }
  }

  #note(code: keyof typeof tableFaults): void {
    this.#fault ??= new Fault(code, tableFaults[code], this.#cursor.position())
  }

  #newMember(parent: FieldNode, key: string): FieldNode {
    this.#top.isFolded = this.#folds(key, parent.members.size)
    if (!this.#top.isFolded) return this.#addChild(parent, 'key', key)
    const node = parent.others.get('dynamic:*') ?? this.#addChild(parent, 'dynamic', '*')
    const mark = this.#listener.markOfKey(key)
    if (mark !== 0) this.#countKey(node, mark)
    return node
  }

  #countKey(node: FieldNode, mark: number): void {
    this.#count(node, mark)
    this.#entries++
  }

  /** Whether a new key becomes no field of its own: it looks generated, or is one of very many that say nothing to us. */
  #folds(key: string, siblings: number): boolean {
    if (siblings >= maxNamedMembers) return true
    return this.#listener.isGenerated(key) || (siblings >= maxMembers && !this.#listener.isKnown(key))
  }

  #addChild(parent: FieldNode, kind: FieldNode['kind'], segment: string): FieldNode {
    const node = this.#addNode({ like: { kind, segment }, parent, base: null, type: null })
    if (kind === 'key') addChildTo(parent, 'members', segment, node)
    else addChildTo(parent, 'others', childSlot(kind, segment), node)
    return node
  }

  #addNode(parts: {
    readonly like: Pick<FieldNode, 'kind' | 'segment'>
    readonly parent: FieldNode | null
    readonly base: FieldNode | null
    readonly type: string | null
  }): FieldNode {
    const { like, parent, base, type } = parts
    const { kind, segment } = like
    const node = createNode({ id: this.#nextId++, kind, segment, parent, base, type, first: this.#site() })
    if (base !== null && type !== null) addChildTo(base, 'branches', type, node)
    node.watch = this.#listener.onField(node)
    return node
  }

  #count(node: FieldNode, counter: number): void {
    if (counter === counters.total && !occurs(node) && node.kind !== 'pair') node.first = this.#site()
    addTo(node, counter, 1)
    this.#mover.log(node, counter)
  }

  /** Where the current value stands. */
  #site(): FirstSite {
    const top = this.#top
    // Of a cell, what people look for is the name of its column.
    const named = top.kind === 'row' ? currentColumn(top, top.memberCount - 1)?.position : null
    return { pointer: top.kind === 'file' ? '' : pointerOfChild(top), ...(named ?? this.#cursor.position()) }
  }

  /** Whether a container has grown too large to be moved. */
  #isSealed(frame: Frame): boolean {
    return this.#entries - frame.entryStart > maxMoved
  }

  /** Forgets what can no longer move: what was counted before the outermost container that still can. */
  #forget(): void {
    const open = this.#frames.find(frame => frame.kind !== 'file' && !this.#isSealed(frame))
    this.#mover.forgetBefore(open?.touchStart ?? this.#mover.mark())
  }
}
