import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { Field } from '../model/field.ts'
import type { Format } from '../model/format.ts'
import type { Encoding } from '../model/report.ts'
import type { EntryFilter } from '../model/settings.ts'
import { type Disclosed, type FieldListener, listenerForOne, nothingDisclosed } from '../parse/field-listener.ts'
import { createKernelReader } from '../parse/kernel.ts'
import { plainJson } from '../unpack/plain-json.ts'
import { look } from './look-ahead.ts'
import { prepareValues, readJsonOrAgain } from './read-again.ts'

/** A document that has been read, as far as it could be. */
export interface ReadFile {
  readonly root: Field
  /** Null where nothing could be read. */
  readonly format: Format | null
  readonly encoding: Encoding | null
  readonly bytes: number
  /** Documents in it; rows of a table. */
  readonly documents: number
  readonly fault: Fault | null
  /** True where a bound made the reader look at less than all there is. */
  readonly isSampled: boolean
  /** Rows that the table has, where it is one and says so. */
  readonly rows?: number
  /** What was left out of documents inside values. */
  readonly disclosed: Disclosed
  /** Items of an envelope that are no JSON, and were not read. */
  readonly leftOut?: number
  /** Whether it is JSON with comments. */
  readonly hasComments?: boolean
  /** Every field that occurs, in the order of `fieldsBelow`, where that is known. */
  readonly inOrder?: readonly Field[] | null
  /** To be called when the fields are of no more use, where they are lent. */
  readonly release?: (() => void) | null
}

/** A document of a source: the source itself, or what is packed in it. */
export interface SourceDocument {
  readonly kind: 'document'
  /** As reports print it: `Devices.zip!Devices.csv`. A compressed file keeps its path. */
  readonly path: string
  /** The same without archives and compression, which say nothing of what is in them. */
  readonly name: string
  /** Reads it, once. Never fails for bad input: the fault is part of the answer. */
  readonly read: (listener: FieldListener) => ReadFile | Promise<ReadFile>
}

/**
 * An entry of an archive that is not read: `left-out` where it is no export by its looks, e.g. a text that says how to read the
 * others, `ignored` where the settings say so.
 */
export interface LeftOut {
  readonly kind: 'left-out' | 'ignored'
  readonly path: string
}

/**
 * The documents of a source, one after the other. Each is to be read, or left, before the next is asked for.
 *
 * @param entries Which entries of archives are read; all, where it is not given.
 */
export async function* documentsIn(
  source: ByteSource,
  given: Format | null,
  entries?: EntryFilter,
): AsyncGenerator<SourceDocument | LeftOut, void, undefined> {
  const { name } = source
  try {
    const looking = look(source)
    const looked = looking instanceof Promise ? await looking : looking
    const plain = plainJson(looked.head, name, given)
    if (plain === null) {
      const { openPacked } = await import('./open-packed.ts')
      yield* openPacked(looked, given, entries)
    } else {
      await prepareValues(source)
      yield { kind: 'document', path: name, name, read: listener => readJsonOrAgain(looked, plain, listener) }
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    yield { kind: 'document', path: name, name, read: listener => nothingRead(listener, 0, error) }
  }
}

/**
 * One document of a source.
 *
 * @param wanted Its path, as reports print it: that of the source where it is no archive, else that of a document in it.
 */
export async function documentIn(
  source: ByteSource,
  given: Format | null,
  wanted: string = source.name,
): Promise<SourceDocument> {
  const documents = documentsIn(source, given)
  const isPart = wanted !== source.name
  for (let next = await documents.next(); next.done !== true; next = await documents.next()) {
    const one = next.value
    // What is to be read still must not be left. A source that cannot be opened stands for what is in it.
    if (one.kind === 'document' && (one.path === wanted || one.path === source.name)) return one
    if (!isPart) break
  }
  await documents.return()
  const fault = isPart
    ? new Fault('NO_SUCH_FILE', 'the archive holds no such document; mamlint map lists those that it holds')
    : new Fault('UNKNOWN_FORMAT', 'expected one document, but this is an archive; name one in it, as reports do')
  return { kind: 'document', path: wanted, name: wanted, read: listener => nothingRead(listener, 0, fault) }
}

/** What there is of a document that could not be read at all. */
export function nothingRead(listener: FieldListener, bytes: number, fault: Fault): ReadFile {
  const { root } = createKernelReader(listenerForOne(listener), { offset: 0, isUtf16: false }).end(false)
  return {
    root,
    format: null,
    encoding: null,
    bytes,
    documents: 0,
    fault,
    isSampled: false,
    disclosed: nothingDisclosed,
  }
}
