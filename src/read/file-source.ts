import { closeSync, openSync, readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { ByteSource, BytesAt } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import { systemCode } from './system-code.ts'

/** Bytes asked for at a time. */
const chunkSize = 1024 * 1024

/**
 * A file as named bytes, read in chunks of 1 MiB with one read ahead. Every chunk is memory of its own.
 *
 * @param absolute Where it is.
 * @param name How it is called in reports.
 * @param size Its size in bytes where known.
 */
export function fileSource(absolute: string, name: string, size: number | null): ByteSource {
  return {
    name,
    size,
    chunks: () => readChunks(absolute),
    readInto: createReadInto(absolute),
    openAt: () => openBytes(absolute),
  }
}

/** Reads a file without waiting; opens it at the first call and closes it at the last. */
function createReadInto(absolute: string): (target: Uint8Array) => number {
  let file: number | null = null
  return target => {
    const opened = (file ??= orFaultNow(() => openSync(absolute, 'r')))
    return orFaultNow(() => {
      const length = readSync(opened, target)
      if (length === 0) closeSync(opened)
      return length
    })
  }
}

function openBytes(absolute: string): BytesAt {
  const file = orFaultNow(() => openSync(absolute, 'r'))
  return {
    read: (target, position) => orFaultNow(() => readSync(file, target, 0, target.length, position)),
    close: () => closeSync(file),
  }
}

function orFaultNow<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new Fault('FILE_UNREADABLE', `the file cannot be read (${systemCode(error)})`)
  }
}

async function* readChunks(absolute: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await orFault(open(absolute, 'r'))
  let next = readAhead(file)
  try {
    for (let chunk = await orFault(next); chunk.length > 0; chunk = await orFault(next)) {
      next = readAhead(file)
      yield chunk
    }
  } finally {
    // The read ahead of somebody who stopped early must end before the file closes.
    await next.catch(() => {})
    await file.close()
  }
}

/** Starts a read whose failure nobody hears before it is awaited. */
function readAhead(file: FileHandle): Promise<Uint8Array> {
  const chunk = readChunk(file)
  chunk.catch(() => {})
  return chunk
}

async function readChunk(file: FileHandle): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(chunkSize)
  const { bytesRead } = await file.read(buffer, 0, chunkSize, null)
  return buffer.subarray(0, bytesRead)
}

async function orFault<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    throw new Fault('FILE_UNREADABLE', `the file cannot be read (${systemCode(error)})`)
  }
}
