/** How work is dealt out. */
export interface JobLimits {
  /** Work from which on a second thread pays, in bytes. */
  readonly leastWork: number
  /** What a file costs besides its bytes, as bytes. */
  readonly fileCost: number
  /** Least bytes of a part of a file. */
  readonly leastPart: number
}

/**
 * Measured with two cores and Node 20: a thread takes about 0.1 s to start and 60 ms of a core, in which another one reads some
 * 50 MB; with less than twice that to share it gains nothing. Small files cost a new thread more, whose code is compiled anew, and
 * which learns the shapes of files anew: some 11,000 of 2 KB, or 1.2 s of work, are where it begins to pay. A part of 16 MiB takes 25 ms,
 * and what it costs by itself, of which most is that it is added to the others, 2.
 */
export const jobLimits: JobLimits = {
  leastWork: 128 * 1024 * 1024,
  fileCost: 10 * 1024,
  leastPart: 16 * 1024 * 1024,
}

/** Whether so much work pays for a second thread. */
export function paysForThreads(inputs: readonly Sized[], limits: JobLimits): boolean {
  return workOf(inputs, limits) >= limits.leastWork
}

/** How many parts a thread's share of the work that is left is cut into. */
const partsAShare = 2

/**
 * Where the parts of a file are to start, the first one apart. Each takes a fixed share of what is left to do: so they are few,
 * and the last ones are small enough for all threads to end at about the same time, though some start late or are held up.
 *
 * @param work What the run has left to do, this file and those behind it, in bytes.
 */
export function partStarts(size: number, work: number, threads: number, { leastPart }: JobLimits): readonly number[] {
  const starts: number[] = []
  for (let start = 0; ;) {
    start += Math.max(leastPart, Math.floor((work - start) / (threads * partsAShare)))
    if (start > size - leastPart / 2) return starts
    starts.push(start)
  }
}

/** Work of some files, in bytes. */
export function workOf(inputs: readonly Sized[], { fileCost }: JobLimits): number {
  return inputs.reduce((sum, input) => sum + (input.size ?? 0) + fileCost, 0)
}

/** A file's size in bytes; null where nobody knows. */
interface Sized {
  readonly size: number | null
}
