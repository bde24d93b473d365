import type { Field } from '../model/field.ts'
import { columnListKeys, rowListKeys } from '../parse/table-keys.ts'

const listKeys: ReadonlySet<string> = new Set(columnListKeys)
const rowKeys: ReadonlySet<string> = new Set(rowListKeys)

/**
 * Whether a name that stands in a value is that of a column whose cells are fields themselves: then it declares nothing that
 * is not there to be judged.
 */
export function namesReadColumn(field: Field): boolean {
  if (field.kind !== 'carried') return false
  // An element of the list, or the `name` of one.
  const list = [field.parent, field.parent?.parent?.parent].find(
    one => one?.kind === 'key' && listKeys.has(one.segment),
  )
  const table = list?.parent ?? null
  return table !== null && [...table.members.values()].some(rows => holdsCells(rows, field.segment))
}

/** Whether a field is the name of one of several tables, as in an answer of Log Analytics: what their rows are. */
export function namesTable({ kind, segment, parent }: Field): boolean {
  if (kind !== 'key' || segment.toLowerCase() !== 'name' || parent?.kind !== 'element') return false
  return parent.parent?.segment.toLowerCase() === 'tables'
}

function holdsCells(rows: Field, name: string): boolean {
  const row = rowKeys.has(rows.segment) ? rows.others.get('element:*') : undefined
  return row !== undefined && [row, ...row.branches.values()].some(one => one.members.has(name))
}
