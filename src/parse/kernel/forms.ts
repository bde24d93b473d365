import { isDigit } from './bytes'
import { mayStartName } from './inner-looks'
import { Watch } from './layout'
import { countShort } from './plain-values'
import { Node } from './structs'
import { isGuid, isTime } from './sure-forms'
import { mayBeListed } from './sure-masks'
import { isImei, isSim } from './sure-numbers'
import { DIGIT_BASE, DIGIT_LIMIT, HEX_LIMIT, LETTER_BASE, SPACES } from './vectors'

/**
 * Fields whose values are ever new and of one form: GUIDs, times, the numbers of devices. What holds of one holds of all: a look
 * at the form tells what becomes of the next.
 */

/** A form is told by its length. */
const enum Shape {
  none = 0,
  /** Twelve hexadecimal digits, as Microsoft Graph writes the address of a network card. */
  address = 12,
  imei = 15,
  sim = 19,
  longSim = 20,
  guid = 36,
  /** `2026-11-01T08:30:00Z`, of twenty characters as well. */
  time = 120,
}

function lengthOf(form: u32): u32 {
  return form == Shape.time ? 20 : form
}

/** Counts a string of the form that values of the field have. Answers with its length, or 0 where it has another. */
export function takeForm(node: usize, text: usize, end: usize): u32 {
  const field = changetype<Node>(node)
  const length = lengthOf(field.form)
  if (text + length >= end || load<u8>(text + length) != 0x22 || !isOfForm(field.form, text, field.watch)) return 0
  countShort(node, field.formSlot, 0)
  return length
}

/** The same for a member's value that stands from `colon` to the quote of the next key. Answers how far it is to that, or 0. */
export function takeFormOfMember(node: usize, colon: usize, end: usize): u32 {
  const field = changetype<Node>(node)
  const length = lengthOf(field.form)
  const text = colon + 2
  if (text + length + 3 > end || !field.occurs || load<u16>(colon) != 0x223a) return 0
  if ((load<u32>(text + length) & 0xffffff) != 0x222c22 || !isOfForm(field.form, text, field.watch)) return 0
  countShort(node, field.formSlot, 0)
  return length + 4
}

/** Remembers what became of a string on which nothing else hangs, that may tell the form of others. */
export function keepForm(node: usize, text: usize, length: u32, slot: usize): void {
  const field = changetype<Node>(node)
  if (field.form != Shape.none) return
  const form: u32 = length == 20 && load<u8>(text, 4) == 0x2d ? Shape.time : length
  if (!isOfForm(form, text, field.watch)) return
  field.form = form
  field.formSlot = slot
}

function isOfForm(form: u32, text: usize, watch: u32): bool {
  // `77` may begin the base64 of a byte order mark: see `inner-looks.ts`.
  if (load<u16>(text) == 0x3737) return false
  if (form == Shape.guid) return isGuid(text)
  if (form == Shape.time) return isTime(text)
  if (form == Shape.address) return isAddress(text, watch)
  if (form == Shape.imei) return isImei(text)
  return (form == Shape.sim || form == Shape.longSim) && isSim(text, form)
}

/** Twelve hexadecimal digits with a letter that are no listed word and no name. What they look like hangs on more of them. */
function isAddress(text: usize, watch: u32): bool {
  const bytes = v128.load(text)
  const digits: u32 = i8x16.bitmask(i8x16.lt_s(i8x16.sub(bytes, v128.load(DIGIT_BASE)), v128.load(DIGIT_LIMIT)))
  const folded = i8x16.sub(v128.or(bytes, v128.load(SPACES)), v128.load(LETTER_BASE))
  const letters: u32 = i8x16.bitmask(i8x16.lt_s(folded, v128.load(HEX_LIMIT))) & 0xfff
  if (((digits | letters) & 0xfff) != 0xfff || letters == 0) return false
  const first = <u32>load<u8>(text)
  if ((watch & Watch.looks) != 0 && (!isDigit(first) || popcnt(letters) == 1)) return false
  return !mayStartName(first) && !mayBeListed(text, Shape.address)
}
