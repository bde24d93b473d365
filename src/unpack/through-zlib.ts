import type { Transform } from 'node:stream'
import type { Zlib } from 'node:zlib'
import { Fault } from '../model/fault.ts'

/** A decompressor of Node. `bytesWritten` counts the bytes that it used. */
export type Decompressor = Transform & Zlib

/** Bytes that come out at a time. */
export const outputChunk: number = 128 * 1024
/** Bytes that go in at a time. What comes of them waits in memory: up to a thousand times as much of gzip. */
const inputSlice = 32 * 1024
/** Bytes that may wait. Of zstd a few bytes may come to a gigabyte; no export does. */
const maxWaiting = 64 * 1024 * 1024

/**
 * Decompresses, a slice ahead of whoever reads. Throws `Fault` with code `ARCHIVE_DAMAGED`, after all that came out, where the
 * bytes are not what they should be, end early, or go on behind their end with anything but zeros.
 *
 * @param what What it is that is decompressed, as the fault calls it: `the gzip file`.
 */
export async function* throughZlib(
  bytes: AsyncIterable<Uint8Array>,
  decompressor: Decompressor,
  what: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const flow = createFlow(decompressor)
  try {
    let step: Promise<Step> = Promise.resolve('on')
    for await (const slice of slicesOf(bytes)) {
      const done = await step
      const ready = flow.take()
      if (done === 'on') step = flow.write(slice)
      yield* ready
      if (done === 'flooded') throw flooded()
      if (done === 'failed' || (done === 'over' && slice.some(byte => byte !== 0))) throw damaged(what)
    }
    const last = await step
    yield* flow.take()
    const ending = last === 'on' ? await flow.end() : last
    yield* flow.take()
    if (ending === 'flooded') throw flooded()
    if (ending === 'failed' || flow.hasRest()) throw damaged(what)
  } finally {
    decompressor.destroy()
  }
}

function damaged(what: string): Fault {
  return new Fault('ARCHIVE_DAMAGED', `expected whole compressed data, but ${what} is cut off or damaged`)
}

function flooded(): Fault {
  return new Fault('ARCHIVE_TOO_LARGE', 'expected data that is less compressed; unpack the file yourself first')
}

/** Length of what stands behind the data: its checksum and its size. */
const trailerLength = 8

/**
 * Members of a gzip file that go in each by itself. Of more, those that are short go in together: a slice takes some 40 µs however
 * short it is, and a member may be twenty bytes long.
 */
const membersApart = 2_000

/** How a member of a gzip file begins: its signature and DEFLATE. @see RFC 1952, section 2.3.1 */
const startOfMember = Uint8Array.of(0x1f, 0x8b, 0x08)

/**
 * Cuts bytes into slices. What may be the trailer goes in by itself: where a decompressor finds it wrong, it gives nothing of
 * what came out of the same slice.
 */
async function* slicesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let members = 0
  for await (const chunk of bytes) {
    let at = 0
    for (const end of endsOfMembers(chunk)) {
      if (members++ > membersApart && end - at < inputSlice && end < chunk.length) continue
      const trailer = Math.max(at, end - trailerLength)
      for (; at < trailer; at = Math.min(trailer, at + inputSlice)) {
        yield chunk.subarray(at, Math.min(trailer, at + inputSlice))
      }
      if (at < end) yield chunk.subarray(at, end)
      at = end
    }
  }
}

/** Where members may end: before the next one, as far as one can see it, and at the end of the chunk. */
function* endsOfMembers(chunk: Uint8Array): Generator<number, void, undefined> {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
  for (let at = bytes.indexOf(startOfMember, 1); at > 0; at = bytes.indexOf(startOfMember, at + 1)) yield at
  yield chunk.length
}

/** What came of some bytes: more may come, the compressed data is over, it is damaged, or it comes to too much. */
type Step = 'on' | 'over' | 'failed' | 'flooded'

interface Flow {
  /** Decompresses some bytes. What comes out waits to be taken. */
  write(slice: Uint8Array): Promise<Step>
  end(): Promise<Step>
  take(): readonly Uint8Array[]
  /** Whether bytes that are no padding stood behind the end of the data. */
  hasRest(): boolean
}

/** Takes what comes out as it comes: a stream that fails drops what nobody took. */
function createFlow(decompressor: Decompressor): Flow {
  let ready: Uint8Array[] = []
  let waiting = 0
  let state: Step = 'on'
  let settle: (step: Step) => void = () => {}
  let given = 0
  let last: Uint8Array = new Uint8Array(0)
  const turn = (next: Step): void => {
    if (state === 'on' || state === 'over') state = next
    settle(state)
  }
  decompressor.on('data', (chunk: Uint8Array) => {
    waiting += chunk.length
    if (waiting <= maxWaiting) return void ready.push(chunk)
    turn('flooded')
    return decompressor.destroy()
  })
  decompressor.on('end', () => turn('over'))
  decompressor.on('error', () => turn('failed'))

  return {
    write: slice => {
      given += slice.length
      last = slice
      return new Promise(resolve => {
        settle = resolve
        decompressor.write(slice, () => settle(state))
      })
    },
    end: () =>
      new Promise(resolve => {
        settle = resolve
        decompressor.end()
      }),
    take: () => {
      const taken = ready
      ready = []
      waiting = 0
      return taken
    },
    hasRest: () => {
      const rest = given - decompressor.bytesWritten
      return rest > 0 && last.subarray(-rest).some(byte => byte !== 0)
    },
  }
}
