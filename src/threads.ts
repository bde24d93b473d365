import { Worker } from 'node:worker_threads'
import type { ByteSource } from './model/byte-source.ts'
import { createPacker, createUnpacker, type PackedResult, type SharedParts } from './model/packed-result.ts'
import type { Engine } from './pipeline/engine.ts'
import { type JobInput, type JobResult, type JobRun, takeJobs } from './pipeline/jobs.ts'

/** How many threads there are to be, this one among them, and what the others run. */
export interface ThreadSetup {
  readonly threads: number
  readonly workerFile: string
}

/** What a thread tells of a job. Plain data. */
export interface Told {
  readonly job: number
  readonly result: JobResult | PackedFiles
}

/** What files came to, packed: many small files have many findings, and most are alike. */
interface PackedFiles {
  readonly kind: 'packed files'
  /** One list an input: the path of each document in it, and what it came to. */
  readonly packed: readonly (readonly (readonly [path: string, result: PackedResult])[])[]
  readonly shared: SharedParts
  readonly ignored: number
}

/** What is told of a job. */
export function tellResult(job: number, result: JobResult, { keepsFields, keepsTimes }: JobRun): Told {
  if (result.kind !== 'files' || keepsFields || keepsTimes) return { job, result }
  const packer = createPacker()
  const packed = result.checked.map(documents => documents.map(one => [one.file.path, packer.pack(one)] as const))
  return { job, result: { kind: 'packed files', packed, shared: packer.shared, ignored: result.ignored } }
}

/** The result of a job as it was. */
function hearResult({ result }: Told): JobResult {
  if (result.kind !== 'packed files') return result
  const { packed, shared, ignored } = result
  const unpack = createUnpacker(shared)
  const checked = packed.map(documents => documents.map(([path, one]) => ({ ...unpack(one, path), fields: [] })))
  return { kind: 'files', checked, ignored }
}

/**
 * Does all jobs of a run: this thread and others take what is next, until none is left. Answers with the results by number.
 * What a thread throws is thrown here.
 */
export async function doJobs(
  run: JobRun,
  { threads, workerFile }: ThreadSetup,
  engine: () => Engine,
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
        for (const worker of others) worker.on('message', (told: Told) => note(told.job, hearResult(told)))
        takeJobs(run, engine(), open, note).catch(reject)
      }),
    ])
  } finally {
    // One that has not even started by now has nothing left to do.
    await Promise.all(others.map(worker => worker.terminate()))
  }
  return results
}
