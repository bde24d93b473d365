import { counters, firstMark, type FirstSite } from '../model/field.ts'
import { pointerOfChild } from './frame-pointer.ts'
import type { FieldListener, ScalarKind } from './field-listener.ts'
import { maxPairKey } from './field-listener.ts'
import type { FieldNode } from './field-node.ts'
import { childSlot, type Frame } from './frame.ts'
import type { Logged } from './mover.ts'
import { kindOfWrapped, otlpScalars } from './otlp-pair.ts'
import { maxPairMembers, pairCompanions, pairKeyNames, pairValueNames } from './pair-keys.ts'

/** Pairs for the plain reader: the counterpart of `src/parse/kernel/pairs.ts` and `plain-pairs.ts`. */

const keyNames: ReadonlySet<string> = new Set(pairKeyNames)
const valueNames: ReadonlySet<string> = new Set(pairValueNames)
const companions: ReadonlySet<string> = new Set(pairCompanions)

/** Takes the key of the next member. */
export function noteMember(frame: Frame, key: string): void {
  frame.key = key
  frame.isFolded = false
  frame.memberCount++
  frame.isAwaiting = true
  if (frame.memberCount <= maxPairMembers) frame.keys.push(key)
}

/** Notes that an object or array opens in `outer`. */
export function noteContainer(outer: Frame): void {
  outer.isAwaiting = false
  if (outer.kind === 'object' && companions.has(outer.key)) outer.hasWideCompanion = true
}

/** Kind of the frame of an object or array that opens in `outer`: an entry where it may be a pair. */
export function kindIn(outer: Frame, kind: 'object' | 'array'): 'object' | 'array' | 'entry' {
  return kind === 'array' && outer.kind === 'array' && outer.part === 'pairs' ? 'entry' : kind
}

/** Whether the values of a frame are elements. */
export function isList({ kind }: Frame): boolean {
  return kind === 'array' || kind === 'entry'
}

/** Remembers what may be the key of a pair; its place only where the pair is new. */
export function notePairKey(frame: Frame, text: string, site: () => FirstSite): void {
  const isKey = frame.kind === 'entry' ? frame.memberCount === 0 : isElement(frame) && keyNames.has(frame.key)
  if (!isKey || Buffer.byteLength(text) > maxPairKey) return
  frame.pairKey = text
  const { outer } = frame
  if (outer === null || outer.node.others.has(childSlot('pair', text))) return
  // An entry is told by itself, not by its first element.
  frame.pairSite = frame.kind === 'entry' ? { ...site(), pointer: pointerOfChild(outer) } : site()
}

/** Remembers what may be the value of a pair. */
export function notePairScalar(frame: Frame, kind: ScalarKind, text: string): void {
  const { key, outer } = frame
  frame.isAwaiting = false
  if (outer?.key === 'value' && isElement(outer) && otlpScalars.has(key)) {
    outer.pairScalar = { kind: kindOfWrapped(key, kind), text, isWrapped: true }
    return
  }
  const isValue = frame.kind === 'entry' ? frame.memberCount === 1 : isElement(frame) && valueNames.has(key)
  if (isValue) frame.pairScalar = { kind, text, isWrapped: false }
}

/** A value; `isLong` where the kernel reads it in pieces under another name, and does not know what it looks like. */
export interface Scalar {
  readonly kind: ScalarKind
  readonly text: string
  readonly isLong: boolean
}

/**
 * The value of the pair that a closing frame is: a scalar, or the field of a list; null where it is none.
 *
 * @param since Tells what has been counted in it, in order.
 */
export function pairIn(
  frame: Frame,
  { isName, hints }: Pick<FieldListener, 'isName' | 'hints'>,
  since: () => readonly Logged[],
): 'scalar' | FieldNode | null {
  const { pairKey, pairScalar, node } = frame
  if (pairKey === null) return null
  const counted = since()
  const fields = counted.filter(({ counter }) => counter === counters.total).map(one => one.node)
  const wrapper = node.members.get('value') ?? null
  const isWrapped = pairScalar?.isWrapped === true
  if (wrapper !== null && mayBeWrapped(frame)) {
    if (isWrapped) return tellsAll(node, fields, { wrapper, list: null }) ? 'scalar' : null
    const list = listIn(wrapper, fields)
    if (list !== null) return tellsAll(node, fields, { wrapper, list }) ? list : null
  }
  const isPlain = mayBePlain(frame) && !counted.some(one => isFoundInCompanion(one, node, hints.firstLook))
  const value = { wrapper: isWrapped ? wrapper : null, list: null }
  return isPlain && tellsAll(node, fields, value) && isName(pairKey) ? 'scalar' : null
}

/** The field of the list that wraps the values of a pair, where this one has any. */
function listIn(wrapper: FieldNode, fields: readonly FieldNode[]): FieldNode | null {
  const lists = ['arrayValue', 'kvlistValue'].map(name => wrapper.members.get(name)?.members.get('values'))
  return lists.find(values => values !== undefined && fields.includes(values)) ?? null
}

function isFoundInCompanion({ node, counter }: Logged, pair: FieldNode, firstLook: number): boolean {
  return node.parent === pair && companions.has(node.segment) && counter >= firstMark && counter < firstLook
}

/**
 * Whether a pair tells all that stands in it once it is read as the member that it stands for: nothing stands beside what wraps
 * its value, or beside the list in that, and nothing hangs on its key or on what says of what kind the value is.
 */
function tellsAll(
  pair: FieldNode,
  fields: readonly FieldNode[],
  { wrapper, list }: { readonly wrapper: FieldNode | null; readonly list: FieldNode | null },
): boolean {
  const wrapped = wrapper === null ? 1 : fields.filter(({ parent }) => parent === wrapper).length
  const isBesideList = ({ parent }: FieldNode): boolean => list !== null && parent === list.parent
  return wrapped === 1 && fields.every(field => (isBesideList(field) ? field === list : !hangsOnOther(field, pair)))
}

/** Whether a field is a document or a carried name of a member that is neither value nor, for a name, key. */
function hangsOnOther({ kind, parent }: FieldNode, pair: FieldNode): boolean {
  if (parent?.parent !== pair || parent.kind !== 'key') return false
  if (kind !== 'inner' && kind !== 'carried') return false
  return companions.has(parent.segment) || (kind === 'inner' && keyNames.has(parent.segment))
}

/** Whether an object may be a pair whose value is wrapped as OTLP does. */
function mayBeWrapped({ kind, keys, memberCount }: Frame): boolean {
  return kind === 'object' && memberCount === 2 && keys.includes('key')
}

/**
 * Whether an object or entry has the members of a plain pair. Whether it is one hangs on its key: only a name does not make a
 * record out of what is one.
 */
function mayBePlain({ kind, keys, memberCount, node, pairScalar, hasWideCompanion, isAwaiting }: Frame): boolean {
  if (pairScalar === null) return false
  if (kind === 'entry') return memberCount === 2
  const others = keys.filter(key => !keyNames.has(key) && !valueNames.has(key))
  const values = keys.filter(key => valueNames.has(key))
  return (
    memberCount <= maxPairMembers &&
    values.length === 1 &&
    keys.length - others.length === 2 &&
    others.every(key => companions.has(key)) &&
    keys.every(key => node.members.has(key)) &&
    !hasWideCompanion &&
    !isAwaiting
  )
}

function isElement({ kind, outer }: Frame): boolean {
  return kind === 'object' && outer !== null && isList(outer)
}
