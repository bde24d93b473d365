import type { ByteSource } from '../model/byte-source.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { hasMissedReaders, loadValueReaders } from '../parse/value-readers.ts'
import type { SniffedFormat } from '../unpack/sniff.ts'
import { look, type Looked } from './look-ahead.ts'
import { readJson } from './read-json.ts'
import type { ReadFile } from './read-source.ts'

/** Longest source without random access that is had a second time, in bytes. */
const longestHeld = 16 * 1024 * 1024

/** Makes sure that nothing is missed in a source that cannot be read again. */
export async function prepareValues(source: ByteSource): Promise<void> {
  const { size, openAt, again } = source
  const isThereAgain = size !== null && (openAt !== undefined || (again !== undefined && size <= longestHeld))
  if (!isThereAgain) await loadValueReaders()
}

/**
 * Reads JSON; again, where a value in it held a document whose reader was not there yet. Few files have such values, and none of
 * the others waits for the reader.
 */
export function readJsonOrAgain(
  looked: Looked,
  plain: Pick<SniffedFormat, 'markLength'>,
  listener: FieldListener,
): ReadFile | Promise<ReadFile> {
  const read = readJson(looked, plain, listener)
  const isLast = (file: ReadFile): ReadFile | Promise<ReadFile> =>
    hasMissedReaders() ? readSecond(looked.source, plain, listener, file) : file
  return read instanceof Promise ? read.then(isLast) : isLast(read)
}

async function readSecond(
  source: ByteSource,
  plain: Pick<SniffedFormat, 'markLength'>,
  listener: FieldListener,
  first: ReadFile,
): Promise<ReadFile> {
  await loadValueReaders()
  const { secondTime } = await import('./second-time.ts')
  const second = secondTime(source, longestHeld)
  // What cannot be had again, though it seemed so, is disclosed.
  const part = { line: 1, column: 1, offset: 0 }
  if (second === null) return { ...first, disclosed: { ...first.disclosed, part: first.disclosed.part ?? part } }
  first.release?.()
  return await readJson(await look(second), plain, listener)
}
