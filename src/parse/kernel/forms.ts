import { countShort } from './plain-values'
import { Node } from './structs'
import { isGuid, isTime } from './sure-forms'

/**
 * Fields whose values are ever new and of one form: GUIDs and times. What holds of one holds of all: a look at the form tells
 * what becomes of the next.
 */

const enum Shape {
  none = 0,
  guid = 1,
  time = 2,
}

const GUID_LENGTH: u32 = 36
/** `2026-11-01T08:30:00Z` */
const TIME_LENGTH: u32 = 20

/** Counts a string of the form that values of the field have. Answers with its length, or 0 where it has another. */
export function takeForm(node: usize, text: usize, end: usize): u32 {
  const field = changetype<Node>(node)
  const length = field.form == Shape.guid ? GUID_LENGTH : TIME_LENGTH
  if (text + length >= end || load<u8>(text + length) != 0x22) return 0
  // `77` may begin the base64 of a byte order mark: see `inner-looks.ts`.
  if (load<u16>(text) == 0x3737) return 0
  if (!(field.form == Shape.guid ? isGuid(text) : isTime(text))) return 0
  countShort(node, field.formSlot, 0)
  return length
}

/** Remembers what became of a string on which nothing else hangs, that may tell the form of others. */
export function keepForm(node: usize, text: usize, length: u32, slot: usize): void {
  const field = changetype<Node>(node)
  if (field.form != Shape.none) return
  if (length == GUID_LENGTH && isGuid(text)) field.form = Shape.guid
  else if (length == TIME_LENGTH && isTime(text)) field.form = Shape.time
  else return
  field.formSlot = slot
}
