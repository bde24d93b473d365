/** What a header of a tar archive says of what follows it. */
export interface TarHeader {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** What follows: a file, a folder, something else by name only, or what the next headers go by. */
  readonly kind: 'file' | 'folder' | 'other' | 'long-name' | 'attributes' | 'common-attributes'
}

/** Length of a header, and of what everything is filled up to. */
export const tarBlock = 512

const kinds: Readonly<Record<string, TarHeader['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '5': 'folder',
  L: 'long-name',
  x: 'attributes',
  g: 'common-attributes',
  // The long name of what a link leads to, which nobody follows.
  K: 'common-attributes',
}

/**
 * Reads a header of 512 bytes; null where its checksum is wrong or its size is none.
 *
 * @see POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format"
 */
export function readTarHeader(block: Buffer): TarHeader | null {
  const size = numberAt(block, 124, 12)
  if (size === null || numberAt(block, 148, 8) !== checksumOf(block)) return null
  // In GNU's own form the place of the prefix holds times.
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0'
  const prefix = isPosix ? textAt(block, 345, 155) : ''
  const name = textAt(block, 0, 100)
  const kind = kinds[block.toString('latin1', 156, 157)] ?? 'other'
  return { name: prefix === '' ? name : `${prefix}/${name}`, size: kind === 'folder' ? 0 : size, kind }
}

/** Name and size of the next entry, where attributes of a pax header say them; records of `length key=value\n`. */
export function readAttributes(bytes: Buffer): Partial<Pick<TarHeader, 'name' | 'size'>> {
  let name: string | undefined
  let size: number | undefined
  for (let at = 0; at < bytes.length;) {
    const length = Number(/^\d{1,10}(?= )/.exec(bytes.toString('latin1', at, at + 11))?.[0] ?? 0)
    if (length === 0) break
    const record = bytes.toString('utf8', at, at + length - 1)
    const [, key, value] = /^\d+ ([^=]*)=(.*)$/s.exec(record) ?? []
    if (key === 'path') name = value
    if (key === 'size' && /^\d{1,15}$/.test(value ?? '')) size = Number(value)
    at += length
  }
  return { ...(name === undefined ? {} : { name }), ...(size === undefined ? {} : { size }) }
}

function textAt(block: Buffer, at: number, length: number): string {
  const end = block.indexOf(0, at)
  return block.toString('utf8', at, end === -1 || end > at + length ? at + length : end)
}

/** A number in octal digits, or, with the first bit set, in binary as GNU writes large ones; null where it is none. */
function numberAt(block: Buffer, at: number, length: number): number | null {
  if ((block[at] ?? 0) === 0x80) {
    const number = block.subarray(at + 1, at + length).reduce((sum, byte) => sum * 256 + byte, 0)
    return Number.isSafeInteger(number) ? number : null
  }
  const digits = block
    .toString('latin1', at, at + length)
    .replaceAll('\0', ' ')
    .trim()
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : null
}

/** Sum of all bytes, with blanks for the checksum itself. */
function checksumOf(block: Buffer): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}
