import path from 'node:path'
import { configNames } from '../config/find-config.ts'
import { Fault } from '../model/fault.ts'
import { toPosix } from '../read/display-path.ts'
import type { WatchTargets } from '../read/watch-files.ts'
import { faultLine } from '../report/fault-line.ts'
import { escapePath } from '../report/escape.ts'
import { toFileFault } from './complaints.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import type { ChangedFiles, LintOptions } from './lint.ts'

/** What is watched, and what is done about it. */
export interface WatchRequest {
  readonly words: readonly string[]
  readonly options: LintOptions
  readonly io: Io
  /** Checks what has changed; all for null. */
  check(only: ChangedFiles | null): Promise<ExitCode>
}

/**
 * `lint --watch`: checks everything once, then each file again when it changes, until the program is interrupted. Nothing on the
 * screen is cleared.
 */
export async function watch({ words, options, io, check }: WatchRequest): Promise<ExitCode> {
  if (words.includes('-')) throw new Fault('USAGE', '--watch takes files and folders, not standard input')
  if (options.staged === true) throw new Fault('USAGE', '--watch and --staged cannot go together')
  const first = await check(null)
  if (first === 2) return first // wrong words do not become right by waiting
  const config = configFiles(options, io)
  const writesFiles = options.format?.some(format => format.includes('=')) === true
  await io.watch(targetsOf(words, config, io), {
    ready: () => io.writeError('mamlint: watching; Ctrl-C ends\n'),
    changed: async files => {
      // Another configuration is about all files, and so is a report in a file.
      const isConfig = files.some(file => config.includes(file))
      const changed = { files: new Set(files.map(toPosix)), meansAll: writesFiles, announce: announceTo(io) }
      const only = isConfig ? null : changed
      await check(only).catch((error: unknown) => sayFault(error, io))
    },
  })
  return 0
}

/** The configuration, wherever it stands, and those that may come to be in the working folder. */
function configFiles({ config }: LintOptions, { cwd, isThere }: Io): readonly string[] {
  if (config === false) return []
  if (config !== undefined) return [path.resolve(cwd, config)]
  const files = configNames.map(name => path.join(cwd, name))
  for (let at = path.dirname(cwd); at !== path.dirname(at); at = path.dirname(at)) {
    files.push(...configNames.map(name => path.join(at, name)).filter(isThere))
  }
  return files
}

/** The files and folders to watch for some words: of a glob, the folder before its first sign. */
function targetsOf(words: readonly string[], config: readonly string[], { cwd, isFolder }: Io): WatchTargets {
  const targets = words.map(word => {
    const sign = word.search(/[*?[{(!]/)
    const absolute = path.resolve(cwd, word)
    if (isFolder(absolute)) return { folder: absolute, file: null }
    const isFile = sign < 0
    return isFile ? { folder: null, file: absolute } : { folder: path.resolve(cwd, beforeSign(word, sign)), file: null }
  })
  return {
    folders: targets.flatMap(({ folder }) => folder ?? []),
    files: [...targets.flatMap(({ file }) => file ?? []), ...config],
  }
}

function beforeSign(glob: string, sign: number): string {
  return path.dirname(`${glob.slice(0, sign)}x`)
}

/** Says which files are checked again. */
function announceTo(io: Io): (paths: readonly string[]) => Promise<void> {
  return async paths => {
    const more = paths.length > 3 ? ` and ${paths.length - 3} more` : ''
    await io.writeError(`mamlint: ${paths.slice(0, 3).map(escapePath).join(', ')}${more} changed\n`)
  }
}

async function sayFault(error: unknown, io: Io): Promise<void> {
  if (!(error instanceof Fault)) throw error
  await io.writeError(`${faultLine('mamlint', toFileFault(error))}\n`)
}
