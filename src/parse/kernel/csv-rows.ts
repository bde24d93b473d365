import { setWidth } from './cells'
import { addColumn, columnsOf, fitColumns, nameColumn, openList } from './columns'
import { closeAll, note, refuseColumns } from './faults'
import { starChild, root } from './fields'
import { depth, popFrame, pushFrame, top } from './frames'
import { Counter, Kind, Role, ROW } from './layout'
import { count, entries, head, KIND_SHIFT, TOTAL } from './log'
import { pairTop } from './pairs'
import { countDocument, countRecord, FaultKind, Reading, State } from './reading'
import { onClose, onOpen } from './record'
import { onScalar } from './scalar'
import { noteFirst, setToken } from './site'
import { Frame } from './structs'
import { Form } from './value'

/** The rows of CSV: an array of the objects that they stand for. */

let list: u32 = 0
/** Whether the names of the columns have been read. */
export let hasNames: bool = false
let hasRows: bool = false

/** Starts a file; without a header, no column has a name. */
export function startRows(withHeader: bool): void {
  list = openList()
  noteFirst(root, 0)
  hasNames = !withHeader
  hasRows = false
}

/** A row begins. */
export function openRow(here: usize): void {
  setToken(here)
  if (depth == 0 && hasNames) {
    note(FaultKind.noHeader)
    openTable()
  }
  if (!hasNames) return
  hasRows = true
  onOpen(Counter.array, here, Reading.end)
}

/** A row ends, at the current token. */
export function closeRow(): void {
  if (!hasNames) {
    hasNames = true
    return openTable()
  }
  const frame = changetype<Frame>(top)
  if (frame.memberCount < columnsOf(list)) note(FaultKind.shortRow)
  onClose()
}

/** A cell of the header. */
export function onName(text: usize, length: u32): void {
  if (addColumn(list)) nameColumn(list, text, length, 0)
  else refuseColumns()
}

function openTable(): void {
  countDocument()
  countRecord()
  count(root, TOTAL | (Counter.array << KIND_SHIFT))
  pushFrame(Counter.array, root, head, entries(), pairTop)
  const frame = changetype<Frame>(top)
  frame.role = Role.rows
  frame.columns = list
  setWidth(columnsOf(list))
}

/** The file ends. A header without rows names fields that hold nothing. */
export function endTable(): void {
  if (depth == 1 && !hasRows) {
    const rows = changetype<Frame>(top)
    const row = starChild(root, Kind.element)
    rows.memberCount = 1
    pushFrame(ROW, row, head, entries(), pairTop)
    changetype<Frame>(top).columns = list
    fitColumns(list, row, false)
    for (let at: u32 = 0; at < columnsOf(list); at++) onScalar(Counter.nothing, 0, 0, 0, Form.plain)
    popFrame()
    rows.memberCount = 0
  }
  closeAll()
  Reading.state = State.stopped
}
