import type { Io } from './io.ts'

/** Whether reports have colours: `--no-color` and `NO_COLOR` say no, `FORCE_COLOR` says yes, else a terminal decides. */
export function wantsColor(io: Io, options: { readonly color: boolean }): boolean {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = io.env
  if (!options.color || (never !== undefined && never !== '')) return false
  if (always !== undefined && always !== '') return always !== '0' && always !== 'false'
  return io.stdoutIsTTY && terminal !== 'dumb'
}
