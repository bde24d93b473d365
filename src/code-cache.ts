import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'

/** Loads modules of the bundle, in the older form of Node's modules, with their code as it was compiled the last time. */
export interface CodeCache {
  /** What a module exports. */
  load(file: string): unknown
  /** Keeps the code of what has been loaded, and adds to what is kept. Best called when a run has compiled what runs need. */
  keep(): void
}

interface Loaded {
  readonly exports: unknown
  readonly script: Script
  readonly cacheFile: string
  /** Null where its code did not come from the cache. */
  readonly kept: Kept | null
}

/** Code in the cache, and how many runs have added to it. */
interface Kept {
  readonly code: Buffer
  readonly runs: number
}

/** Runs that add what they compiled: each compiles what it uses alone, and a start that finds all it uses is 5 ms shorter. */
const runsThatAdd = 8

/**
 * Starts a code cache in a folder: what Node does from 22.1 on by `enableCompileCache`. Compiling is a third of a start.
 *
 * V8 refuses code of another version or other flags, but knows its source by length only, so the name of a file in the cache
 * tells the source's time too. A folder that cannot be written costs nothing but the time.
 */
export function createCodeCache(folder: string): CodeCache {
  const loaded = new Map<string, Loaded>()

  function load(file: string): unknown {
    const known = loaded.get(file)
    if (known !== undefined) return known.exports
    const { source, stamp } = readModule(file)
    const cacheFile = join(folder, `${basename(file)}-${stamp}`)
    const found = readIfThere(cacheFile)
    const script = new Script(source, { filename: file, ...(found === null ? {} : { cachedData: found.code }) })
    const module = { exports: {} }
    const kept = script.cachedDataRejected === true ? null : found
    const entry = { exports: module.exports, script, cacheFile, kept }
    loaded.set(file, entry)
    const run = script.runInThisContext() as (...names: readonly unknown[]) => void
    run(module.exports, requireFrom(file), module, file, dirname(file))
    return module.exports
  }

  function requireFrom(file: string): (id: string) => unknown {
    const requireOther = createRequire(file)
    return id => (id.startsWith('.') ? load(join(dirname(file), id)) : requireOther(id))
  }

  return {
    load,
    keep: () => {
      for (const one of loaded.values()) add(one)
    },
  }
}

const opening = Buffer.from('(function (exports, require, module, __filename, __dirname) { ')
const closing = Buffer.from('\n})')

/** A module as a function, and what tells it as it is now, run by this Node, from others. */
function readModule(file: string): { readonly source: string; readonly stamp: string } {
  const opened = openSync(file, 'r')
  const { mtimeMs, size } = fstatSync(opened)
  const bytes = Buffer.allocUnsafeSlow(opening.length + size + closing.length)
  opening.copy(bytes)
  readSync(opened, bytes, opening.length, size, 0)
  closing.copy(bytes, opening.length + size)
  closeSync(opened)
  return {
    source: bytes.toString('latin1'),
    stamp: `${size}-${Math.trunc(mtimeMs)}-${process.version}-${process.arch}`,
  }
}

/** A file of the cache is what V8 wrote and one byte more, which counts the runs. */
function readIfThere(file: string): Kept | null {
  try {
    const bytes = readFileSync(file)
    return { code: bytes.subarray(0, -1), runs: bytes.at(-1) ?? 0 }
  } catch {
    return null
  }
}

/** Adds what this run compiled to the cache. In a long run V8 lets go of code that it has not used lately: then it stays as it is. */
function add({ script, cacheFile, kept }: Loaded): void {
  if (kept !== null && kept.runs >= runsThatAdd) return
  const code = script.createCachedData()
  const isMore = kept === null || code.length > kept.code.length
  write(cacheFile, { code: isMore ? code : kept.code, runs: (kept?.runs ?? 0) + 1 })
}

/** Writes under another name first: whoever reads meanwhile sees all or nothing. */
function write(file: string, { code, runs }: Kept): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, Buffer.concat([code, Buffer.of(runs)]))
    renameSync(draft, file)
  } catch {
    // Nothing is kept where the package cannot be written.
  }
}
