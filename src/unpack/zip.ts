import zlib from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel } from 'yauzl'
import type { BytesAt } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { UnpackLimits } from './limits.ts'
import { faultOfName, type Packed } from './packed.ts'
import { type Decompressor, outputChunk, throughZlib } from './through-zlib.ts'
import { createZipBytes } from './zip-bytes.ts'

/** The entries of a ZIP archive, in the order of its list, without its folders. Closes nothing. */
export async function* entriesOfZip(bytes: BytesAt, limits: UnpackLimits): AsyncGenerator<Packed, void, undefined> {
  const listed = await listEntries(bytes, limits)
  const seen = new Set<string>()
  for (const entry of listed.entries) {
    if (!entry.name.endsWith('/') || entry.size > 0) yield toPacked(entry, bytes, seen)
    seen.add(entry.name)
  }
  if (listed.fault !== null) yield { kind: 'fault', name: null, fault: listed.fault }
}

/** What the list of an archive says of an entry: what is needed of it, since lists may be long. */
interface Listed {
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly packedSize: number
  readonly crc: number
  readonly method: number
  readonly isEncrypted: boolean
  readonly isLink: boolean
  /** Of its header in the archive. */
  readonly offset: number
}

interface Listing {
  readonly entries: readonly Listed[]
  readonly fault: Fault | null
}

async function listEntries(bytes: BytesAt, limits: UnpackLimits): Promise<Listing> {
  const entries: Listed[] = []
  try {
    // Names are decoded here: one that leads out of the archive is no reason to read none of the others.
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false, lazyEntries: true }
    const zip = await fromRandomAccessReaderPromise(createZipBytes(bytes), bytes.size, options)
    if (zip.entryCount > limits.entries) return { entries: [], fault: tooMany(limits) }
    for await (const entry of zip.eachEntry()) entries.push(toListed(entry))
    if (overlap(entries)) return { entries: [], fault: new Fault('ARCHIVE_DAMAGED', overlapping) }
    // The types take the place for a boolean.
    const isWhole = endsAt(Number(zip.readEntryCursor), bytes)
    return { entries, fault: isWhole ? null : new Fault('ARCHIVE_DAMAGED', unended) }
  } catch (error) {
    // What the library throws may hold bytes of the archive.
    return { entries, fault: error instanceof Fault ? error : new Fault('ARCHIVE_DAMAGED', unlisted) }
  }
}

const overlapping = 'expected entries one behind the other, but some share their bytes'
const unlisted = 'expected a ZIP archive with a list of its entries at the end, but it is cut off or damaged'

const unended = 'expected a list of as many entries as the archive names, but it goes on behind them'

/** What may stand behind the list: its signature, or its end, in the longer form or not. @see APPNOTE.TXT 6.3.10, section 4.3.6 */
const endings: ReadonlySet<number> = new Set([0x05054b50, 0x06064b50, 0x06054b50])

/** Whether a list ends there: an archive that names fewer entries than it lists hides the others from whoever counts them. */
function endsAt(place: number, bytes: BytesAt): boolean {
  const signature = Buffer.alloc(4)
  return bytes.read(signature, place) === signature.length && endings.has(signature.readUInt32LE())
}

function tooMany({ entries }: UnpackLimits): Fault {
  return new Fault('ARCHIVE_TOO_LARGE', `expected at most ${entries} entries; unpack the archive yourself first`)
}

const unix = 3
const typeMask = 0o170000
const linkType = 0o120000

function toListed(entry: Entry): Listed {
  const mode = entry.versionMadeBy >>> 8 === unix ? entry.externalFileAttributes >>> 16 : 0
  const { relativeOffsetOfLocalHeader: offset, uncompressedSize: size, compressedSize: packedSize } = entry
  return {
    name: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false),
    size,
    packedSize,
    crc: entry.crc32,
    method: entry.compressionMethod,
    isEncrypted: entry.isEncrypted(),
    isLink: (mode & typeMask) === linkType,
    offset,
  }
}

/** Least bytes of the header before the bytes of an entry. */
const headerLength = 30

/** Whether entries share bytes, as no honest archive has it: a few bytes may so unpack to very many. */
function overlap(entries: readonly Listed[]): boolean {
  let end = 0
  for (const { offset, packedSize } of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) return true
    end = offset + headerLength + packedSize
  }
  return false
}

function toPacked(entry: Listed, bytes: BytesAt, seen: ReadonlySet<string>): Packed {
  const { name, size } = entry
  const refused = faultOfName(name, seen) ?? (entry.isLink ? 'expected a file, but the entry is a link' : null)
  if (refused !== null) return { kind: 'fault', name, fault: new Fault('ENTRY_REFUSED', refused) }
  const unreadable = faultOfCoding(entry)
  if (unreadable !== null) return { kind: 'fault', name, fault: new Fault('ENTRY_UNREADABLE', unreadable) }
  return { kind: 'file', name, size, open: () => readEntry(entry, bytes) }
}

const stored = 0
const deflated = 8

function faultOfCoding({ isEncrypted, method }: Listed): string | null {
  if (isEncrypted) return 'expected an entry without password; unpack the archive yourself first'
  if (method === stored || method === deflated) return null
  return `expected an entry that is stored or deflated, not of method ${method}; unpack the archive yourself first`
}

/** Bytes of an entry, whose number and checksum are compared with what the list says. */
async function* readEntry(entry: Listed, bytes: BytesAt): AsyncGenerator<Uint8Array, void, undefined> {
  const { size, packedSize, method } = entry
  const packed = rangeOf(bytes, dataStart(entry, bytes), packedSize)
  const inflate = (): Decompressor => zlib.createInflateRaw({ chunkSize: outputChunk })
  const chunks = method === stored ? packed : throughZlib(packed, inflate(), 'the entry')
  let length = 0
  let crc = 0
  for await (const chunk of chunks) {
    length += chunk.length
    // More than the list says is no entry any more.
    if (length > size) throw damaged()
    crc = zlib.crc32(chunk, crc)
    yield chunk
  }
  if (length !== size || crc !== entry.crc) throw damaged()
}

function damaged(): Fault {
  return new Fault(
    'ARCHIVE_DAMAGED',
    'expected the size and checksum that the archive names, but the entry is cut off or damaged',
  )
}

/** Where the bytes of an entry start: behind its own header, whose name and extra fields may differ from the list's. */
function dataStart({ offset }: Listed, bytes: BytesAt): number {
  const header = Buffer.alloc(headerLength)
  // A place may be a number that no file has.
  if (offset > bytes.size) throw damaged()
  if (bytes.read(header, offset) < headerLength || header.readUInt32LE(0) !== 0x04034b50) throw damaged()
  return offset + headerLength + header.readUInt16LE(26) + header.readUInt16LE(28)
}

async function* rangeOf(bytes: BytesAt, start: number, length: number): AsyncGenerator<Uint8Array, void, undefined> {
  const end = start + length
  for (let at = start; at < end;) {
    const chunk = new Uint8Array(Math.min(outputChunk, end - at))
    const read = bytes.read(chunk, at)
    if (read === 0) throw damaged()
    yield chunk.subarray(0, read)
    at += read
  }
}
