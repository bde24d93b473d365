import { hash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from '../model/settings.ts'
import {
  createPacker,
  createUnpacker,
  type PackedResult,
  type Result,
  type SharedParts,
} from '../model/packed-result.ts'

/** Results of earlier runs. A result is found only for the same bytes, name, settings, rules and version. */
export interface ResultCache {
  /** Digest of what a result rests on, beside the name of the file, the rules and the version. */
  digestOf(bytes: Uint8Array, settings: Settings): string
  /** @param name Name of the file, which is context for its fields. */
  find(name: string, digest: string): Result | null
  keep(name: string, digest: string, result: Result): void
  /** Writes what is kept, if anything is new. False where it cannot be written. */
  save(): boolean
}

/** Where the cache is, and for what it holds. */
export interface CachePlace {
  /** Absolute path of its file. */
  readonly file: string
  /** Version of mamlint and digest of its rules. */
  readonly version: string
}

/** One file of an earlier run. */
interface Entry {
  readonly digest: string
  /** Runs since it was last asked for. */
  readonly age: number
  readonly result: PackedResult
}

/** What this run found out. */
interface Fresh {
  readonly digest: string
  readonly result: Result
}

/** The cache as it is written: one line with the digest of the rest, then this as JSON. */
interface Stored {
  readonly version: string
  readonly shared: SharedParts
  readonly entries: Readonly<Record<string, Entry>>
}

/** Number of the form in which results are written. */
const form = 2

/** Runs after which a file that nobody asked for is forgotten. */
const maxAge = 10

/** Opens the results of earlier runs. A cache that is missing, damaged or of another version is an empty one. */
export function openCache({ file, version: ofResults }: CachePlace): ResultCache {
  const version = `${form} ${ofResults}`
  const stored = readStored(file, version)
  const known = new Map(Object.entries(stored.entries))
  const unpack = createUnpacker(stored.shared)
  const used = new Map<string, Entry>()
  const fresh = new Map<string, Fresh>()

  function find(name: string, digest: string): Result | null {
    const entry = known.get(name)
    if (entry === undefined || entry.digest !== digest) return null
    try {
      const result = unpack(entry.result, name)
      used.set(name, entry.age === 0 ? entry : { ...entry, age: 0 })
      return result
    } catch {
      return null // whoever wrote this, it was not this version: the file is checked again
    }
  }

  function entriesLeft(): Map<string, Entry> {
    const left = [...known].filter(([name, { age }]) => !used.has(name) && !fresh.has(name) && age < maxAge)
    return new Map([...left.map(([name, entry]) => [name, { ...entry, age: entry.age + 1 }] as const), ...used])
  }

  return {
    digestOf: createDigests(),
    find,
    keep: (name, digest, result) => void fresh.set(name, { digest, result }),
    save: () => {
      if (fresh.size === 0 && used.size === known.size && [...known.values()].every(({ age }) => age === 0)) return true
      const packer = createPacker()
      const results = new Map(
        [...fresh].map(([name, { digest, result }]) => [name, toEntry(digest, packer.pack(result))]),
      )
      for (const [name, entry] of entriesLeft()) {
        results.set(name, { ...entry, result: packer.pack(unpack(entry.result, name)) })
      }
      return writeStored(file, { version, shared: packer.shared, entries: Object.fromEntries(results) })
    },
  }
}

function toEntry(digest: string, result: PackedResult): Entry {
  return { digest, age: 0, result }
}

/** Digests of what results rest on. Settings are few, and are digested once. */
function createDigests(): ResultCache['digestOf'] {
  const known = new WeakMap<Settings, string>()
  return (bytes, settings) => {
    const ofSettings = known.get(settings) ?? hash('sha256', JSON.stringify(settings), 'base64url')
    known.set(settings, ofSettings)
    return `${hash('sha256', bytes, 'base64url')} ${ofSettings.slice(0, 22)}`
  }
}

function readStored(file: string, version: string): Stored {
  const none: Stored = { version, shared: { findings: [], files: [] }, entries: {} }
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    if (text.slice(0, end) !== hash('sha256', body, 'base64url')) return none
    const stored = JSON.parse(body) as Stored // its digest says that we wrote it
    return stored.version === version ? stored : none
  } catch {
    return none
  }
}

/** Writes beside the cache, then puts it in place: a run that reads at the same time sees the old one or the new one. */
function writeStored(file: string, stored: Stored): boolean {
  const body = JSON.stringify(stored)
  const written = `${file}.${randomUUID()}`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(written, `${hash('sha256', body, 'base64url')}\n${body}`)
    renameSync(written, file)
    return true
  } catch {
    return false
  }
}
