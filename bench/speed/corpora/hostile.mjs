// Texts made to hurt a reader: each grows one thing that a linter might keep.
import { testImei, testPhone } from './random.mjs'

/** Brackets that may be open at once, counted with the array around the records; docs/faults.md, NESTING_TOO_DEEP. */
const depthLimit = 50_000

/**
 * A record none of whose other keys has been seen before, half of them words and half of them digits. Text, because an
 * object of ever new keys costs V8 a hidden class each.
 */
export function distinctKeys(random, index) {
  const members = Array.from({ length: 8 }, (_, place) => {
    const serial = index * 8 + place
    const key = place % 2 === 0 ? `${random.words(2).replace(' ', '_')}_${lettersOf(serial)}` : `k${serial}`
    return `"${key}":${random.below(1000)}`
  })
  return `{"id":${index},${members.join(',')}}`
}

/** A number in 26 letters, the lowest digit first. */
function lettersOf(number) {
  let letters = ''
  for (let rest = number; rest > 0 || letters === ''; rest = Math.floor(rest / 26)) {
    letters += String.fromCharCode(97 + (rest % 26))
  }
  return letters
}

/** 64 KB of a string that never ends. */
export const stringPiece = random => `${random.words(10_000)} `.padEnd(65_536, 'and so on ').slice(0, 65_536)

/** Brackets to the limit: arrays in one record, objects in the next. */
export function nestedToLimit(random, index) {
  const depth = depthLimit - 2
  const [open, inner, close] = index % 2 === 0 ? ['[', '0', ']'] : ['{"a":', 'null', '}']
  return open.repeat(depth) + inner + close.repeat(depth)
}

/** A record whose values, not its names, are findings. */
export function findingRecord(random, index) {
  return { id: index, data: testImei(random), text: testPhone(random), value: `user${random.below(1000)}@example.com` }
}
