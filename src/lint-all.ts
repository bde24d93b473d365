import type { LintAllOptions } from './cli/deps.ts'
import type { RunInput } from './cli/prepare-run.ts'
import type { ByteSource } from './model/byte-source.ts'
import type { Engine } from './pipeline/engine.ts'
import { type JobLimits, paysForThreads } from './pipeline/job-limits.ts'
import type { JobInput } from './pipeline/jobs.ts'
import { type Checked, lintDocuments, withoutFields } from './pipeline/lint.ts'
import { fileSource } from './read/file-source.ts'
import { sizeOf } from './read/size-of.ts'

/** What checking is done with. */
export interface LintAllSetup {
  /** Prepares the rules at its first call: threads start meanwhile. */
  readonly engine: () => Engine
  /** Is told how many bytes the files have, before any is read; streams, whose length nobody knows, count as none. */
  readonly expectBytes: (bytes: number) => void
  readonly limits: JobLimits
  /** Asked by runs that have use for more than one thread. */
  readonly countCores: () => number
  /** The bundled `src/worker.ts`. */
  readonly workerFile: string
}

/**
 * Checks all inputs in their order, one result for each document in them, with other threads where there is so much to do that
 * they pay.
 */
export async function lintAll(
  inputs: readonly RunInput[],
  options: LintAllOptions,
  setup: LintAllSetup,
): Promise<readonly Checked[]> {
  const files = inputs.flatMap(toJobInput)
  setup.expectBytes(files.reduce((sum, { size }) => sum + (size ?? 0), 0))
  const threads = paysForThreads(files, setup.limits) ? (options.jobs ?? setup.countCores()) : 1
  if (threads === 1) return (await lintInTurn(inputs, options, setup.engine)).flat()
  const streams = await lintInTurn(
    inputs.filter(input => input.file === null),
    options,
    setup.engine,
  )
  const checked = await lintOnThreads(files, threads, options, setup)
  const nextOf = { stream: streams.values(), file: checked.values() }
  return inputs.flatMap(({ file }) => [...((file === null ? nextOf.stream : nextOf.file).next().value ?? [])])
}

/** Checks one input after another. */
async function lintInTurn(
  inputs: readonly RunInput[],
  { keepsFields, keepsTimes, onIgnored }: LintAllOptions,
  engine: () => Engine,
): Promise<readonly (readonly Checked[])[]> {
  const watch = { clock: keepsTimes ? () => performance.now() : null, onIgnored }
  const checked: (readonly Checked[])[] = []
  for (const { open, settings } of inputs) {
    const documents = await lintDocuments(open(), settings, engine(), watch)
    checked.push(keepsFields ? documents : documents.map(withoutFields))
  }
  return checked
}

async function lintOnThreads(
  files: readonly JobInput[],
  threads: number,
  { keepsFields, keepsTimes, meter, onIgnored }: LintAllOptions,
  { engine, limits, workerFile }: LintAllSetup,
): Promise<readonly (readonly Checked[])[]> {
  const { createSharedJobs, joinResults, planJobs } = await import('./pipeline/jobs.ts')
  const { doJobs } = await import('./threads.ts')
  const { meteredSource } = await import('./read/metered-source.ts')
  const jobs = planJobs(files, threads, limits, openFile)
  const counter = meter?.counter ?? null
  const run = { inputs: files, jobs, shared: createSharedJobs(jobs.length), keepsFields, keepsTimes, counter }
  if (meter !== null) meter.threads = Math.min(threads, jobs.length)
  const open = meter === null ? openFile : (input: JobInput) => meteredSource(openFile(input), meter)
  const results = await doJobs(run, { threads, workerFile }, engine, open)
  for (const result of results) if (result?.kind === 'files') onIgnored(result.ignored)
  return joinResults(run, results, engine(), openFile)
}

function toJobInput({ file, settings }: RunInput): readonly JobInput[] {
  if (file === null) return []
  return [{ path: file.path, absolute: file.absolute, size: file.size ?? sizeOf(file.absolute), settings }]
}

function openFile({ absolute, path, size }: JobInput): ByteSource {
  return fileSource(absolute, path, size)
}
