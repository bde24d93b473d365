// Pseudo-random values from a seed: the same seed gives the same values on every machine. Identifiers come from ranges
// that are reserved for tests and documentation, so that no corpus can hold a real person's.

/** A generator of numbers from 0 up to, not including, 2^32 (mulberry32), and what is drawn from it. */
export function createRandom(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = limit => next() % limit
  const digits = count => Array.from({ length: count }, () => below(10)).join('')
  const hex = () => next().toString(16).padStart(8, '0')
  return {
    below,
    digits,
    /** True in `percent` of a hundred draws. */
    chance: percent => below(100) < percent,
    pick: list => list[below(list.length)],
    guid: () => guidFrom(hex() + hex() + hex() + hex()),
    /** ISO 8601, to the second, within 2025. */
    time: () => new Date(1_735_689_600_000 + below(31_536_000) * 1000).toISOString().replace('.000', ''),
    words: count => Array.from({ length: count }, () => plainWords[below(plainWords.length)]).join(' '),
  }
}

const guidFrom = hex =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`

/** A number for each text, for use as a seed (FNV-1a). */
export function seedOf(text) {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193)
  return hash >>> 0
}

const plainWords = (
  'battery replaced after service the user asked for a new case and screen returned to stock waiting for parts ' +
  'meeting room spare unit loan checked twice sent back with cable adapter missing label worn update pending'
).split(' ')

/** An IMEI with a valid check digit whose allocation code, 00100100, is one for tests. */
export const testImei = random => withCheckDigit(`00100100${random.digits(6)}`)

/** An ICCID with a valid check digit under country code 00, which no country has. */
export const testIccid = random => withCheckDigit(`8900${random.digits(14)}`)

/** A number of the block that is set aside for fiction. */
export const testPhone = random => `+1202555${String(100 + random.below(100)).padStart(4, '0')}`

/** A MAC address of the documentation range of RFC 9542, without separators, as Graph writes it. */
export const testMac = random => `00005E0053${random.below(256).toString(16).padStart(2, '0').toUpperCase()}`

/** An address of the documentation range of RFC 5737. */
export const testAddress = random => `192.0.2.${random.below(256)}`

function withCheckDigit(digits) {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}
