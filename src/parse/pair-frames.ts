import type { FirstSite } from '../model/field.ts'
import { pointerOfChild } from './frame-pointer.ts'
import type { ScalarKind } from './field-listener.ts'
import { maxPairKey } from './field-listener.ts'
import type { FieldNode } from './field-node.ts'
import { childSlot, type Frame } from './frame.ts'
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

/** The value of the pair that a closing frame is: a scalar, or the field of a list; null where it is none. */
export function pairIn(
  frame: Frame,
  isName: (key: string) => boolean,
  hasCounted: (list: FieldNode) => boolean,
): 'scalar' | FieldNode | null {
  const { pairKey, pairScalar, node } = frame
  if (pairKey === null) return null
  const wrapped = mayBeWrapped(frame) ? node.members.get('value') : undefined
  if (wrapped !== undefined && pairScalar?.isWrapped === true) return 'scalar'
  const list = ['arrayValue', 'kvlistValue']
    .map(name => wrapped?.members.get(name)?.members.get('values'))
    .find(values => values !== undefined && hasCounted(values))
  return list ?? (mayBePlain(frame) && isName(pairKey) ? 'scalar' : null)
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
