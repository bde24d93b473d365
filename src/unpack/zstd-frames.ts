import { Fault } from '../model/fault.ts'
import { type ByteReader, createByteReader } from './byte-reader.ts'

/**
 * The frames of a zstd file, one behind the other, without those to be skipped. Each is to be read to its end before the next is
 * asked for. Node's own decompressor reads one frame, and takes one that is cut off for a whole one. Throws `Fault` with code
 * `ARCHIVE_DAMAGED` where a frame is cut off, or something else stands behind one.
 *
 * @see RFC 8878, section 3.1
 */
export async function* framesOfZstd(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<AsyncIterable<Uint8Array>, void, undefined> {
  const reader = createByteReader(bytes)
  for (let magic = await reader.take(4); magic.length > 0; magic = await reader.take(4)) {
    const number = magic.length < 4 ? 0 : Buffer.from(magic).readUInt32LE()
    if (number === frameMagic) yield readFrame(reader, magic)
    else if (number >>> 4 === skippedMagic) await skip(reader, Buffer.from(await exactly(reader, 4)).readUInt32LE())
    else throw damaged()
  }
}

const frameMagic = 0xfd2fb528
/** Of the sixteen numbers that frames to be skipped begin with, all but the last four bits. */
const skippedMagic = 0x184d2a5

function damaged(): Fault {
  return new Fault('ARCHIVE_DAMAGED', 'expected whole compressed data, but the zstd file is cut off or damaged')
}

async function exactly(reader: ByteReader, length: number): Promise<Uint8Array> {
  const bytes = await reader.take(length)
  if (bytes.length < length) throw damaged()
  return bytes
}

async function skip(reader: ByteReader, length: number): Promise<void> {
  for await (const _ of chunksOf(reader, length));
}

async function* chunksOf(reader: ByteReader, length: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let missing = length; missing > 0;) {
    const chunk = await reader.some(missing)
    if (chunk.length === 0) throw damaged()
    missing -= chunk.length
    yield chunk
  }
}

/** Lengths of the fields of a frame's header, by two bits of its first byte. */
const dictionaryLengths: readonly number[] = [0, 1, 2, 4]
const sizeLengths: readonly number[] = [0, 2, 4, 8]

async function* readFrame(reader: ByteReader, magic: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield magic
  const first = await exactly(reader, 1)
  yield first
  const [flags = 0] = first
  const isSingle = (flags >> 5) & 1
  const sizeLength = sizeLengths[flags >> 6] || isSingle
  yield await exactly(reader, 1 - isSingle + (dictionaryLengths[flags & 3] ?? 0) + sizeLength)
  for (let isLast = false; !isLast;) {
    const header = await exactly(reader, 3)
    yield header
    const number = Buffer.from(header).readUIntLE(0, 3)
    isLast = (number & 1) === 1
    const isRepeated = ((number >> 1) & 3) === 1
    yield* chunksOf(reader, isRepeated ? 1 : number >> 3)
  }
  const checksumLength = 4 * ((flags >> 2) & 1)
  yield await exactly(reader, checksumLength)
}
