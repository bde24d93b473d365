/** Text that none of the classes of Unicode is needed for. */
const ascii = /^[\0-\x7f]*$/

/** Whether a text is ASCII. */
export function isAscii(text: string): boolean {
  return ascii.test(text)
}

/**
 * An expression with classes of Unicode (`\p{L}`), made when it is first asked for. As literals the two dozen we have cost every
 * start some 8 ms, whether or not a text is there that needs them.
 */
export function unicodePattern(source: string, flags: string): () => RegExp {
  let made: RegExp | null = null
  return () => (made ??= new RegExp(source, flags))
}

/**
 * A test whose expression has classes of Unicode.
 *
 * @param plain What the expression comes to for a text in ASCII.
 */
export function unicodeTest(plain: RegExp, source: string, flags: string): (text: string) => boolean {
  const pattern = unicodePattern(source, flags)
  return text => (isAscii(text) ? plain : pattern()).test(text)
}
