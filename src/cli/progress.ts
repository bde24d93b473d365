import type { Meter } from '../model/meter.ts'
import type { Io } from './io.ts'
import type { RunInput } from './prepare-run.ts'

/** Flags that decide whether a run shows how far it is. */
export interface ProgressOptions {
  readonly quiet?: boolean
  /** False for `--no-progress`. */
  readonly progress?: boolean
  readonly stats?: boolean
}

/**
 * Checks inputs while a line on standard error tells how far it is: from the first second on, at a terminal only, and gone
 * when the work ends. Where neither that nor `--stats` is asked for, nothing is counted.
 */
export async function withProgress<T>(
  inputs: readonly RunInput[],
  options: ProgressOptions,
  io: Io,
  work: (inputs: readonly RunInput[], meter: Meter | null) => Promise<T>,
): Promise<T> {
  const isShown = wantsProgress(options, io)
  if (!isShown && options.stats !== true) return work(inputs, null)
  const { openMeter } = await import('./open-meter.ts')
  const opened = openMeter(inputs, isShown, io)
  try {
    return await work(opened.inputs, opened.meter)
  } finally {
    opened.close()
  }
}

function wantsProgress({ quiet, progress }: ProgressOptions, io: Io): boolean {
  const { CI, TERM } = io.env
  return io.stderrIsTTY && quiet !== true && progress !== false && (CI ?? '') === '' && TERM !== 'dumb'
}
