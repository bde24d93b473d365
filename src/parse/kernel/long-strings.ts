import { refuse, refuseHeld } from './faults'
import { longText } from './host'
import { collect } from './collected'
import { FaultKind, Reading, State } from './reading'
import { looksWatched, onLongString } from './scalar'
import { holdToken, setToken } from './site'
import { End, escaped, readString, startString, stop } from './text'
import { afterValue } from './tokens'

/** Strings that are not held: the host reads them in pieces. Of one that may be a document they are collected. */

export function beginLongString(here: usize): bool {
  setToken(here)
  holdToken()
  Reading.state = State.longString
  Reading.at = here + 1
  longText(0, Reading.at, 0, 0, looksWatched())
  collect(Reading.at, 0, 0, true)
  return true
}

export function readLongString(): bool {
  startString()
  const how = readString(Reading.at, Reading.end)
  const length = <u32>(stop - Reading.at)
  if (how == End.undecodable) return refuse(FaultKind.undecodable, stop)
  if (how == End.broken) return refuseHeld(FaultKind.brokenString)
  if (how == End.quote) {
    const behind = stop + 1
    collect(Reading.at, length, escaped, false)
    onLongString(longText(2, Reading.at, length, escaped, looksWatched()))
    Reading.at = behind
    Reading.state = afterValue()
    return true
  }
  collect(Reading.at, length, escaped, false)
  if (length > 0) longText(1, Reading.at, length, escaped, 0)
  Reading.at = stop
  if (!Reading.isLast) return false
  if (stop < Reading.end && load<u8>(stop) >= 0x80) return refuse(FaultKind.undecodable, stop)
  return refuseHeld(FaultKind.brokenString)
}
