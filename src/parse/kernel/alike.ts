import { isDigit } from './bytes'
import { mayHold, mayStartName } from './inner-looks'
import { Watch } from './layout'
import { ASK, markOfString } from './sure'
import { hasTracesOfData } from './sure-inside'
import { mayBeListedAnyway } from './sure-masks'
import { Flag, flagsOf } from './text'
import { maskedMark } from './value'

/** Strings that are alike but for their digits, as names that machines give are: `DEVICE-1042`, `user17@example.com`. */

/** What a field may ask for that hangs on what a value says, rather than on its kind. */
const TOLD_BY_VALUE: u32 = Watch.type | Watch.fact | Watch.names | Watch.queries

/**
 * Whether every string that differs from this one in its digits only comes to the same: then none of what tells what it is goes
 * by a digit's value. Each condition here stands for a place in `sure*.ts` or `inner-looks.ts` that does.
 *
 * @param text A string of ASCII without escapes.
 */
export function isToldWithoutDigits(text: usize, length: u32, watch: u32): bool {
  if (length < 3 || (watch & TOLD_BY_VALUE) != 0) return false
  // Times, numbers, pictures and base64 begin with digits of their own.
  const first = <u32>load<u8>(text)
  if (isDigit(first) || isDigit(<u32>load<u8>(text, 1)) || mayHold(text, length, watch) || mayStartName(first))
    return false
  const flags = flagsOf(text, length)
  // Without other letters than hexadecimal ones, it may be an address or a SIM card's number.
  if ((flags & Flag.letter) == 0 || hasTracesOfData(text, length, flags) || mayBeListedAnyway(text, length))
    return false
  const mark = markOfString(text, length, (watch & Watch.looks) != 0)
  return mark != ASK && mark != maskedMark
}
