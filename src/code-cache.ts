import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
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
  /** Bytes of its code that came from the cache; 0 for none. */
  readonly kept: number
}

/**
 * Runs that are counted. The first adds what it compiled, and so do the second, the fourth, the eighth, ...: each compiles only what
 * it uses itself, and a start that finds all it uses takes 5 ms less than one after runs of other kinds; but adding takes as long.
 */
const countedRuns = 128

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
    const cachedData = readIfThere(cacheFile)
    const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) })
    const module = { exports: {} }
    const kept = script.cachedDataRejected === true ? 0 : (cachedData?.length ?? 0)
    const entry = { exports: module.exports, script, cacheFile, kept }
    loaded.set(file, entry)
    const run = script.runInThisContext() as (...names: readonly unknown[]) => void
    run(module.exports, requireFrom(file), module, file, dirname(file))
    return module.exports
  }

  function requireFrom(file: string): (id: string) => unknown {
    return id => (id.startsWith('.') ? load(join(dirname(file), id)) : moduleOfNode(id))
  }

  return {
    load,
    keep: () => {
      for (const one of loaded.values()) add(one)
    },
  }
}

/** The bundle asks for nothing but its own files and what Node brings along. */
function moduleOfNode(id: string): unknown {
  const found = process.getBuiltinModule(id)
  if (found === undefined) throw new Error(`expected a file of the bundle or a module of Node, not ${id}`)
  return found
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

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Adds what this run compiled to the cache, where its turn has come. */
function add({ script, cacheFile, kept }: Loaded): void {
  try {
    if (kept === 0) mkdirSync(dirname(cacheFile), { recursive: true })
    if (!isTurn(`${cacheFile}.runs`) && kept > 0) return
    const code = script.createCachedData()
    // In a long run V8 lets go of code that it has not used lately: then what is kept stays.
    if (code.length > kept) replace(cacheFile, code)
  } catch {
    // Nothing is kept where the package cannot be written.
  }
}

/** Counts a run, by the length of a file. Answers whether it is the first, the second, the fourth, the eighth, ... */
function isTurn(counter: string): boolean {
  const opened = openSync(counter, 'a')
  try {
    const runs = 1 + fstatSync(opened).size
    if (runs > countedRuns) return false
    writeSync(opened, '.')
    return Number.isInteger(Math.log2(runs))
  } finally {
    closeSync(opened)
  }
}

/** Writes under another name first: whoever reads meanwhile sees all or nothing. */
function replace(file: string, code: Buffer): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, code)
  renameSync(draft, file)
}
