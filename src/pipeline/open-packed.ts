import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { Format } from '../model/format.ts'
import type { EntryFilter } from '../model/settings.ts'
import { listenerForOne } from '../parse/field-listener.ts'
import { loadValueReaders } from '../parse/value-readers.ts'
import { decompress } from '../unpack/decompress.ts'
import { type Budget, createBudget, unpackLimits } from '../unpack/limits.ts'
import type { Packed } from '../unpack/packed.ts'
import type { Container } from '../unpack/signatures.ts'
import { sniff, type SniffedFormat } from '../unpack/sniff.ts'
import { formatOfName } from '../unpack/sniff-text.ts'
import { createEntryTest } from './entry-test.ts'
import { bytesOf, headOf, leave, look, type Looked } from './look-ahead.ts'
import { openAnywhere } from './random-access.ts'
import { readFormat } from './read-format.ts'
import { readJson } from './read-json.ts'
import { readUtf16Json } from './read-utf16-json.ts'
import { type LeftOut, nothingRead, type SourceDocument } from './read-source.ts'

/** Where something stands. */
interface Place {
  readonly path: string
  readonly name: string
  /** Archives and compressed files around it. */
  readonly depth: number
  readonly isEntry: boolean
}

type Opening = AsyncGenerator<SourceDocument | LeftOut, void, undefined>

/** What holds for all that is packed in one file. */
interface Run {
  readonly given: Format | null
  readonly budget: Budget
  /** Whether an entry is read, by its name in its archive. */
  readonly isRead: (name: string) => boolean
}

/**
 * The documents in a source that was looked at: itself, or what is packed in it, one after the other. Each is to be read, or
 * left, before the next is asked for. Throws nothing for bad input.
 *
 * @param entries Which entries of archives are read; all, where it is not given.
 */
export async function* openPacked(looked: Looked, given: Format | null, entries?: EntryFilter): Opening {
  const { name } = looked.source
  // What is packed is not read a second time, nor are other formats than JSON.
  await loadValueReaders()
  const budget = createBudget(unpackLimits)
  yield* open(
    counted(looked, budget),
    { path: name, name, depth: 0, isEntry: false },
    { given, budget, isRead: createEntryTest(entries) },
  )
}

/** The same source, whose bytes are noted as they come. */
function counted(looked: Looked, budget: Budget): Looked {
  const { rest, head } = looked
  budget.take(head.length)
  if (rest.kind === 'pull') {
    const readInto = (target: Uint8Array): number => {
      const length = rest.readInto(target)
      budget.take(length)
      return length
    }
    return { ...looked, rest: { kind: 'pull', readInto } }
  }
  const { chunks } = rest
  const watched: AsyncIterator<Uint8Array> = {
    next: async () => {
      const next = await chunks.next()
      if (next.done !== true) budget.take(next.value.length)
      return next
    },
    ...(chunks.return === undefined ? {} : { return: async () => (await chunks.return?.()) ?? ended }),
  }
  return { ...looked, rest: { kind: 'stream', chunks: watched } }
}

const ended: IteratorReturnResult<undefined> = { done: true, value: undefined }

async function* open(looked: Looked, place: Place, run: Run): Opening {
  const { path, name, depth, isEntry } = place
  try {
    const sniffed = sniff(headOf(looked), name, run.given)
    if (sniffed.kind === 'container') {
      if (depth >= run.budget.limits.depth) throw tooDeep(run.budget.limits.depth)
      yield* openContainer(looked, sniffed.container, place, run)
    } else if (sniffed.kind === 'format') yield { kind: 'document', path, name, read: readerOf(looked, sniffed, name) }
    else if (!isEntry || sniffed.role === 'data') throw unknownFormat(sniffed.what)
    else if (sniffed.role === 'other') yield { kind: 'left-out', path }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    yield failed(place, error, looked.head.length)
  } finally {
    await leave(looked)
  }
}

function readerOf(looked: Looked, sniffed: SniffedFormat, name: string): SourceDocument['read'] {
  const { format, encoding, markLength } = sniffed
  if (format !== 'json' && format !== 'ndjson') {
    return listener => readFormat(looked, sniffed, listenerForOne(listener), name)
  }
  if (encoding === null || encoding === 'utf-8') return listener => readJson(looked, sniffed, listener)
  return listener => readUtf16Json(looked, encoding, markLength, listenerForOne(listener))
}

/** What could not be opened, as a document of which nothing is read. */
function failed({ path, name }: Pick<Place, 'path' | 'name'>, fault: Fault, bytes: number): SourceDocument {
  return { kind: 'document', path, name, read: listener => nothingRead(listener, bytes, fault) }
}

function unknownFormat(what: string): Fault {
  const known = 'expected JSON, NDJSON, CSV, TSV, XML, a property list, YAML or Parquet'
  return new Fault('UNKNOWN_FORMAT', `${known}, but this is ${what}; if it is one of them, say so with --input-format`)
}

function tooDeep(depth: number): Fault {
  return new Fault(
    'ARCHIVE_TOO_LARGE',
    `expected at most ${depth} archives one in another; unpack the outer ones yourself`,
  )
}

async function* openContainer(looked: Looked, container: Container, place: Place, run: Run): Opening {
  const depth = place.depth + 1
  if (container === 'gzip' || container === 'zstd') {
    const bytes = noted(decompress(bytesOf(looked), container), depth, run.budget)
    const name = nameWithin(place.name)
    yield* openNext({ name: place.path, size: null, chunks: () => bytes }, { ...place, name, depth }, run)
  } else if (container === 'tar') {
    const { entriesOfTar } = await import('../unpack/tar.ts')
    yield* openEntries(entriesOfTar(bytesOf(looked)), { ...place, depth }, run)
  } else {
    const { entriesOfZip } = await import('../unpack/zip.ts')
    const bytes = await openAnywhere(looked)
    if (place.depth === 0) run.budget.take(bytes.size)
    try {
      yield* openEntries(entriesOfZip(bytes, run.budget.limits), { ...place, depth }, run)
    } finally {
      bytes.close()
    }
  }
}

/** Name of what a compressed file holds. */
function nameWithin(name: string): string {
  return name.replace(/\.(?:gz|gzip|zst|zstd)$/i, '').replace(/\.(?:tgz|tzst)$/i, '.tar')
}

async function* openEntries(entries: AsyncIterable<Packed>, at: Place, run: Run): Opening {
  const { budget } = run
  let isEmpty = true
  for await (const entry of entries) {
    budget.enter()
    for await (const opened of openEntry(entry, at, run)) {
      isEmpty = false
      yield opened
    }
    const spent = budget.spent()
    if (spent !== null) return yield failed(at, spent, 0)
  }
  if (isEmpty)
    yield failed(at, new Fault('FILE_EMPTY', 'expected an archive with at least one file that holds something'), 0)
}

async function* openEntry(entry: Packed, at: Place, run: Run): Opening {
  const { name } = entry
  const place = name === null ? at : { ...at, path: `${at.path}!${name}`, name: `${at.name}/${name}`, isEntry: true }
  if (name !== null && !run.isRead(name)) return yield { kind: 'ignored', path: place.path }
  if (entry.kind === 'fault') return yield failed(place, entry.fault, 0)
  const { size } = entry
  // An entry without bytes holds nothing, unless its name says that it should.
  if (size === 0 && formatOfName(entry.name) === null) return
  const chunks = (): AsyncIterable<Uint8Array> => noted(entry.open(), at.depth, run.budget)
  yield* openNext({ name: place.path, size, chunks }, place, run)
}

async function* noted(bytes: AsyncIterable<Uint8Array>, depth: number, budget: Budget): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    budget.give(depth, chunk.length)
    yield chunk
  }
}

async function* openNext(source: ByteSource, place: Place, run: Run): Opening {
  let looked: Looked
  try {
    looked = await look(source)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return yield failed(place, error, 0)
  }
  yield* open(looked, place, run)
}
