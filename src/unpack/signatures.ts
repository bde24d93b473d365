/** What is around documents. */
export type Container = 'gzip' | 'zstd' | 'zip' | 'tar'

/** What the first bytes of a file say it is. */
export type Signature =
  | { readonly kind: 'container'; readonly container: Container }
  | { readonly kind: 'format'; readonly format: 'plist' | 'parquet' }
  | Unknown

/** None of what is read. */
export interface Unknown {
  readonly kind: 'unknown'
  /** What it is, e.g. `a PDF`. */
  readonly what: string
  /** `data`: it may well be an export all the same. `other`: a page or a picture. `litter`: what a system leaves behind. */
  readonly role: 'data' | 'other' | 'litter'
}

/** A signature, the bytes that tell it as hexadecimal digits, and where they stand. */
type Row = readonly [bytes: string, at: number, signature: Signature]

const container = (name: Container): Signature => ({ kind: 'container', container: name })
const data = (what: string): Signature => ({ kind: 'unknown', what, role: 'data' })
const other = (what: string): Signature => ({ kind: 'unknown', what, role: 'other' })

const signed = 'signed data, as a signed configuration profile is; take the signature off with openssl smime first'

/** @see https://en.wikipedia.org/wiki/List_of_file_signatures */
const table: readonly Row[] = [
  ['1f8b', 0, container('gzip')],
  ['28b52ffd', 0, container('zstd')],
  // Frames to be skipped, with which some programs begin.
  ...Array.from({ length: 16 }, (_, at): Row => [`5${at.toString(16)}2a4d18`, 0, container('zstd')]),
  ['504b0304', 0, container('zip')],
  ['504b0506', 0, container('zip')],
  ['504b0708', 0, container('zip')],
  ['7573746172', 257, container('tar')],
  ['62706c6973743030', 0, { kind: 'format', format: 'plist' }],
  ['50415231', 0, { kind: 'format', format: 'parquet' }],
  ['377abcaf271c', 0, data('a 7z archive')],
  ['526172211a07', 0, data('a RAR archive')],
  ['fd377a585a00', 0, data('an xz file')],
  ['425a68', 0, data('a bzip2 file')],
  ['04224d18', 0, data('an LZ4 file')],
  ['4d534346', 0, data('a cabinet file')],
  ['d0cf11e0a1b11ae1', 0, data('an old Office document')],
  ['53514c69746520666f726d6174203300', 0, data('an SQLite database')],
  ['4f626a01', 0, data('an Avro file')],
  ['4f5243', 0, data('an ORC file')],
  ['4152524f5731', 0, data('an Arrow file')],
  ['50415245', 0, data('an encrypted Parquet file')],
  ['456c6646696c6500', 0, data('a Windows event log')],
  ['03000800', 0, data('a compiled Android manifest, to be decoded with apktool first')],
  // The identifier of signed data, behind the header of a container of definite or indefinite length. See RFC 5652.
  ['06092a864886f70d010702', 4, data(signed)],
  ['06092a864886f70d010702', 2, data(signed)],
  ['fffe0000', 0, data('text in UTF-32')],
  ['0000feff', 0, data('text in UTF-32')],
  ['25504446', 0, other('a PDF')],
  ['89504e47', 0, other('an image')],
  ['ffd8ff', 0, other('an image')],
  ['47494638', 0, other('an image')],
  ['4d5a', 0, other('a program')],
  ['7f454c46', 0, other('a program')],
  ['00051607', 0, { kind: 'unknown', what: 'what macOS keeps beside a file', role: 'litter' }],
  ['0000000142756431', 0, { kind: 'unknown', what: 'what macOS keeps of a folder', role: 'litter' }],
]

const signatures = table.map(([hex, at, signature]) => ({ bytes: Buffer.from(hex, 'hex'), at, signature }))

/** How many bytes at the start of a file are looked at. */
const signatureLength = 262

/** What the first bytes of a file say; null where they say nothing, as those of text. */
export function findSignature(head: Uint8Array): Signature | null {
  const found = signatures.find(({ bytes, at }) => bytes.every((byte, index) => head[at + index] === byte))
  if (found === undefined) return null
  // A table may well have a column `ORC`.
  const mayBeText = found.bytes.length < longestWord && found.bytes.every(byte => byte >= 0x20 && byte < 0x7f)
  return mayBeText && !head.subarray(0, signatureLength).some(isControl) ? null : found.signature
}

/** Longest signature that may as well be a word at the start of a text. */
const longestWord = 7

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d
}
