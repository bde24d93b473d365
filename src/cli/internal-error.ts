/**
 * What is said of an error that nobody expected: its class, never its message, which may hold input. With frames, also where in
 * the program it happened.
 */
export function internalError(error: unknown, { frames }: { readonly frames: boolean }): string {
  const first = `mamlint: internal error (${classOf(error)}), please report it${frames ? '' : '; --debug says where'}`
  return `${[first, ...(frames ? framesOf(error) : [])].join('\n')}\n`
}

/** The class of an error. Anything that does not look like the name of one could be input. */
function classOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return /^[A-Z][A-Za-z]{0,40}$/.test(error.constructor.name) ? error.constructor.name : 'Error'
}

/** The lines of a stack that name a place in code; the message before them goes, of however many lines it is. */
function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return []
  const start = error.message === '' ? 0 : error.stack.indexOf(error.message) + error.message.length
  const trace = error.stack.slice(start)
  if (error.message !== '' && !error.stack.includes(error.message)) return []
  return trace
    .split('\n')
    .filter(line => /^ {4}at (?:[\w.<>$ #[\]]+ \()?(?:file:\/\/|node:|\/|[A-Z]:\\)[^\s()]+:\d+:\d+\)?$/.test(line))
}
