import type { Position } from '../model/fault.ts'
import { maxColumnName, maxColumns } from './field-listener.ts'
import type { Frame } from './frame.ts'
import { pairListKeys } from './pair-keys.ts'
import { columnListKeys, columnNameKeys, rowListKeys } from './table-keys.ts'

/** What was expected of a table instead. */
export const tableFaults: Readonly<Record<'COLUMNS_AFTER_ROWS' | 'TOO_MANY_COLUMNS', string>> = {
  COLUMNS_AFTER_ROWS: 'expected the names of the columns before the rows',
  TOO_MANY_COLUMNS: `expected at most ${maxColumns} columns`,
}

/** A column of a table as the plain reader keeps it. */
export interface Column {
  /** Null where the list gives none. */
  name: string | null
  /** Where the name stands. */
  position: Position | null
}

const listKeys: ReadonlySet<string> = new Set(columnListKeys)
const rowKeys: ReadonlySet<string> = new Set(rowListKeys)
const nameKeys: ReadonlySet<string> = new Set(columnNameKeys)
const pairKeys: ReadonlySet<string> = new Set(pairListKeys)

/** What an array that opens in `outer` is, by its key; null where it is no more than an array. */
export function tablePartIn({ kind, key }: Frame): Frame['part'] {
  if (kind !== 'object') return null
  if (listKeys.has(key)) return 'columns'
  if (pairKeys.has(key)) return 'pairs'
  return rowKeys.has(key) ? 'rows' : null
}

/** Columns by which an array that opens in `outer` is read as a row, or null. */
export function columnsForRow({ kind, part, columns }: Frame): Column[] | null {
  return kind === 'array' && part === 'rows' && columns !== 'late' ? columns : null
}

/** Tells a frame that opened in `outer` what it is in a table. */
export function enterTable(frame: Frame, outer: Frame): void {
  if (frame.kind !== 'array') return
  frame.part = tablePartIn(outer)
  if (frame.part === 'columns') frame.columns = []
  else if (frame.part === 'rows' && outer.columns !== 'late') frame.columns = outer.columns
  const isLate = outer.kind === 'array' && outer.part === 'rows' && outer.columns === null
  if (isLate && outer.outer !== null) outer.outer.columns = 'late'
}

/** The list that an element of `frame` is a column of, or null. */
export function openList({ kind, part, columns }: Frame): Column[] | null {
  return kind === 'array' && part === 'columns' && columns !== 'late' ? columns : null
}

/** Adds a column without a name. False where there are too many. */
export function addColumn(list: Column[]): boolean {
  if (list.length >= maxColumns) return false
  list.push({ name: null, position: null })
  return true
}

/** Names a column where a string of `frame` does. */
export function nameColumn(frame: Frame, text: string, position: () => Position): void {
  const isName = frame.kind === 'object' && nameKeys.has(frame.key) && frame.outer !== null
  const list = isName && frame.outer !== null ? openList(frame.outer) : openList(frame)
  const column = list?.at(-1)
  if (column === undefined || column.name !== null || Buffer.byteLength(text) > maxColumnName) return
  column.name = text
  column.position = position()
}

/** Hands a list that ends to the object around it. Answers whether rows came before it. */
export function leaveColumns(list: Column[], outer: Frame): boolean {
  if (list.every(column => column.name === null)) return false
  const isLate = outer.columns === 'late'
  outer.columns = list
  return isLate
}

/** The column of a row's cell, where the list goes so far. */
export function currentColumn({ columns }: Frame, index: number): Column | undefined {
  return Array.isArray(columns) ? columns[index] : undefined
}
