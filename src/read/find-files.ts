import { type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../model/fault.ts'
import { displayPath, toPosix } from './display-path.ts'
import type { FindOptions, FoundFile, FoundFiles } from './found-files.ts'
import { isGlob, matchGlob } from './match-glob.ts'
import { isMissing, systemCode } from '../model/system-code.ts'
import { type Walk, walkFolder } from './walk-folder.ts'

/**
 * Finds the files that words of the command line stand for: a file, a folder with what is in it, or a glob. What exists under
 * exactly this name wins over its reading as a glob. Nothing is thrown for a word that leads nowhere: it is in `missed`.
 */
export async function findFiles(inputs: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const walks: Walk[] = []
  for (const input of inputs) walks.push(await findInput(fromFolder(input, options.cwd), options))
  const found = new Map<string, FoundFile>()
  for (const file of walks.flatMap(walk => walk.files)) {
    if (!found.has(file.absolute)) found.set(file.absolute, file)
  }
  const files = [...found.values()].filter(file => !options.ignores(toPosix(file.absolute)))
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    ignored: found.size - files.length,
    missed: walks.flatMap(walk => walk.missed),
  }
}

/** An absolute path as it is seen from a folder, where it lies below it: what reads reports looks for files below the root. */
function fromFolder(input: string, folder: string): string {
  if (!path.isAbsolute(input)) return input
  const relative = path.relative(folder, input)
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative) ? input : relative || '.'
}

async function findInput(input: string, options: FindOptions): Promise<Walk> {
  const absolute = path.resolve(options.cwd, input)
  let stats: Stats
  try {
    stats = statSync(absolute)
  } catch (error) {
    if (!isMissing(error)) return missing(input, 'FILE_UNREADABLE', `the file cannot be read (${systemCode(error)})`)
    return isGlob(input) && !input.startsWith('!')
      ? findGlob(input, options)
      : missing(input, 'NO_SUCH_FILE', advise(input))
  }
  if (stats.isDirectory()) return findInFolder(input, absolute, options)
  return { files: [{ path: displayPath(input), absolute, size: stats.isFile() ? stats.size : null }], missed: [] }
}

function findInFolder(input: string, absolute: string, options: FindOptions): Walk {
  const fits = new RegExp(`\\.(?:${options.extensions.map(escapePattern).join('|')})$`, 'i')
  const walk = walkFolder(absolute, displayPath(input), name => fits.test(name) && !options.unmeant.has(name))
  if (walk.files.length > 0 || walk.missed.length > 0) return walk
  return missing(input, 'NOTHING_MATCHED', 'the folder holds no file with an ending that is read (see --ext)')
}

/** Letters and digits stand for themselves in a pattern, everything else behind a backslash. */
function escapePattern(text: string): string {
  return text.replaceAll(/[^a-z0-9]/gi, String.raw`\$&`)
}

async function findGlob(input: string, options: FindOptions): Promise<Walk> {
  const { files, missed } = await matchGlob(input, options.cwd)
  const walk = { files: files.filter(file => !options.unmeant.has(path.basename(file.absolute))), missed }
  if (walk.files.length > 0 || walk.missed.length > 0) return walk
  return missing(input, 'NOTHING_MATCHED', 'no file matches this glob')
}

function missing(input: string, code: 'NO_SUCH_FILE' | 'NOTHING_MATCHED' | 'FILE_UNREADABLE', message: string): Walk {
  return { files: [], missed: [{ path: displayPath(input) || '.', fault: new Fault(code, message) }] }
}

function advise(input: string): string {
  return input.startsWith('!') ? 'no such file; to leave files out, use --ignore <glob>' : 'no such file or folder'
}
