import { dropList, fitColumns, namesOf, openList, replaceList } from './columns'
import { note } from './faults'
import { outerOf, ownTallies, pushFrame, top } from './frames'
import { noteColumns } from './held'
import { Counter, Role, ROW } from './layout'
import { count, KIND_SHIFT, TOTAL } from './log'
import { pairTop } from './pairs'
import { FaultKind } from './reading'
import { currentRole } from './scalar'
import { noteFirst } from './site'
import { Frame, Node } from './structs'

/**
 * Columnar tables: `{"columns": ["imei"], "rows": [["..."]]}`. An array under a key such as `columns` lists names; each array
 * in one under a key such as `rows`, in the same object, is read as an object whose members have these names. So are the entries
 * of lists of pairs, `{"tags": [["imei", "..."]]}`, which are told by their key as well.
 */

/** `columns` of an object whose rows came before their columns. */
const LATE: u32 = 0xffffffff

/** Opens an array that is a part of a table; `node` is its field. False where it is none. */
export function openInTable(node: usize, touchStart: u64, startEntries: u64): bool {
  const outer = changetype<Frame>(top)
  if (outer.kind == Counter.array) {
    if (outer.role == Role.pairs) return openEntry(node, touchStart, startEntries)
    if (outer.role != Role.rows) return false
    if (outer.columns != 0) openRow(node, outer.columns, touchStart, startEntries)
    else changetype<Frame>(outerOf(top)).columns = LATE
    return outer.columns != 0
  }
  const role = currentRole(outer)
  if (role != Role.columns && role != Role.rows && role != Role.pairs) return false
  if (!changetype<Node>(node).occurs) noteFirst(node, changetype<Node>(node).id)
  count(node, TOTAL | (Counter.array << KIND_SHIFT))
  pushFrame(Counter.array, node, touchStart, startEntries, pairTop)
  const frame = changetype<Frame>(top)
  frame.role = role
  if (role == Role.columns) frame.columns = openList()
  else if (role == Role.rows && outer.columns != LATE) frame.columns = outer.columns
  return true
}

/** Opens an array that may be a pair: what its elements say is its own until it closes. */
function openEntry(node: usize, touchStart: u64, startEntries: u64): bool {
  if (!changetype<Node>(node).occurs) noteFirst(node, changetype<Node>(node).id)
  count(node, TOTAL | (Counter.array << KIND_SHIFT))
  pushFrame(Counter.array, node, touchStart, startEntries, pairTop)
  const frame = changetype<Frame>(top)
  frame.role = Role.entry
  ownTallies(frame)
  return true
}

function openRow(node: usize, list: u32, touchStart: u64, startEntries: u64): void {
  if (!changetype<Node>(node).occurs) noteFirst(node, changetype<Node>(node).id)
  count(node, TOTAL | (Counter.object << KIND_SHIFT))
  pushFrame(ROW, node, touchStart, startEntries, pairTop)
  changetype<Frame>(top).columns = list
  fitColumns(list, node, false)
}

/** A list of columns ends: the latest one that names any holds. */
export function closeColumns(frame: Frame, outer: Frame): void {
  const list = frame.columns
  if (namesOf(list) == 0) return dropList(list)
  noteColumns()
  if (outer.columns == LATE) {
    note(FaultKind.lateColumns)
    outer.columns = list
  } else if (outer.columns == 0) outer.columns = list
  else replaceList(outer.columns, list)
}

/** Forgets the columns of an object that closes. */
export function leaveTable(frame: Frame): void {
  if (frame.columns != LATE) dropList(frame.columns)
}
