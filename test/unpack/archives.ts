import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a ZIP archive. What is left out is as an honest program writes it. */
export interface ZipEntry {
  readonly name: string
  readonly data: string | Uint8Array
  readonly method?: number
  readonly crc?: number
  /** Size that the list names, in bytes. */
  readonly size?: number
  /** Bit 0: encrypted. Bit 11: the name is UTF-8. */
  readonly flags?: number
  /** Unix mode, e.g. `0o120777` of a link. */
  readonly mode?: number
  /** Number of the entry whose bytes this one shares. */
  readonly sharesWith?: number
  /** What the list says in the longer form of ZIP64: its size, that of its bytes as they lie, and its place. */
  readonly wide?: readonly [size: bigint, packedSize: bigint, offset: bigint]
}

/** Writes a ZIP archive, which need not be an honest one. @see APPNOTE.TXT 6.3.10, section 4.3 */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  const places: number[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data)
    const method = entry.method ?? 8
    const packed = method === 8 ? deflateRawSync(data) : data
    const name = Buffer.from(entry.name)
    const place = entry.sharesWith === undefined ? offset : (places[entry.sharesWith] ?? 0)
    const numbers = {
      method,
      flags: entry.flags ?? 0x800,
      crc: entry.crc ?? crc32(data),
      packedSize: packed.length,
      size: entry.size ?? data.length,
      nameLength: name.length,
    }
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    writeCommon(local, 4, numbers)
    if (entry.sharesWith === undefined) {
      bodies.push(local, name, packed)
      offset += 30 + name.length + packed.length
    }
    places.push(place)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50, 0)
    listed.writeUInt16LE((3 << 8) | 20, 4)
    writeCommon(listed, 6, numbers)
    listed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    listed.writeUInt32LE(place, 42)
    list.push(listed, name, widen(listed, entry.wide))
  }
  const end = Buffer.alloc(22)
  const listLength = Buffer.concat(list).length
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listLength, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...list, end])
}

/** Sends whoever reads a row of the list to its extra field for the numbers. Answers that field. */
function widen(listed: Buffer, wide: ZipEntry['wide']): Buffer {
  if (wide === undefined) return Buffer.alloc(0)
  for (const place of [24, 20, 42]) listed.writeUInt32LE(0xffffffff, place)
  const extra = Buffer.alloc(4 + 8 * wide.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * wide.length, 2)
  for (const [at, number] of wide.entries()) extra.writeBigUInt64LE(number, 4 + 8 * at)
  listed.writeUInt16LE(extra.length, 30)
  return extra
}

interface Numbers {
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly nameLength: number
}

/** What stands in the header of an entry and in the list, from the version that is needed on. */
function writeCommon(target: Buffer, at: number, numbers: Numbers): void {
  target.writeUInt16LE(20, at)
  target.writeUInt16LE(numbers.flags, at + 2)
  target.writeUInt16LE(numbers.method, at + 4)
  target.writeUInt32LE(numbers.crc, at + 10)
  target.writeUInt32LE(numbers.packedSize, at + 14)
  target.writeUInt32LE(numbers.size, at + 18)
  target.writeUInt16LE(numbers.nameLength, at + 22)
}

/** An entry of a tar archive. */
export interface TarEntry {
  readonly name: string
  readonly data: string
  /** `0` a file, `2` a link, `5` a folder. */
  readonly type?: string
}

/** Writes a tar archive. @see POSIX.1-2017, pax, "ustar Interchange Format" */
export function tarOf(entries: readonly TarEntry[]): Uint8Array {
  const blocks = entries.flatMap(({ name, data, type = '0' }) => {
    const header = Buffer.alloc(512)
    header.write(name, 0)
    header.write(['0000644', '0000000', '0000000', octal(Buffer.byteLength(data), 11), octal(0, 11)].join('\0'), 100)
    header.write(' '.repeat(8), 148)
    header.write(type, 156)
    header.write(['ustar', '00'].join('\0'), 257)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${octal(sum, 6)}\0 `, 148)
    const body = Buffer.from(data)
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function octal(number: number, length: number): string {
  return number.toString(8).padStart(length, '0')
}
