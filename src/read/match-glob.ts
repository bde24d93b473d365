import path from 'node:path'
import type { Options } from 'fast-glob'
import { Fault } from '../model/fault.ts'
import { displayPath } from './display-path.ts'
import type { FoundFile } from './found-files.ts'
import { systemCode } from '../model/system-code.ts'
import { leadsToFile, skippedFolders, type Walk } from './walk-folder.ts'

/** Links to folders are not followed: they may lead in a circle. */
const base: Options = { dot: true, followSymbolicLinks: false }

/** True where a word holds anything a glob is made of. */
export function isGlob(word: string): boolean {
  return /[*?[{]|[!@+]\(|\([^)]*\|/.test(word)
}

/** Lists the files that a glob means, in the folders it names; `node_modules` and `.git` only where it names them. */
export async function matchGlob(glob: string, cwd: string): Promise<Walk> {
  const pattern = path.sep === '\\' ? glob.replace(/\\(?![*?[\]{}()!+@])/g, '/') : glob
  try {
    return { files: await runGlob(pattern, { cwd }), missed: [] }
  } catch (error) {
    const fault = new Fault('FILE_UNREADABLE', `a folder on the way cannot be read (${systemCode(error)})`)
    return { files: await runGlob(pattern, { cwd, suppressErrors: true }), missed: [{ path: glob, fault }] }
  }
}

/** Tells whether any file under a folder fits one of several globs. Ends with the first. */
export async function someFileFits(globs: readonly string[], folder: string): Promise<boolean> {
  return (await firstFiles(globs, folder, 1)).length > 0
}

/** Paths of the files under a folder, relative to it, for hints on names: sorted, of very many files the first found. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  return (await firstFiles(['**/*'], folder, 20_000)).toSorted()
}

async function firstFiles(globs: readonly string[], cwd: string, limit: number): Promise<readonly string[]> {
  const { default: fastGlob } = await import('fast-glob')
  const ignore = ['**/.git/**', '**/node_modules/**']
  const files: string[] = []
  for await (const file of fastGlob.stream([...globs], {
    ...base,
    cwd,
    ignore,
    baseNameMatch: true,
    suppressErrors: true,
  })) {
    files.push(String(file))
    if (files.length >= limit) break
  }
  return files
}

async function runGlob(pattern: string, options: Options & { readonly cwd: string }): Promise<readonly FoundFile[]> {
  const { default: fastGlob } = await import('fast-glob')
  const ignore = [...skippedFolders].filter(name => !pattern.includes(name)).map(name => `**/${name}/**`)
  const entries = await fastGlob(pattern, { ...base, ...options, ignore, onlyFiles: false, objectMode: true })
  const files: FoundFile[] = []
  for (const { path: found, dirent } of entries) {
    const absolute = path.resolve(options.cwd, found)
    if (dirent.isFile() || (dirent.isSymbolicLink() && leadsToFile(absolute))) {
      files.push({ path: displayPath(found), absolute, size: null })
    }
  }
  return files
}
