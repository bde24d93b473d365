import { decodeString } from './decode'
import { addChild, findChild, matchesKey, starChild } from './fields'
import { top } from './frames'
import { readKey } from './host'
import { allocate, Kind, LONGEST_TOKEN } from './layout'
import { hash } from './memo'
import { roleOf } from './roles'
import { hadKey } from './shape'
import { Frame, Node, restOf } from './structs'
import { hasGuidForm } from './sure-forms'

/** Which field a member's key means. */

let decoded: usize = 0
/** Mark of the latest key that folded, where it is a datum itself. */
export let foldedMark: u32 = 0

/** Reserves what outlives a file. */
export function prepareMembers(): void {
  decoded = allocate(LONGEST_TOKEN)
}

/** Goes on with the member that is likely to come next in an object, behind `last` or 0, if its key stands at `at`. Answers with it, else 0. */
export function takeLikely(frame: Frame, last: usize, at: usize, end: usize): usize {
  const next = last != 0 ? changetype<Node>(last).next : changetype<Node>(frame.node).firstMember
  if (next == 0 || !matchesKey(next, at, end)) return 0
  frame.memberCount++
  frame.last = next
  return next
}

/** Goes on with the member of a key, told by its text between the quotes. */
export function findMember(text: usize, length: u32, escaped: u32): void {
  const frame = changetype<Frame>(top)
  const plain = escaped ? decodeString(text, length, decoded) : length
  const key = escaped ? decoded : text
  const keyHash = hash(key, plain, Kind.key)
  const named = memberNamed(frame.node, key, plain, keyHash, text, length, escaped)
  const child = named != 0 ? named : starChild(frame.node, Kind.dynamic)
  frame.memberCount++
  if (named == 0) {
    frame.keyMark = foldedMark
    frame.role = roleOf(key, plain, keyHash)
  }
  const likely: usize = changetype<Node>(child).isPlain ? child : 0
  if (frame.last != 0) changetype<Node>(frame.last).next = likely
  else changetype<Node>(frame.node).firstMember = likely
  frame.last = child
}

/**
 * The member of a field that a key means, told by its text in the input and without escapes; made where there is none. What
 * looks generated folds into one member: then the answer is 0, and `foldedMark` is set.
 */
export function memberNamed(
  holder: usize,
  key: usize,
  plain: u32,
  keyHash: u32,
  text: usize,
  length: u32,
  escaped: u32,
): usize {
  foldedMark = 0
  const known = findChild(holder, Kind.key, key, plain, keyHash)
  if (known != 0) return known
  if (hadKey(holder, Kind.key, key, plain, keyHash))
    return addChild(holder, Kind.key, key, plain, text, length, escaped)
  // A GUID is no name, and no datum by itself.
  const isGuid = !escaped && length == 36 && hasGuidForm(text)
  const read = isGuid ? 1 : readKey(text, length, escaped, restOf(holder).memberCount)
  if ((read & 1) == 0) return addChild(holder, Kind.key, key, plain, text, length, escaped)
  foldedMark = read >> 8
  return 0
}
