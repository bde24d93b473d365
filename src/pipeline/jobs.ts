import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { Meter } from '../model/meter.ts'
import type { Settings } from '../model/settings.ts'
import { loadValueReaders } from '../parse/value-readers.ts'
import { plainJson } from '../unpack/plain-json.ts'
import { type CutPlan, planCuts } from './cut-plan.ts'
import type { Engine } from './engine.ts'
import { type JobLimits, partStarts, workOf } from './job-limits.ts'
import { type Checked, type Clock, checkRead, lintDocuments, withoutFields, withTime } from './lint.ts'
import { mergeParts } from './merge-parts.ts'
import { readComments } from './read-comments.ts'
import { type Parts, type ReadPart, readPart } from './read-part.ts'

/** A file to check. Plain data. */
export interface JobInput {
  readonly path: string
  readonly absolute: string
  /** In bytes; null where nobody knows. */
  readonly size: number | null
  readonly settings: Settings
}

/** What one thread does in one go: some files, or a part of one. Plain data. */
export type Job =
  | { readonly kind: 'files'; readonly inputs: readonly number[] }
  | { readonly kind: 'part'; readonly input: number; readonly plan: CutPlan; readonly index: number }

/** What came of a job. Plain data. */
export type JobResult =
  | {
      readonly kind: 'files'
      readonly checked: readonly (readonly Checked[])[]
      /** Entries of archives that the settings leave out. */
      readonly ignored: number
    }
  | { readonly kind: 'part'; readonly part: ReadPart | null; readonly time: number }

/** Jobs of files a thread, so that one that starts late or is held up leaves its share to the others. */
const jobsPerThread = 16

/** Deals the files out, the parts of one file one after the other. `open` opens an input for looking, not for reading. */
export function planJobs(
  inputs: readonly JobInput[],
  threads: number,
  limits: JobLimits,
  open: (input: JobInput) => ByteSource,
): readonly Job[] {
  let left = workOf(inputs, limits)
  const share = left / (threads * jobsPerThread)
  const jobs: Job[] = []
  let few: number[] = []
  let work = 0
  for (const [at, input] of inputs.entries()) {
    const size = input.size ?? 0
    const starts = partStarts(size, left, threads, limits)
    const plan = starts.length > 0 ? planFor(input, open(input), starts) : null
    left -= size + limits.fileCost
    if (plan !== null) {
      for (let index = 0; index <= plan.cuts.length; index++) jobs.push({ kind: 'part', input: at, plan, index })
      continue
    }
    few.push(at)
    work += size + limits.fileCost
    if (work < share) continue
    jobs.push({ kind: 'files', inputs: few })
    few = []
    work = 0
  }
  return few.length === 0 ? jobs : [...jobs, { kind: 'files', inputs: few }]
}

/** Bytes that tell plain JSON. */
const headLength = 100

/** Where a file may be cut. A file that cannot be read is left to whoever reports it. */
function planFor({ path, size, settings }: JobInput, source: ByteSource, starts: readonly number[]): CutPlan | null {
  const bytes = orNull(() => source.openAt?.() ?? null)
  if (bytes === null) return null
  const head = new Uint8Array(headLength)
  try {
    return orNull(() => {
      const isJson = plainJson(head.subarray(0, bytes.read(head, 0)), path, settings.inputFormat) !== null
      return isJson ? planCuts(bytes, size ?? 0, starts) : null
    })
  } finally {
    bytes.close()
  }
}

function orNull<T>(act: () => T | null): T | null {
  try {
    return act()
  } catch (error) {
    if (error instanceof Fault) return null
    throw error
  }
}

/** What threads share: which job is next, and which parts were given up. */
export interface SharedJobs {
  readonly next: Int32Array<SharedArrayBuffer>
  readonly givenUp: Int32Array<SharedArrayBuffer>
}

/** What a thread knows of a run. */
export interface JobRun {
  readonly inputs: readonly JobInput[]
  readonly jobs: readonly Job[]
  readonly shared: SharedJobs
  /** Whether every field is asked for, or only what is reported. */
  readonly keepsFields: boolean
  /** Whether times are asked for. */
  readonly keepsTimes: boolean
  /** Where bytes are counted; null where nobody asks. */
  readonly counter: Meter['counter'] | null
}

/** Makes what threads share. */
export function createSharedJobs(jobs: number): SharedJobs {
  return {
    next: new Int32Array(new SharedArrayBuffer(4)),
    givenUp: new Int32Array(new SharedArrayBuffer(4 * Math.max(1, jobs))),
  }
}

/** Takes jobs until none is left. `open` opens an input; `done` is told each result. */
export async function takeJobs(
  run: JobRun,
  engine: Engine,
  open: (input: JobInput) => ByteSource,
  done: (job: number, result: JobResult) => void,
): Promise<void> {
  const { inputs, jobs, shared, keepsFields } = run
  const clock = clockOf(run)
  // A part is not read a second time.
  if (jobs.some(job => job.kind === 'part')) await loadValueReaders()
  for (let at = Atomics.add(shared.next, 0, 1); at < jobs.length; at = Atomics.add(shared.next, 0, 1)) {
    const job = jobs[at]
    if (job?.kind === 'part') {
      const input = inputs[job.input]
      if (input === undefined) continue
      const begin = clock?.() ?? 0
      const part = takePart(job, { at, input, source: open(input) }, engine, shared)
      done(at, { kind: 'part', part, time: clock === null ? 0 : clock() - begin })
    } else if (job !== undefined) {
      const checked: (readonly Checked[])[] = []
      let ignored = 0
      const watch = { clock, onIgnored: (entries: number) => void (ignored += entries) }
      for (const input of job.inputs.flatMap(index => inputs[index] ?? [])) {
        const documents = await lintDocuments(open(input), input.settings, engine, watch)
        checked.push(documents.map(one => plainData(one, keepsFields)))
      }
      done(at, { kind: 'files', checked, ignored })
    }
  }
}

/** The clock of a run that asks for times. */
function clockOf({ keepsTimes }: JobRun): Clock | null {
  return keepsTimes ? () => performance.now() : null
}

function takePart(
  job: Extract<Job, { kind: 'part' }>,
  { at, input, source }: { readonly at: number; readonly input: JobInput; readonly source: ByteSource },
  engine: Engine,
  shared: SharedJobs,
): ReadPart | null {
  const first = at - job.index
  const parts: Parts = {
    isGivenUp: part => Atomics.load(shared.givenUp, first + part) !== 0,
    giveUp: part => void Atomics.store(shared.givenUp, first + part, 1),
  }
  if (parts.isGivenUp(job.index)) return null
  const bytes = orNull(() => source.openAt?.() ?? null)
  if (bytes === null) return null
  try {
    const { maxDecodeDepth } = input.settings
    const request = { bytes, path: source.name, maxDecodeDepth, plan: job.plan, index: job.index }
    return orNull(() => readPart(request, engine.knowledge, parts))
  } finally {
    bytes.close()
  }
}

/** What came of every input, in their order, from the results of all jobs: one result a document. */
export async function joinResults(
  run: JobRun,
  results: readonly (JobResult | undefined)[],
  engine: Engine,
  open: (input: JobInput) => ByteSource,
): Promise<readonly (readonly Checked[])[]> {
  const { inputs, jobs, keepsFields } = run
  const clock = clockOf(run)
  const checked: (readonly Checked[] | undefined)[] = []
  const parts = new Map<number, (ReadPart | null)[]>()
  const times = new Map<number, number>()
  for (const [at, job] of jobs.entries()) {
    const result = results[at]
    if (job.kind === 'files' && result?.kind === 'files') {
      for (const [place, input] of job.inputs.entries()) checked[input] = result.checked[place]
    } else if (job.kind === 'part' && result?.kind === 'part') {
      parts.set(job.input, [...(parts.get(job.input) ?? []), result.part])
      times.set(job.input, (times.get(job.input) ?? 0) + result.time)
    }
  }
  for (const [at, own] of parts) {
    const input = inputs[at]
    if (input === undefined) continue
    const merged = mergeParts(own)
    const { settings } = input
    const documents =
      merged === null
        ? await lintDocuments(open(input), settings, engine, { clock, onIgnored: () => {} })
        : [await checkMerged(input, merged, { open, engine, clock, read: times.get(at) ?? 0 })]
    checked[at] = documents.map(one => plainData(one, keepsFields))
  }
  return inputs.map((_, at) => checked[at] ?? [])
}

/** Checks a file that was read in parts. */
async function checkMerged(
  input: JobInput,
  merged: NonNullable<ReturnType<typeof mergeParts>>,
  { open, engine, clock, read }: MergeSetup,
): Promise<Checked> {
  const { path, settings } = input
  const comments = await readComments(open(input), merged.read, settings, engine)
  return withTime(read, clock, () => checkRead({ path, name: path, ...merged, comments }, settings, engine))
}

interface MergeSetup {
  readonly engine: Engine
  readonly clock: Clock | null
  /** How long its parts took to read, in milliseconds. */
  readonly read: number
  open(input: JobInput): ByteSource
}

/** A result that can be sent: fields are made when they are asked for. */
function plainData(checked: Checked, keepsFields: boolean): Checked {
  return keepsFields ? { ...checked } : withoutFields(checked)
}
