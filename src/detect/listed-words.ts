import { isAscii } from '../model/unicode.ts'
import { maskWords, namelessAddresses } from './masked.ts'
import { placeholderWords } from './placeholder.ts'
import { booleanWords } from './value-class.ts'

/** Every text that means something of its own as a whole, whatever it is made of: lower case, ASCII only. */
export const listedWords: readonly string[] = [
  ...maskWords,
  ...namelessAddresses,
  ...placeholderWords,
  ...booleanWords,
].filter(isAscii)
