import { Fault } from '../../model/fault.ts'
import type { FieldListener } from '../field-listener.ts'
import type { FormatOptions, FormatOutcome } from '../format-reader.ts'
import { collectBytes } from './collect-bytes.ts'
import { createPathTrie } from '../path-trie.ts'
import { maxTreeDepth } from './text-places.ts'
import { placed, type PlacedHandler } from './placed-handler.ts'

/** Largest binary property list that is read, in bytes: its objects refer to one another, so it is held as a whole. */
const maxBytes = 64 * 1024 * 1024

/** Most values of a list that are read: each is a reference of a byte or more, to an object that others may refer to as well. */
const mostValues = 3_000_000

/**
 * Bytes of text that shared objects may stand for again, for each byte of a list, and at most: a reference takes two bytes, a
 * string some twenty.
 */
const repeatedRatio = 16
const maxRepeated = 64 * 1024 * 1024

/**
 * Reads a binary property list (`bplist00`). A reader of our own: those there are follow references without bounds, so that a
 * few hundred bytes keep them busy for ever, and none tells where an object stands. Positions are offsets of objects.
 *
 * @see `CFBinaryPList.c` of Apple's CoreFoundation
 */
export async function readBinaryPlist(
  bytes: AsyncIterable<Uint8Array>,
  listener: FieldListener,
  { format, encoding }: FormatOptions,
): Promise<FormatOutcome> {
  const trie = createPathTrie(listener)
  let fault: Fault | null = null
  try {
    deliverPlist(await collectBytes(bytes, maxBytes, 'convert it to XML with plutil'), placed(trie))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    fault = error
  }
  return { root: trie.finish(), format, encoding, documents: 1, fault, disclosed: trie.disclosed() }
}

/** Where the objects of a list stand. */
interface Objects {
  readonly bytes: DataView
  /** Offset of each object. */
  readonly offsets: (ref: number) => number
  readonly count: number
  readonly refSize: number
}

const trailerLength = 32
/** Most bytes of an integer. */
const longestNumber = 16
const headerLength = 8

/** Delivers the value of a list. Throws `Fault` where it is none, or refused. */
export function deliverPlist(bytes: Uint8Array, handler: PlacedHandler): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const trailer = bytes.length - trailerLength
  if (trailer < headerLength) throw invalid('a binary property list with a trailer of 32 bytes', 0)
  const [offsetSize, refSize] = [view.getUint8(trailer + 6), view.getUint8(trailer + 7)]
  const [count, top, table] = [8, 16, 24].map(at => uintAt(view, trailer + at, 8)) as [number, number, number]
  const isSized = offsetSize >= 1 && offsetSize <= 8 && refSize >= 1 && refSize <= 8
  if (!isSized || count < 1 || top >= count || table < headerLength || table + count * offsetSize > trailer) {
    throw invalid('a table of objects within the file', trailer)
  }
  const offsets = (ref: number): number => {
    const offset = ref < count ? uintAt(view, table + ref * offsetSize, offsetSize) : table
    if (offset < headerLength || offset >= table) throw invalid('references to objects within the file', table)
    return offset
  }
  new Walk({ bytes: view, offsets, count, refSize }, handler).deliver(top)
}

/** Delivers objects one after the other; keeps count so that shared objects do not multiply without end. */
class Walk {
  readonly #objects: Objects
  readonly #handler: PlacedHandler
  readonly #around = new Set<number>()
  /** Objects that may still be delivered: a file that repeats none has fewer than bytes. */
  #left: number
  /** Bytes of text that may still be delivered. */
  #leftText: number

  constructor(objects: Objects, handler: PlacedHandler) {
    this.#objects = objects
    this.#handler = handler
    const { byteLength } = objects.bytes
    this.#left = Math.min(byteLength, mostValues)
    this.#leftText = byteLength + Math.min(maxRepeated, byteLength * repeatedRatio)
  }

  deliver(ref: number): void {
    const { bytes, offsets } = this.#objects
    const at = offsets(ref)
    const type = bytes.getUint8(at) >> 4
    this.#left--
    if (this.#left < 0) throw bytes.byteLength > mostValues ? tooMany(at) : refused(repeating, at)
    this.#handler.moveTo({ line: 1, column: 1, offset: at })
    if (type !== 0xa && type !== 0xb && type !== 0xc && type !== 0xd) return this.#deliverScalar(at, type)
    if (this.#around.has(ref)) throw refused('expected objects that do not hold themselves', at)
    if (this.#around.size >= maxTreeDepth) {
      throw new Fault('NESTING_TOO_DEEP', `expected at most ${maxTreeDepth} nested objects`, placeOf(at))
    }
    this.#around.add(ref)
    if (type === 0xd) this.#deliverDictionary(at)
    else this.#deliverArray(at)
    this.#around.delete(ref)
  }

  #deliverArray(at: number): void {
    const { start, length } = this.#lengthAt(at)
    this.#handler.onOpen('array')
    for (let index = 0; index < length; index++) this.deliver(this.#refAt(start, index, length))
    this.#handler.onClose()
  }

  #deliverDictionary(at: number): void {
    const { start, length } = this.#lengthAt(at)
    this.#handler.onOpen('object')
    for (let index = 0; index < length; index++) {
      const key = this.#objects.offsets(this.#refAt(start, index, 2 * length))
      const type = this.#objects.bytes.getUint8(key) >> 4
      if (type < 5 || type > 7) throw invalid('strings as keys of a dictionary', key)
      this.#handler.onKey(this.#stringAt(key, type))
      this.deliver(this.#refAt(start, length + index, 2 * length))
    }
    this.#handler.onClose()
  }

  #refAt(start: number, index: number, count: number): number {
    const { bytes, refSize } = this.#objects
    if (start + count * refSize > bytes.byteLength) throw invalid('a list of objects within the file', start)
    return uintAt(bytes, start + index * refSize, refSize)
  }

  #deliverScalar(at: number, type: number): void {
    const { bytes } = this.#objects
    const low = bytes.getUint8(at) & 0x0f
    if (type === 0x0) return this.#handler.onLiteral(low === 8 || low === 9 ? low === 9 : null)
    if (type >= 5 && type <= 7) return this.#handler.onString(this.#stringAt(at, type))
    if (type === 0x4) {
      const { start, length } = this.#lengthAt(at)
      return this.#handler.onString(Buffer.from(this.#textAt(start, length)).toString('base64'))
    }
    const length = type === 0x8 ? low + 1 : 2 ** low
    if (length > longestNumber) throw invalid(`numbers of at most ${longestNumber} bytes`, at)
    const data = this.#slice(at + 1, length)
    if (type === 0x1) this.#handler.onNumber(String(integerOf(data)))
    else if (type === 0x8) this.#handler.onNumber(String(uintAt(viewOf(data), 0, data.length)))
    else if (type === 0x2 && (length === 4 || length === 8)) this.#deliverReal(data)
    else if (type === 0x3 && length === 8) this.#handler.onString(dateOf(data))
    else throw invalid('objects of a property list only', at)
  }

  #deliverReal(data: Uint8Array): void {
    const value = data.length === 4 ? viewOf(data).getFloat32(0) : viewOf(data).getFloat64(0)
    if (Number.isFinite(value)) this.#handler.onNumber(String(value))
    else this.#handler.onString('')
  }

  #stringAt(at: number, type: number): string {
    const { start, length } = this.#lengthAt(at)
    if (type !== 0x6) return Buffer.from(this.#textAt(start, length)).toString(type === 0x5 ? 'latin1' : 'utf8')
    return Buffer.from(this.#textAt(start, 2 * length))
      .swap16()
      .toString('utf16le')
  }

  /** Where the content of an object starts, and how many units it has: 15 and more are told by an integer that follows. */
  #lengthAt(at: number): { readonly start: number; readonly length: number } {
    const { bytes } = this.#objects
    const low = bytes.getUint8(at) & 0x0f
    if (low !== 0x0f) return { start: at + 1, length: low }
    const marker = bytes.getUint8(at + 1)
    const size = 2 ** (marker & 0x0f)
    if (marker >> 4 !== 1 || size > 8) throw invalid('the length of an object', at)
    return { start: at + 2 + size, length: uintAt(bytes, at + 2, size) }
  }

  #textAt(start: number, length: number): Uint8Array {
    const text = this.#slice(start, length)
    this.#leftText -= length
    if (this.#leftText < 0) throw refused('expected texts that are not repeated without end', start)
    return text
  }

  #slice(start: number, length: number): Uint8Array {
    const { bytes } = this.#objects
    if (start + length > bytes.byteLength - trailerLength) throw invalid('objects within the file', start)
    return new Uint8Array(bytes.buffer, bytes.byteOffset + start, length)
  }
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength)
}

/** An unsigned number, high byte first; one too large to be a place in a file is as large as can be. */
function uintAt(view: DataView, at: number, size: number): number {
  let value = 0
  for (let index = 0; index < size; index++) value = value * 256 + view.getUint8(at + index)
  return Math.min(value, Number.MAX_SAFE_INTEGER)
}

/** Integers of eight bytes and more are signed, shorter ones are not. */
function integerOf(data: Uint8Array): bigint {
  const value = data.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return data.length < 8 ? value : BigInt.asIntN(data.length * 8, value)
}

/** Seconds between 1970 and 2001, from which on dates are counted. */
const epoch = 978_307_200

function dateOf(data: Uint8Array): string {
  const date = new Date((viewOf(data).getFloat64(0) + epoch) * 1000)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

function placeOf(offset: number): { line: number; column: number; offset: number } {
  return { line: 1, column: 1, offset }
}

function invalid(expected: string, offset: number): Fault {
  return new Fault('PLIST_INVALID', `expected ${expected}; export it again`, placeOf(offset))
}

const repeating = 'expected objects that are not repeated without end'

function tooMany(offset: number): Fault {
  const message = `expected a binary property list of at most ${mostValues} values; convert it to XML with plutil`
  return new Fault('FILE_TOO_LARGE', message, placeOf(offset))
}

function refused(message: string, offset: number): Fault {
  return new Fault('EXPANSION_REFUSED', message, placeOf(offset))
}
