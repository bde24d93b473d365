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
 * which learns the shapes of files anew: some 11,000 of 2 KB, or 1.2 s of work, are where it begins to pay. A part of 32 MiB takes 50 ms, its own start less than one.
 */
export const jobLimits: JobLimits = {
  leastWork: 128 * 1024 * 1024,
  fileCost: 10 * 1024,
  leastPart: 32 * 1024 * 1024,
}

/** Whether so much work pays for a second thread. */
export function paysForThreads(inputs: readonly Sized[], limits: JobLimits): boolean {
  return workOf(inputs, limits) >= limits.leastWork
}

/** Work of some files, in bytes. */
export function workOf(inputs: readonly Sized[], { fileCost }: JobLimits): number {
  return inputs.reduce((sum, input) => sum + (input.size ?? 0) + fileCost, 0)
}

/** A file's size in bytes; null where nobody knows. */
interface Sized {
  readonly size: number | null
}
