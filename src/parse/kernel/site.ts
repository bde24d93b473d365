import { columnOf } from './columns'
import { arrays, top } from './frames'
import { deepSite } from './host'
import { Counter, frames, ROW, SITE_INDEXES } from './layout'
import { column, countTo, lines, offsetOf } from './position'
import { Frame, Node, Site } from './structs'

/** First byte of the part that is being delivered. */
export let tokenStart: usize = 0
/** 1 where the token has left the input; its place was noted before. */
let isHeld: u32 = 0
let heldLine: u64 = 0
let heldColumn: u64 = 0
let heldOffset: u64 = 0

export function setToken(at: usize): void {
  tokenStart = at
  isHeld = 0
}

/** Notes the place of the current token, which is about to leave the input. */
export function holdToken(): void {
  countTo(tokenStart)
  heldLine = lines
  heldColumn = column
  heldOffset = offsetOf(tokenStart)
  isHeld = 1
}

export function tokenLine(): u64 {
  if (!isHeld) countTo(tokenStart)
  return isHeld ? heldLine : lines
}

export function tokenColumn(): u64 {
  return isHeld ? heldColumn : column
}

export function tokenOffset(): u64 {
  return isHeld ? heldOffset : offsetOf(tokenStart)
}

/** Writes where the current token stands; `field` is the one whose path, with the open arrays' indexes, leads there. */
export function writeSite(at: usize, field: u32): void {
  const site = changetype<Site>(at)
  site.line = tokenLine()
  site.column = tokenColumn()
  site.offset = tokenOffset()
  site.field = field
  site.indexes = arrays
  if (arrays == 0 || arrays > SITE_INDEXES) return
  let place = at + offsetof<Site>('index0')
  for (let frame = frames + offsetof<Frame>(); frame <= top; frame += offsetof<Frame>()) {
    const open = changetype<Frame>(frame)
    if (open.kind != Counter.array) continue
    store<u32>(place, open.memberCount - 1)
    place += 4
  }
}

/** Of a cell, what people look for is the name of its column. */
function placeAtColumn(at: usize, row: Frame): void {
  const column = columnOf(row)
  if (column == null) return
  const site = changetype<Site>(at)
  site.line = column.line
  site.column = column.column
  site.offset = column.offset
}

/** Notes that a field occurs first at the current token. */
export function noteFirst(node: usize, siteField: u32): void {
  const field = changetype<Node>(node)
  field.occurs = 1
  writeSite(field.rest, siteField)
  if (changetype<Frame>(top).kind == ROW) placeAtColumn(field.rest, changetype<Frame>(top))
  if (arrays > SITE_INDEXES) deepSite(field.id, siteField)
}
