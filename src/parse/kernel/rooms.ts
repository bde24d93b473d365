import { allocate } from './layout'

/** Rooms for the texts of documents inside values. What stands in one is lost when the step that it belongs to comes again. */

/** One for each step of each document that may be open, the deepest of which is only looked at. */
const ROOMS: u32 = 128
const LEAST_ROOM: usize = 4096

let rooms: usize = 0

/** Reserves what outlives a file. */
export function prepareRooms(): void {
  rooms = allocate(<usize>ROOMS * 8)
}

/** Starts a file. */
export function startRooms(): void {
  memory.fill(rooms, 0, <usize>ROOMS * 8)
}

/** A room for so many bytes and the zeros behind them. */
export function roomOf(index: u32, size: usize): usize {
  const place = rooms + ((<usize>index) << 3)
  if (<usize>load<u32>(place, 4) < size) {
    const larger = max(LEAST_ROOM, size + (size >> 1))
    store<u32>(place, <u32>allocate(larger + 64))
    store<u32>(place, <u32>larger, 4)
  }
  return <usize>load<u32>(place)
}
