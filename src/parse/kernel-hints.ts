import type { ValueHints } from './field-listener.ts'
import { pairCompanions, pairKeyNames, pairListKeys, pairValueNames } from './pair-keys.ts'
import { columnListKeys, columnNameKeys, rowListKeys } from './table-keys.ts'
import type { KernelExports } from './kernel-exports.ts'

/** Marks by the order of `Sure` in `src/parse/kernel/sure.ts`. */
const sureOrder = [
  'email',
  'mac',
  'imei',
  'iccid',
  'iso-date-time',
  'epoch',
  'guid',
  'url',
  'version',
  'number',
  'word',
  'text',
  'document',
] as const

/** Keys that list the columns of a table, that hold its rows, and that name a column in such a list; in lower case. */
const tableKeys: readonly (readonly [role: number, keys: readonly string[]])[] = [
  [6, columnListKeys],
  [7, rowListKeys],
  [8, columnNameKeys],
]

/** What a key of a pair is; one that names columns, too, is both. */
function roleOfPairKey(key: string): number {
  if (key === 'key') return 1
  return columnNameKeys.includes(key) ? 11 : 9
}

/** Keys of pairs and their roles; the first role of a key holds. @see `Role` of `src/parse/kernel/layout.ts` */
const roles: readonly (readonly [key: string, role: number])[] = [
  ...pairKeyNames.map(key => [key, roleOfPairKey(key)] as const),
  ...pairValueNames.map(key => [key, key === 'value' ? 2 : 10] as const),
  ...pairCompanions.map(key => [key, 12] as const),
  ...pairListKeys.map(key => [key, 13] as const),
  ['stringValue', 3],
  ['intValue', 4],
  ['doubleValue', 4],
  ['boolValue', 5],
  ['bytesValue', 3],
]

/** Tells a new instance what holds for every file. */
export function teachKernel(kernel: KernelExports, hints: ValueHints): void {
  const room = kernel.room()
  let bytes = Buffer.from(kernel.memory.buffer)
  const hand = (text: string): number => {
    // The memory moves when it grows.
    if (bytes.buffer !== kernel.memory.buffer) bytes = Buffer.from(kernel.memory.buffer)
    return bytes.write(text, room)
  }
  const nameKey = (name: string, role: number): number => kernel.nameKey(hand(name), role)
  for (const [which, name] of sureOrder.entries()) kernel.setMark(which, hints.marks[name])
  kernel.setMaskedMark(hints.maskedMark)
  kernel.setFirstLook(hints.firstLook)
  for (const word of hints.words) kernel.listWord(hand(word))
  for (const start of hints.nameStarts) kernel.addPrefix(Buffer.from(start).readUInt32LE(0))
  for (const [key, role] of roles) nameKey(key, role)
  for (const [role, keys] of tableKeys) for (const key of keys) nameKey(key, role)
  kernel.pairKeys(nameKey('value', 2), nameKey('values', 0), nameKey('arrayValue', 0), nameKey('kvlistValue', 0))
  kernel.ready()
}
