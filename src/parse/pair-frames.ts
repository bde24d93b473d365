import type { FirstSite } from '../model/field.ts'
import { pointerOfChild } from './frame-pointer.ts'
import type { ScalarKind } from './field-listener.ts'
import { maxPairKey } from './field-listener.ts'
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

/** Whether an array that opens in `outer` may be a pair. */
export function isEntryOf({ kind, part }: Frame): boolean {
  return kind === 'array' && part === 'pairs'
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

/** Whether an object may be a pair whose value is wrapped as OTLP does. */
export function mayBeWrapped({ kind, keys, memberCount }: Frame): boolean {
  return kind === 'object' && memberCount === 2 && keys.includes('key')
}

/**
 * Whether an object or entry has the members of a plain pair. Whether it is one hangs on its key: only a name does not make a
 * record out of what is one.
 */
export function mayBePlain({
  kind,
  keys,
  memberCount,
  node,
  pairScalar,
  hasWideCompanion,
  isAwaiting,
}: Frame): boolean {
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
  return kind === 'object' && (outer?.kind === 'array' || outer?.kind === 'entry')
}
