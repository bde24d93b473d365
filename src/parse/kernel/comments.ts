import { refuse, refuseHeld } from './faults'
import { depth } from './frames'
import { beginLine } from './lines'
import { FaultKind, Mode, Reading, State } from './reading'
import { holdToken, setToken } from './site'
import { widthOfUtf8 } from './utf8'

/** The comments of JSONC, which may stand wherever a blank may. */

export function beginComment(here: usize): bool {
  Reading.at = here
  if (here + 1 >= Reading.end && !Reading.isLast) return false
  const second: u32 = here + 1 < Reading.end ? load<u8>(here + 1) : 0
  if (second != 0x2f && second != 0x2a) return refuse(FaultKind.unexpected, here)
  if (Reading.mode == Mode.undecided && depth == 0 && !Reading.lineBegan) beginLine(here)
  Reading.sawComment = true
  setToken(here)
  holdToken()
  Reading.afterComment = Reading.state
  Reading.state = second == 0x2f ? State.lineComment : State.blockComment
  Reading.at = here + 2
  return true
}

export function readComment(): bool {
  let here = Reading.at
  while (here < Reading.end) {
    const byte = <u32>load<u8>(here)
    if (byte >= 0x80) {
      const width = widthOfUtf8(here, Reading.end)
      if (width < 0 || (width == 0 && Reading.isLast)) return refuse(FaultKind.undecodable, here)
      if (width == 0) break
      here += width
      continue
    }
    const endsLine = byte == 0x0a || (byte == 0x0d && (here + 1 < Reading.end || Reading.isLast))
    if (byte == 0x0d && !endsLine) break
    if (Reading.state == State.lineComment && endsLine) return resume(here)
    if (Reading.state == State.blockComment) {
      if (byte == 0x0a && Reading.mode == Mode.lines) {
        Reading.at = here
        return refuseHeld(FaultKind.openComment)
      }
      if (byte == 0x2a) {
        if (here + 1 >= Reading.end && !Reading.isLast) break
        if (here + 1 < Reading.end && load<u8>(here + 1) == 0x2f) return resume(here + 2)
      }
    }
    here++
  }
  Reading.at = here
  if (!Reading.isLast) return false
  if (Reading.state == State.blockComment) return refuseHeld(FaultKind.openComment)
  return resume(here)
}

function resume(here: usize): bool {
  Reading.at = here
  Reading.state = Reading.afterComment
  return true
}
