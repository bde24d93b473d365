/** Questions from which on it is worth making a map of a text. */
export const manyQuestions = 2_000

/**
 * An answer that is searched for in a text at first, which costs nothing to prepare, and found in a map once many have asked: a
 * small file asks some hundred times, a wide one millions of times.
 *
 * @param search Answers by looking through the text.
 * @param prepare Makes what gives the same answers faster.
 */
export function askedOften<T>(
  search: (phrase: string) => T,
  prepare: () => (phrase: string) => T,
): (phrase: string) => T {
  let answer = search
  let asked = 0
  return phrase => {
    if (asked++ === manyQuestions) answer = prepare()
    return answer(phrase)
  }
}
