import zlib from 'node:zlib'
import { Fault } from '../model/fault.ts'
import { type Decompressor, outputChunk, throughZlib } from './through-zlib.ts'

/** Takes the compression off a file that holds one other. @param note Notes bytes that came out. May throw. */
export function decompress(
  bytes: AsyncIterable<Uint8Array>,
  kind: 'gzip' | 'zstd',
  note: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  const decompressor = kind === 'gzip' ? zlib.createGunzip({ chunkSize: outputChunk }) : createUnzstd()
  return throughZlib(bytes, decompressor, { what: `the ${kind} file`, note })
}

/** Node 22.15 and later read zstd, and so does 23.8; the types are those of Node 20. */
function createUnzstd(): Decompressor {
  const create = 'createZstdDecompress' in zlib ? zlib.createZstdDecompress : undefined
  if (typeof create !== 'function') {
    throw new Fault(
      'NODE_TOO_OLD',
      'zstd is read by Node 22.15 and later; run mamlint with it, or decompress with "zstd -d"',
    )
  }
  return create({ chunkSize: outputChunk }) as Decompressor
}
