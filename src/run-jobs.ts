import { parentPort, workerData } from 'node:worker_threads'
import { loadCatalogue } from './catalogue/load.ts'
import { createEngine } from './pipeline/engine.ts'
import { type JobInput, type JobResult, type JobRun, takeJobs } from './pipeline/jobs.ts'
import { fileSource } from './read/file-source.ts'
import { meteredSource } from './read/metered-source.ts'
import { tellResult } from './threads.ts'

/** Takes jobs until none is left. What a thread is given and what it tells is in `src/threads.ts`. */
export async function start(): Promise<void> {
  // The one who starts it is ours.
  const run = workerData as JobRun
  const { counter } = run
  const tell = (job: number, result: JobResult): void => parentPort?.postMessage(tellResult(job, result, run), [])
  const openMetered =
    counter === null ? open : (input: JobInput) => meteredSource(open(input), { counter, tick: () => {} })
  await takeJobs(run, createEngine(loadCatalogue()), openMetered, tell)
}

function open({ absolute, path, size }: JobInput): ReturnType<typeof fileSource> {
  return fileSource(absolute, path, size)
}
