import { allocate } from './layout'
import { names } from './value'

/**
 * Answers that the host gave for short texts, since values repeat: what a text is, which facts it settles, which type it
 * names. An entry is overwritten by the next text that falls on it, so that this stays as large as it is.
 */

const LONGEST: u32 = 40
const ENTRIES: u32 = 4096
const ENTRY_SIZE: usize = 64

let entries: usize = 0
/** Part of every question about a field: fields of another file are others. */
let file: u32 = 0

/** What is asked, as part of the question. Marks hold for every file; the rest is asked of a field of one file. */
export const enum Ask {
  mark = 0,
  looks = 1,
  fact = 2,
  type = 3,
  names = 4,
  name = 5,
}

/** Reserves the table. */
export function prepareMemo(): void {
  entries = allocate(<usize>ENTRIES * ENTRY_SIZE)
}

/** Makes what is known of another file's fields unknown. */
export function forgetFields(): void {
  file++
}

/** Entry for a question. `known` tells whether its answer stands there; 0 where the text is too long to be kept. */
export let known: bool = false

/** Finds the place of a question's answer. */
export function lookUp(ask: Ask, field: u32, text: usize, length: u32, escaped: u32): usize {
  known = false
  if (length > LONGEST) return 0
  const question = ask <= Ask.looks ? ask : (file << 3) | ask
  const entry = entries + <usize>(hash(text, length, question * 31 + field) & (ENTRIES - 1)) * ENTRY_SIZE
  const size = (length << 1) | escaped | 0x80000000
  known =
    load<u32>(entry) == size &&
    load<u32>(entry, 4) == question &&
    load<u32>(entry, 8) == field &&
    memory.compare(entry + 16, text, length) == 0
  return entry
}

/** Keeps the answer to the question that `lookUp` found this place for. */
export function keep(entry: usize, ask: Ask, field: u32, text: usize, length: u32, escaped: u32, answer: u32): void {
  if (entry == 0) return
  store<u32>(entry, (length << 1) | escaped | 0x80000000)
  store<u32>(entry, ask <= Ask.looks ? ask : (file << 3) | ask, 4)
  store<u32>(entry, field, 8)
  store<u32>(entry, answer, 12)
  memory.copy(entry + 16, text, length)
}

/** The answer that stands in an entry. */
export function answerIn(entry: usize): u32 {
  return load<u32>(entry, 12)
}

/** A hash of every byte of a text. */
export function hash(text: usize, length: u32, seed: u32): u32 {
  let mixed: u64 = (<u64>seed + length) * 0x9e3779b97f4a7c15
  let at = text
  let left = length
  while (left >= 8) {
    mixed = rotl(mixed ^ load<u64>(at), 29) * 0xff51afd7ed558ccd
    at += 8
    left -= 8
  }
  // What is read beyond the text is shifted out again.
  if (left > 0) mixed = rotl(mixed ^ (load<u64>(at) << (64 - (left << 3))), 29) * 0xff51afd7ed558ccd
  return (<u32>(mixed >> 32)) ^ (<u32>mixed)
}
