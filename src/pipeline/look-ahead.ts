import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'

/** A source whose first bytes have been read. */
export interface Looked {
  readonly source: ByteSource
  /** At least as many bytes as are looked at, or all there are. Memory of its own. */
  readonly head: Uint8Array
  /** What comes behind the head. */
  readonly rest: Rest
}

/** Bytes that are still to come: at once, or with waiting. */
export type Rest =
  | { readonly kind: 'pull'; readonly readInto: (target: Uint8Array) => number }
  | { readonly kind: 'stream'; readonly chunks: AsyncIterator<Uint8Array> }

/** How many bytes at the start of a file are looked at to tell what it is, however they come. */
export const headLength: number = 16 * 1024

/** Reads the first bytes of a source. One that has them at once gives them without waiting. */
export function look(source: ByteSource): Looked | Promise<Looked> {
  return source.readInto === undefined ? lookAhead(source) : lookNow(source, source.readInto)
}

function lookNow(source: ByteSource, readInto: (target: Uint8Array) => number): Looked {
  const room = roomForHead()
  let length = 0
  let isOver = false
  while (length < headLength && !isOver) {
    const more = readInto(room.subarray(length))
    isOver = more === 0
    length += more
  }
  const rest: Rest = { kind: 'pull', readInto: isOver ? () => 0 : readInto }
  return { source, head: room.slice(0, length), rest }
}

async function lookAhead(source: ByteSource): Promise<Looked> {
  const chunks = source.chunks()[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  let failure: Fault | null = null
  try {
    while (length < headLength) {
      const { done, value } = await chunks.next()
      if (done === true) break
      first.push(value)
      length += value.length
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    failure = error
  }
  const head = first.length === 1 ? (first[0] ?? new Uint8Array(0)) : Buffer.concat(first)
  return { source, head, rest: { kind: 'stream', chunks: failure === null ? chunks : failing(failure) } }
}

/** Bytes that fail behind what was read of them: that is checked all the same. */
function failing(fault: Fault): AsyncIterator<Uint8Array> {
  return { next: () => Promise.reject(fault) }
}

/** What is looked at to tell what a file is: the same bytes, however they come. */
export function headOf({ head }: Looked): Uint8Array {
  return head.subarray(0, headLength)
}

/** All bytes of a source that was looked at. Ends it where it is not read to its end. */
export async function* bytesOf({ head, rest, source }: Looked): AsyncGenerator<Uint8Array, void, undefined> {
  let isOver = false
  try {
    if (head.length > 0) yield head
    for (let next = await read(rest); next !== null; next = await read(rest)) yield next
    isOver = true
  } finally {
    if (!isOver) await leave({ rest, source })
  }
}

/** Ends a source that is not read to its end. */
export async function leave({ rest, source }: Pick<Looked, 'rest' | 'source'>): Promise<void> {
  if (rest.kind === 'pull') source.release?.()
  else await rest.chunks.return?.()
}

/** Bytes that are asked for at a time by a reader that waits. */
const chunkLength = 256 * 1024

async function read(rest: Rest): Promise<Uint8Array | null> {
  if (rest.kind === 'stream') {
    const { done, value } = await rest.chunks.next()
    return done === true ? null : value
  }
  const chunk = new Uint8Array(chunkLength)
  const length = rest.readInto(chunk)
  return length === 0 ? null : chunk.subarray(0, length)
}

let sharedRoom: Uint8Array | undefined

/** Room for a head, which is copied before anybody else asks for it. */
function roomForHead(): Uint8Array {
  return (sharedRoom ??= new Uint8Array(4 * headLength))
}
