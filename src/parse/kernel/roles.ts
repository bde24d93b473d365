import { allocate, Kind, Role } from './layout'
import { hash } from './memo'

/** The keys of OTLP pairs and of tables, which the host names. */

/** Keys as the host named them, by their hash: an open-addressed table. */
let roleKeys: usize = 0
const SLOTS: u32 = 256
/** Decoded keys of the members that hold a pair's value. */
export let arrayValueKey: usize = 0
export let kvlistValueKey: usize = 0
export let valueKey: usize = 0
export let valuesKey: usize = 0

/** A key with its length and hash: what a lookup compares. */
@unmanaged
export class Key {
  text: usize
  length: u32
  hash: u32
  role: u32
}

/** Reserves what outlives a file. */
export function prepareFields(): void {
  roleKeys = allocate(<usize>SLOTS * 4)
}

/** Teaches the kernel one key by name; returns the key. */
export function addKey(text: usize, length: u32, role: u32): usize {
  const at = allocate(offsetof<Key>())
  const key = changetype<Key>(at)
  key.text = allocate(length + 16)
  memory.copy(key.text, text, length)
  key.length = length
  key.hash = hash(key.text, length, Kind.key)
  key.role = role
  let slot = key.hash & (SLOTS - 1)
  while (load<u32>(roleKeys + ((<usize>slot) << 2)) != 0) slot = (slot + 1) & (SLOTS - 1)
  store<u32>(roleKeys + ((<usize>slot) << 2), <u32>at)
  return at
}

/** Names the keys that hold a pair's value. */
export function setPairKeys(value: usize, values: usize, arrayValue: usize, kvlistValue: usize): void {
  valueKey = value
  valuesKey = values
  arrayValueKey = arrayValue
  kvlistValueKey = kvlistValue
}

/** What a key means in an OTLP pair or a table. */
export function roleOf(text: usize, length: u32, keyHash: u32): u32 {
  let slot = keyHash & (SLOTS - 1)
  while (true) {
    const at = <usize>load<u32>(roleKeys + ((<usize>slot) << 2))
    if (at == 0) return Role.none
    const key = changetype<Key>(at)
    if (key.hash == keyHash && key.length == length && memory.compare(key.text, text, length) == 0) return key.role
    slot = (slot + 1) & (SLOTS - 1)
  }
}
