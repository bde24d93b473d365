import { Fault } from '../model/fault.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { createKernelReader, type KernelReader } from '../parse/kernel.ts'
import { beginsEnvelope } from '../unpack/begins-envelope.ts'
import type { SniffedFormat } from '../unpack/sniff.ts'
import { bytesOf, type Looked } from './look-ahead.ts'
import type { ReadFile } from './read-source.ts'

/** Reads a document, or several, in UTF-8: without waiting where the bytes can be had at once. */
export function readJson(
  looked: Looked,
  { markLength }: Pick<SniffedFormat, 'markLength'>,
  listener: FieldListener,
): ReadFile | Promise<ReadFile> {
  const reader = createKernelReader(listener, { offset: markLength, isUtf16: false })
  const { rest } = looked
  if (beginsEnvelope(looked.head)) return takeEnvelope(reader, looked, markLength)
  return rest.kind === 'pull'
    ? pull(reader, looked.head, markLength, rest.readInto)
    : take(reader, bytesOf(looked), markLength)
}

function pull(
  reader: KernelReader,
  head: Uint8Array,
  markLength: number,
  readInto: (target: Uint8Array) => number,
): ReadFile {
  let bytes = head.length
  try {
    reader.add(head.subarray(markLength))
    for (let length = readInto(reader.room()); length > 0; length = readInto(reader.room())) {
      bytes += length
      reader.take(length)
    }
  } catch (error) {
    return endWith(error, reader, bytes)
  }
  return end(reader, bytes, null)
}

async function take(reader: KernelReader, chunks: AsyncIterable<Uint8Array>, markLength: number): Promise<ReadFile> {
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      // The mark stands in the first chunk, which is a head: nobody splits it.
      reader.add(bytes === 0 ? chunk.subarray(markLength) : chunk)
      bytes += chunk.length
    }
  } catch (error) {
    return endWith(error, reader, bytes)
  }
  return end(reader, bytes, null)
}

/** Reads an envelope without what in it is no JSON. */
async function takeEnvelope(reader: KernelReader, looked: Looked, markLength: number): Promise<ReadFile> {
  const { linesOfEnvelope } = await import('../unpack/envelope.ts')
  const lines = linesOfEnvelope(bytesOf(looked))
  const read = await take(reader, lines.bytes, markLength)
  return { ...read, leftOut: lines.leftOut() }
}

const emptyMessage = 'expected a JSON document, but the file is empty'

/** @param failure What ended the bytes before their end. */
function end(reader: KernelReader, bytes: number, failure: Fault | null): ReadFile {
  const outcome = reader.end(false)
  const own = bytes === 0 ? new Fault('FILE_EMPTY', emptyMessage) : outcome.fault
  const encoding = bytes === 0 ? null : 'utf-8'
  // Written out, since files are many: V8 makes objects of what is spread slowly.
  return {
    root: outcome.root,
    format: outcome.format,
    encoding,
    bytes,
    documents: outcome.documents,
    fault: failure ?? own,
    isSampled: false,
    disclosed: outcome.disclosed,
    hasComments: outcome.hasComments,
    inOrder: outcome.inOrder ?? null,
    release: outcome.release ?? null,
  }
}

/** Ends a file whose bytes failed. Throws again what is no fault of the input. */
function endWith(error: unknown, reader: KernelReader, bytes: number): ReadFile {
  if (error instanceof Fault) return end(reader, bytes, error)
  reader.end(false)
  throw error
}
