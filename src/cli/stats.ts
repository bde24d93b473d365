import type { Reportable } from '../pipeline/lint.ts'
import { type RunStats, statsText } from '../report/stats-text.ts'
import type { Io } from './io.ts'

/** Takes the time of a run's stages. */
export interface StageClock {
  /** Ends a stage that began where the last one ended. */
  lap(name: 'find' | 'check' | 'report'): void
  /** Prints what `--stats` asks for, on standard error: the report stays the same bytes. */
  print(checked: readonly Reportable[], rest: Pick<RunStats, 'threads' | 'usesCache'>): Promise<void>
}

/** Starts the clock of a run. */
export function createStageClock(io: Io): StageClock {
  const stages: RunStats['stages'][number][] = []
  let begin = io.now()
  return {
    lap: name => {
      const end = io.now()
      stages.push({ name, took: end - begin })
      begin = end
    },
    print: async (checked, rest) => {
      const files = checked.map(({ file: { path, bytes, records }, time = null }) => ({ path, bytes, records, time }))
      await io.writeError(statsText({ stages, files, ...rest }))
    },
  }
}
