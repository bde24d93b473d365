import { Fault } from '../model/fault.ts'
import { type ByteReader, createByteReader } from './byte-reader.ts'
import { faultOfName, type Packed } from './packed.ts'
import { readAttributes, readTarHeader, tarBlock, type TarHeader } from './tar-header.ts'

/**
 * The entries of a tar archive, in their order, without its folders. Read by ourselves: the libraries for it read ahead, and
 * where an archive is cut off they drop the entries before that place.
 */
export async function* entriesOfTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Packed, void, undefined> {
  const reader = createByteReader(bytes)
  const seen = new Set<string>()
  try {
    for (let header = await nextHeader(reader); header !== null; header = await nextHeader(reader)) {
      const body = createBody(reader, header.size)
      if (header.kind !== 'folder') yield toPacked(header, body, seen)
      seen.add(header.name)
      await body.skip()
    }
    await expectZeros(reader)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    yield { kind: 'fault', name: null, fault: error }
  }
}

function damaged(): Fault {
  return new Fault('ARCHIVE_DAMAGED', 'expected a whole tar archive, but it is cut off or damaged')
}

/** Longest name or attributes of an entry, in bytes. */
const maxAttributes = 1024 * 1024

/** The next header of an entry, with what the headers before it say of it; null at the end of the archive. */
async function nextHeader(reader: ByteReader): Promise<TarHeader | null> {
  const told: { name?: string; size?: number } = {}
  for (;;) {
    const block = Buffer.from(await reader.take(tarBlock))
    if (block.length < tarBlock) throw damaged()
    if (block.every(byte => byte === 0)) return null
    const header = readTarHeader(block)
    if (header === null) throw damaged()
    const { kind, size } = header
    if (kind === 'file' || kind === 'folder' || kind === 'other') {
      const { name } = { ...header, ...told }
      return { ...header, ...told, name: name.replace(/^(?:\.\/)+(?=.)/, '') }
    }
    if (size > maxAttributes) throw damaged()
    const text = Buffer.from(await reader.take(padded(size))).subarray(0, size)
    if (text.length < size) throw damaged()
    if (kind === 'attributes') Object.assign(told, readAttributes(text))
    if (kind === 'long-name') told.name = text.toString('utf8').split('\0', 1)[0] ?? ''
  }
}

function padded(size: number): number {
  return Math.ceil(size / tarBlock) * tarBlock
}

function toPacked({ name, kind, size }: TarHeader, body: Body, seen: ReadonlySet<string>): Packed {
  const notFile = kind === 'file' ? null : 'expected a file, but the entry is a link or a device'
  const wrong = faultOfName(name, seen) ?? notFile
  if (wrong !== null) return { kind: 'fault', name, fault: new Fault('ENTRY_REFUSED', wrong) }
  return { kind: 'file', name, size, open: () => body.chunks() }
}

/** The bytes of an entry. */
interface Body {
  chunks(): AsyncIterable<Uint8Array>
  /** Reads on to the next header. */
  skip(): Promise<void>
}

/** Bytes that are read at a time. */
const chunkLength = 256 * 1024

function createBody(reader: ByteReader, size: number): Body {
  let missing = size
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    while (missing > 0) {
      const chunk = await reader.some(Math.min(missing, chunkLength))
      if (chunk.length === 0) throw damaged()
      missing -= chunk.length
      yield chunk
    }
  }
  return {
    chunks,
    skip: async () => {
      for await (const _ of chunks());
      const padding = padded(size) - size
      if ((await reader.take(padding)).length < padding) throw damaged()
    },
  }
}

/** What stands behind the end of an archive would be read by nobody. */
async function expectZeros(reader: ByteReader): Promise<void> {
  for (let chunk = await reader.some(chunkLength); chunk.length > 0; chunk = await reader.some(chunkLength)) {
    if (chunk.some(byte => byte !== 0)) throw damaged()
  }
}
