import {
  type Compressors,
  compressors as unbounded,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors'

/** How pages are unpacked. Each is given as much room as its header says, which has been checked. */
export const compressors: Compressors = {
  ...unbounded,
  // It takes the one byte that stands for nothing for a broken block.
  LZ4: (input, length) => (length === 0 ? new Uint8Array(0) : decompressLz4(input, length)),
  LZ4_RAW: (input, length) => (length === 0 ? new Uint8Array(0) : decompressLz4Raw(input, length)),
  ZSTD: (input, length) => decompressZstd(input, new Uint8Array(length)),
}
