import { allocate, Kind, Role } from './layout'
import { hash } from './memo'

/** The keys of OTLP pairs, which the host names. */

/** Keys that OTLP pairs are made of, as the host named them. */
let roleKeys: usize = 0
let roleCount: u32 = 0
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
  roleKeys = allocate(64)
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
  store<u32>(roleKeys + <usize>roleCount * 4, <u32>at)
  roleCount++
  return at
}

/** Names the keys that hold a pair's value. */
export function setPairKeys(value: usize, values: usize, arrayValue: usize, kvlistValue: usize): void {
  valueKey = value
  valuesKey = values
  arrayValueKey = arrayValue
  kvlistValueKey = kvlistValue
}

/** What a key means in an OTLP pair. */
export function roleOf(text: usize, length: u32, keyHash: u32): u32 {
  for (let at: u32 = 0; at < roleCount; at++) {
    const key = changetype<Key>(load<u32>(roleKeys + <usize>at * 4))
    if (key.hash == keyHash && key.length == length && memory.compare(key.text, text, length) == 0) return key.role
  }
  return Role.none
}
