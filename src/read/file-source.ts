import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { ByteSource, BytesAt } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import { systemCode } from '../model/system-code.ts'

/** Bytes asked for at a time. */
const chunkSize = 1024 * 1024

/**
 * A file as named bytes, read in chunks of 1 MiB. Every chunk is memory of its own.
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
    ...readNow(absolute),
    openAt: () => openBytes(absolute),
    again: limit => readAgain(absolute, limit),
  }
}

/** Reads a file as a whole. What a pipe gave comes no second time, and opening it again would wait. */
function readAgain(absolute: string, limit: number): Uint8Array | null {
  return orFault(() => {
    const stats = statSync(absolute)
    return stats.isFile() && stats.size <= limit ? readFileSync(absolute) : null
  })
}

/** Reads a file without waiting; opens it at the first call and closes it at its end, or when it is released before. */
function readNow(absolute: string): Required<Pick<ByteSource, 'readInto' | 'release'>> {
  let file: number | null = null
  const release = (): void => {
    if (file !== null) closeSync(file)
    file = null
  }
  return {
    readInto: target => {
      const opened = (file ??= orFault(() => openSync(absolute, 'r')))
      const length = orFault(() => readSync(opened, target))
      if (length === 0) release()
      return length
    },
    release,
  }
}

function openBytes(absolute: string): BytesAt | null {
  // To open a pipe would wait for somebody who writes to it.
  const stats = orFault(() => statSync(absolute))
  if (!stats.isFile()) return null
  const file = orFault(() => openSync(absolute, 'r'))
  return {
    size: stats.size,
    read: (target, position) => orFault(() => readSync(file, target, 0, target.length, position)),
    close: () => closeSync(file),
  }
}

function orFault<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new Fault('FILE_UNREADABLE', `the file cannot be read (${systemCode(error)})`)
  }
}

async function* readChunks(absolute: string): AsyncGenerator<Uint8Array, void, undefined> {
  const { readInto, release } = readNow(absolute)
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(chunkSize)
      const length = readInto(chunk)
      if (length === 0) return
      yield chunk.subarray(0, length)
    }
  } finally {
    release()
  }
}
