import { decodeString } from './decode'
import { starChild } from './fields'
import { allocate, Kind, LONGEST_NAME } from './layout'
import { foldedMark, memberNamed } from './members'
import { hash } from './memo'
import { tokenColumn, tokenLine, tokenOffset } from './site'
import { Column, Frame } from './structs'

/**
 * Tables: lists of column names, and the fields that the cells of a row belong to. The lists of open objects stand one behind
 * the other. A list is told by its place plus 1; its first entry is its head, which holds how many columns it has (`length`),
 * how many of them are named (`mark`), and for which fields its cells were looked up (`node`, `typedNode`).
 */

/** Most columns of all open tables together. Excel has as many. */
const MOST: u32 = 16_384
const NO_NAME: u32 = 0xffffffff

let table: usize = 0
let capacity: u32 = 0
let used: u32 = 0
/** Names of columns, as they stand in the input. */
let texts: usize = 0
let textCapacity: u32 = 0
let textUsed: u32 = 0
let decoded: usize = 0

/** Starts a file. What a table needs is reserved with the first one. */
export function startColumns(): void {
  table = 0
  capacity = 0
  used = 0
  textCapacity = 0
  textUsed = 0
}

function entryAt(index: u32): Column {
  return changetype<Column>(table + <usize>index * offsetof<Column>())
}

function addEntry(): Column {
  if (used == capacity) {
    if (capacity == 0) decoded = allocate(LONGEST_NAME * 6)
    const larger = allocate(<usize>max(capacity * 2, 64) * offsetof<Column>())
    memory.copy(larger, table, <usize>capacity * offsetof<Column>())
    table = larger
    capacity = max(capacity * 2, 64)
  }
  const entry = entryAt(used++)
  memory.fill(changetype<usize>(entry), 0, offsetof<Column>())
  return entry
}

/** Starts a list. */
export function openList(): u32 {
  addEntry().text = textUsed
  return used
}

/** Forgets a list and those behind it. */
export function dropList(list: u32): void {
  textUsed = entryAt(list - 1).text
  used = list - 1
}

/** Puts a list in the place of the one before it. */
export function replaceList(old: u32, list: u32): void {
  entryAt(list - 1).text = entryAt(old - 1).text
  const size = <usize>(used - (list - 1)) * offsetof<Column>()
  memory.copy(changetype<usize>(entryAt(old - 1)), changetype<usize>(entryAt(list - 1)), size)
  used -= list - old
}

/** Whether columns of an open object are known. */
export function isInTable(): bool {
  return used != 0
}

/** Columns of a list. */
export function columnsOf(list: u32): u32 {
  return entryAt(list - 1).length
}

/** Columns of a list that have a name. */
export function namesOf(list: u32): u32 {
  return entryAt(list - 1).mark
}

/** Adds a column without a name. False where there are too many. */
export function addColumn(list: u32): bool {
  if (used > MOST) return false
  addEntry().length = NO_NAME
  entryAt(list - 1).length++
  return true
}

/** Names the latest column of a list by a text of the input, which stands at the current token. */
export function nameColumn(list: u32, text: usize, length: u32, escaped: u32): void {
  const head = entryAt(list - 1)
  if (head.length == 0) return
  const column = entryAt(list + head.length - 1)
  if (column.length != NO_NAME || length > LONGEST_NAME * 6) return
  if (escaped && decodeString(text, length, decoded) > LONGEST_NAME) return
  if (!escaped && length > LONGEST_NAME) return
  head.mark++
  column.text = keepText(text, length)
  column.length = length
  column.escaped = escaped
  column.line = tokenLine()
  column.column = tokenColumn()
  column.offset = tokenOffset()
  keepBefore(list + head.length)
}

/** Keeps the texts so far when lists are forgotten that were opened before the latest text came, from the one at `first` on. */
function keepBefore(first: u32): void {
  for (let at = first; at < used; at += 1 + entryAt(at).length) entryAt(at).text = textUsed
}

function keepText(text: usize, length: u32): u32 {
  if (textUsed + length > textCapacity) {
    const size = max(textCapacity * 2, textUsed + length + 4096)
    const larger = allocate(size)
    memory.copy(larger, texts, textUsed)
    texts = larger
    textCapacity = size
  }
  memory.copy(texts + textUsed, text, length)
  textUsed += length
  return textUsed - length
}

/** Prepares a list for a row: `holder` is the field of the row, in the branch of its type where `isTyped`. */
export function fitColumns(list: u32, holder: usize, isTyped: bool): void {
  const head = entryAt(list - 1)
  if ((isTyped ? head.typedNode : head.node) == <u32>holder) return
  if (isTyped) head.typedNode = <u32>holder
  else head.node = <u32>holder
  for (let at: u32 = 0; at < head.length; at++) {
    const column = entryAt(list + at)
    const field = <u32>fieldIn(holder, column)
    if (isTyped) column.typedNode = field
    else column.node = field
  }
}

/** The member that a column means; 0 where its name is none or looks generated, which means no member in particular. */
function fieldIn(holder: usize, column: Column): usize {
  if (column.length == NO_NAME) return 0
  const text = texts + column.text
  const plain = column.escaped ? decodeString(text, column.length, decoded) : column.length
  const key = column.escaped ? decoded : text
  const field = memberNamed(holder, key, plain, hash(key, plain, Kind.key), text, column.length, column.escaped)
  if (foldedMark != 0) column.mark = foldedMark
  return field
}

/** The field of a row's next cell. */
export function nextCell(row: Frame): usize {
  const list = row.columns
  if (row.memberCount >= columnsOf(list)) return starChild(row.node, Kind.dynamic)
  const column = entryAt(list + row.memberCount)
  const field: usize = row.isTyped ? column.typedNode : column.node
  return field != 0 ? field : starChild(row.node, Kind.dynamic)
}

/** Mark of the name of a row's next cell, where it is a datum itself. */
export function nextCellMark(row: Frame): u32 {
  return row.memberCount < columnsOf(row.columns) ? entryAt(row.columns + row.memberCount).mark : 0
}

/** The column of a row's current cell where it has a name, else null. Its place is where the cell's field stands first. */
export function columnOf(row: Frame): Column | null {
  if (row.memberCount > columnsOf(row.columns)) return null
  const column = entryAt(row.columns + row.memberCount - 1)
  return column.length == NO_NAME ? null : column
}
