import type { ByteSource } from '../model/byte-source.ts'
import type { WatchListener, WatchTargets } from '../read/watch-files.ts'
import type { Prompt } from '../setup/ask.ts'
import type { Piece } from '../report/reporter.ts'
import type { FindOptions, FoundFile, FoundFiles } from '../read/found-files.ts'
import type { StagedFiles } from '../read/staged-files.ts'

/** The world outside, as far as commands may touch it. `run-cli.ts` holds the real one, tests one in memory. */
export interface Io {
  /** Words after the name of the program. */
  readonly argv: readonly string[]
  /** Absolute working folder. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdoutIsTTY: boolean
  /** Columns of the terminal that standard output is. */
  readonly stdoutColumns: number
  /** ISO date in UTC, e.g. `2026-11-26`. */
  readonly today: string
  readonly stderrIsTTY: boolean
  /** Whether standard output and standard error come to the same terminal, file or pipe. */
  readonly isOneOutput: boolean
  /** Columns of the terminal that standard error is. */
  readonly stderrColumns: number
  /** Whether there is somebody who can be asked: a terminal on both sides. */
  readonly isInteractive: boolean
  /** Writes to standard output; done when the text has gone. A reader who has left is no error. ASCII is written faster. */
  write(text: string, isAscii?: boolean): Promise<void>
  /** Writes to standard error. */
  writeError(text: string): Promise<void>
  /** Writes to the terminal that standard error is, at once. */
  writeStatus(text: string): void
  /** Milliseconds since some time in the past. */
  now(): number
  /** Writes a file, piece by piece. Throws `Fault` with code `USAGE` where that cannot be. */
  writeFile(absolute: string, pieces: Iterable<Piece>): Promise<void>
  /** Adds to the end of a file, which need not be there. Throws as `writeFile` does. */
  appendFile(absolute: string, text: string): Promise<void>
  /** Makes a file that is not there yet; false where it is, which stays as it is. Throws as `writeFile` does. */
  createFile(absolute: string, text: string, options: { readonly isExecutable: boolean }): Promise<boolean>
  isThere(absolute: string): boolean
  isFolder(absolute: string): boolean
  /** Opens the terminal for asking. */
  openPrompt(): Promise<Prompt>
  /** Standard input under a name. */
  openStdin(name: string): ByteSource
  /** Bytes of a file; null for what is no file or cannot be looked at. */
  sizeOf(absolute: string): number | null
  openFile(file: FoundFile): ByteSource
  /** Finds what is staged. Throws `Fault` with code `USAGE` where there is no git, or no working tree of it. */
  findStaged(inputs: readonly string[], options: FindOptions): Promise<StagedFiles>
  /** Watches files and folders until the program ends. */
  watch(targets: WatchTargets, listener: WatchListener): Promise<void>
  findFiles(inputs: readonly string[], options: FindOptions): Promise<FoundFiles>
}
