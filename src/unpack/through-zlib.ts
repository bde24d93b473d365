import type { Transform } from 'node:stream'
import type { Zlib } from 'node:zlib'
import { Fault } from '../model/fault.ts'

/** A decompressor of Node. `bytesWritten` counts the bytes that it used. */
export type Decompressor = Transform & Zlib

/** What it is that is decompressed, as faults call it: `the gzip file`. */
export interface Compressed {
  readonly what: string
  /** Notes bytes that came out. May throw. */
  readonly note: (bytes: number) => void
}

/** Bytes that come out at a time. */
export const outputChunk: number = 256 * 1024

/**
 * Decompresses, no faster than it is read. Throws `Fault` with code `ARCHIVE_DAMAGED` where the bytes are not what they should
 * be, end early, or go on behind their end with anything but zeros.
 */
export async function* throughZlib(
  bytes: AsyncIterable<Uint8Array>,
  decompressor: Decompressor,
  { what, note }: Compressed,
): AsyncGenerator<Uint8Array, void, undefined> {
  const feed = createFeed(bytes, decompressor)
  void feed.run()
  try {
    for await (const chunk of decompressor as AsyncIterable<Uint8Array>) {
      note(chunk.length)
      yield chunk
    }
  } catch (error) {
    throw error instanceof Fault || !isZlibError(error) ? error : damaged(what)
  } finally {
    decompressor.destroy()
    await feed.stop()
  }
  if (feed.hasRest()) throw damaged(what)
}

function damaged(what: string): Fault {
  return new Fault('ARCHIVE_DAMAGED', `expected whole compressed data, but ${what} is cut off or damaged`)
}

/** An error that zlib or zstd tells by a code, such as `Z_DATA_ERROR`. */
function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(String(error.code))
}

interface Feed {
  run(): Promise<void>
  stop(): Promise<void>
  /** Whether bytes that are no padding were left where the decompressor had come to its end. */
  hasRest(): boolean
}

function createFeed(bytes: AsyncIterable<Uint8Array>, decompressor: Decompressor): Feed {
  const input = bytes[Symbol.asyncIterator]()
  let fed = 0
  let last: Uint8Array = new Uint8Array(0)
  return {
    run: async () => {
      try {
        for (let next = await input.next(); next.done !== true; next = await input.next()) {
          if (decompressor.destroyed) return
          last = next.value
          fed += last.length
          if (!decompressor.write(last)) await drained(decompressor)
        }
        decompressor.end()
      } catch (error) {
        decompressor.destroy(error instanceof Error ? error : new Error('the bytes failed'))
      }
    },
    stop: async () => void (await input.return?.()),
    hasRest: () => {
      const rest = fed - decompressor.bytesWritten
      return rest > 0 && last.subarray(-rest).some(byte => byte !== 0)
    },
  }
}

/** Waits until a stream takes more, or takes nothing any more. */
function drained(stream: Transform): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      stream.off('drain', done).off('close', done).off('end', done)
      resolve()
    }
    stream.on('drain', done).on('close', done).on('end', done)
  })
}
