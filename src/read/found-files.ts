import type { Fault } from '../model/fault.ts'

/** Where to look, for what, and what to leave out. */
export interface FindOptions {
  /** Absolute folder that relative inputs start from. */
  readonly cwd: string
  /** Endings that files in folders must have, lower case, without the dot. */
  readonly extensions: readonly string[]
  /** Names of files that no folder and no glob stands for, only their own path. */
  readonly unmeant: ReadonlySet<string>
  /** Tells whether a file is left out. Given its absolute path, with `/`. */
  readonly ignores: (absolute: string) => boolean
}

/** One file to read. */
export interface FoundFile {
  readonly path: string
  readonly absolute: string
  /** In bytes; null for a pipe, and where nobody asked. */
  readonly size: number | null
}

/** An input that led to no file, or a folder that could not be entered. */
export interface MissedInput {
  readonly path: string
  readonly fault: Fault
}

/** What the words of a command line stand for. */
export interface FoundFiles {
  /** Sorted by path, each once. */
  readonly files: readonly FoundFile[]
  /** Files that `ignores` took out. */
  readonly ignored: number
  readonly missed: readonly MissedInput[]
}
