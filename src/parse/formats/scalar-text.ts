import type { JsonHandler } from '../events.ts'

/** Longest run of digits that is a number; a longer one is an identifier, whose digits count one by one. */
export const longestNumber = 9

/** Delivers a text without quotes as a number where it is one, else as a string. */
export function deliverPlain(text: string, handler: JsonHandler): void {
  if (isNumber(text)) handler.onNumber(text)
  else handler.onString(text)
}

function isNumber(text: string): boolean {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return false
  return !/^\d+$/.test(text) || text.length <= longestNumber
}
