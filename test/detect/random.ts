/** Repeatable pseudo-random material for property tests. */
export interface Random {
  /** A whole number from 0 up to `limit`, exclusive. */
  below(limit: number): number
  /** As many decimal digits as asked for. */
  digits(length: number): string
  /** As many characters of `alphabet` as asked for. */
  text(length: number, alphabet: readonly string[]): string
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are enough for a test. */
export function createRandom(seed: number): Random {
  let state = seed
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  const text = (length: number, alphabet: readonly string[]): string =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]).join('')
  return { below, text, digits: length => text(length, [...'0123456789']) }
}
