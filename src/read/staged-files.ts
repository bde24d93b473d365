import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import { displayPath, toPosix } from './display-path.ts'
import type { FindOptions, MissedInput } from './found-files.ts'
import { type BlobReader, createBlobReader, runGit } from './git.ts'
import { isGlob } from './match-glob.ts'
import { rememberingSource } from './stream-source.ts'

/** One file as it stands in git's index. */
export interface StagedFile {
  readonly path: string
  readonly absolute: string
  open(): ByteSource
}

/** What is staged, as far as it is wanted. */
export interface StagedFiles {
  /** Sorted by path. */
  readonly files: readonly StagedFile[]
  /** Files that `ignores` took out. */
  readonly ignored: number
  readonly missed: readonly MissedInput[]
  /** Paths of links and submodules, which hold nothing to examine. */
  readonly links: readonly string[]
  /** How many changes are staged, wanted or not. */
  readonly changes: number
}

/** One line of `git diff --raw`. */
interface Change {
  readonly mode: string
  readonly id: string
  readonly status: string
  readonly path: string
  readonly absolute: string
}

/** Where changes are looked for: both absolute. */
interface Place {
  readonly cwd: string
  readonly root: string
}

/**
 * Finds the files that the next commit adds or changes, to be read as they are staged, whatever stands in the working tree.
 * Without words these are the exports among them by their endings; words choose among the staged files as among others.
 *
 * Git is asked for all of it, and so by its own rules: an index that `git commit <file>` puts in place of the usual one, a
 * work tree of several, a branch without a commit.
 */
export async function findStaged(words: readonly string[], options: FindOptions): Promise<StagedFiles> {
  const { cwd } = options
  const root = hasRepository(cwd) ? cwd : await findRoot(cwd)
  const changes = readChanges(await runGit(diff, cwd), { cwd, root })
  const isMeant = await createTest(words, options)
  const meant = changes.filter(isMeant).toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
  const wanted = meant.filter(({ absolute }) => !options.ignores(toPosix(absolute)))
  const files = wanted.filter(isFile)
  const blobs = createBlobReader(cwd)
  // Until they are read there is something else to do.
  if (files.length > 0) blobs.start()
  let unread = files.length
  const source = ({ id, path: name }: Change): ByteSource =>
    rememberingSource({
      name,
      sizeNow: () => blobs.sizeOf(id),
      chunks: () => closing(blobs, id, () => --unread === 0),
    })
  return {
    files: files.map(change => ({ path: change.path, absolute: change.absolute, open: () => source(change) })),
    ignored: meant.length - wanted.length,
    missed: wanted.filter(({ status }) => status === 'U').map(unmerged),
    links: [...changes.filter(isSubmodule), ...wanted.filter(isLink)].map(change => change.path),
    changes: changes.length,
  }
}

/** Everything that is added or changed; a renamed file is one that is added. Paths are those from the root. */
const diff: readonly string[] = [
  'diff',
  '--cached',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--diff-filter=d',
]

/** Hooks run where the repository is, and then git need not be asked for its root. */
function hasRepository(cwd: string): boolean {
  return existsSync(path.join(cwd, '.git'))
}

async function findRoot(cwd: string): Promise<string> {
  // Not the top level itself, in which links on the way here would be resolved.
  const up = (await runGit(['rev-parse', '--show-cdup'], cwd)).toString().replace(/\n$/, '')
  return path.resolve(cwd, up)
}

function readChanges(output: Buffer, { cwd, root }: Place): readonly Change[] {
  const fields = output.toString().split('\0')
  const changes: Change[] = []
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', , id = '', status = ''] = (fields[at] ?? '').split(' ')
    const absolute = path.join(root, fields[at + 1] ?? '')
    changes.push({ mode, id, status, absolute, path: displayPath(path.relative(cwd, absolute)) })
  }
  return changes
}

/** Tells which changes the words mean; without words, those that end like an export. */
async function createTest(words: readonly string[], options: FindOptions): Promise<(change: Change) => boolean> {
  const { cwd, extensions, unmeant } = options
  const isExport = ({ absolute }: Change): boolean =>
    !unmeant.has(path.basename(absolute)) && extensions.some(ending => absolute.toLowerCase().endsWith(`.${ending}`))
  if (words.length === 0) return isExport
  const tests = await Promise.all(words.map(word => createWordTest(word, cwd, isExport)))
  return change => tests.some(test => test(change))
}

async function createWordTest(
  word: string,
  cwd: string,
  isExport: (change: Change) => boolean,
): Promise<(change: Change) => boolean> {
  const named = path.resolve(cwd, word)
  const folder = named.endsWith(path.sep) ? named : named + path.sep
  const isNamed = (change: Change): boolean =>
    change.absolute === named || (change.absolute.startsWith(folder) && isExport(change))
  if (!isGlob(word) || existsSync(named)) return isNamed
  const { default: picomatch } = await import('picomatch')
  const matches = picomatch(displayPath(word), { dot: true })
  return change => isNamed(change) || matches(change.path)
}

function isFile({ mode }: Change): boolean {
  return mode.startsWith('100')
}

function isLink({ mode }: Change): boolean {
  return mode === '120000'
}

function isSubmodule({ mode }: Change): boolean {
  return mode === '160000'
}

function unmerged({ path: name }: Change): MissedInput {
  return { path: name, fault: new Fault('FILE_UNREADABLE', 'the file is not merged yet, so nothing of it is staged') }
}

/** The content of a blob. After the last one the reader is closed. */
async function* closing(
  blobs: BlobReader,
  id: string,
  isLast: () => boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* blobs.chunks(id)
  } finally {
    if (isLast()) blobs.close()
  }
}
