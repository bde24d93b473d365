import { Worker } from 'node:worker_threads'
import type { ByteSource } from './model/byte-source.ts'
import type { Engine } from './pipeline/engine.ts'
import { type JobInput, type JobResult, type JobRun, takeJobs } from './pipeline/jobs.ts'

/** How many threads there are to be, this one among them, and what the others run. */
export interface ThreadSetup {
  readonly threads: number
  readonly workerFile: string
}

/** What a thread tells of a job. */
interface Told {
  readonly job: number
  readonly result: JobResult
}

/**
 * Does all jobs of a run: this thread and others take what is next, until none is left. Answers with the results by number.
 * What a thread throws is thrown here.
 */
export async function doJobs(
  run: JobRun,
  { threads, workerFile }: ThreadSetup,
  engine: Engine,
  open: (input: JobInput) => ByteSource,
): Promise<readonly (JobResult | undefined)[]> {
  const results: (JobResult | undefined)[] = []
  const others = Array.from(
    { length: Math.min(threads, run.jobs.length) - 1 },
    () => new Worker(workerFile, { workerData: run }),
  )
  try {
    let missing = run.jobs.length
    await Promise.race([
      new Promise<never>((_, reject) => {
        for (const worker of others) worker.on('error', reject)
      }),
      new Promise<void>((resolve, reject) => {
        const note = (job: number, result: JobResult): void => {
          results[job] = result
          if (--missing === 0) resolve()
        }
        for (const worker of others) worker.on('message', ({ job, result }: Told) => note(job, result))
        takeJobs(run, engine, open, note).catch(reject)
      }),
    ])
  } finally {
    // One that has not even started by now has nothing left to do.
    await Promise.all(others.map(worker => worker.terminate()))
  }
  return results
}
