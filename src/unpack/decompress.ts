import zlib from 'node:zlib'
import { Fault } from '../model/fault.ts'
import { type Decompressor, outputChunk, throughZlib } from './through-zlib.ts'
import { framesOfZstd } from './zstd-frames.ts'

/** Takes the compression off a file that holds one other. */
export function decompress(bytes: AsyncIterable<Uint8Array>, kind: 'gzip' | 'zstd'): AsyncIterable<Uint8Array> {
  if (kind === 'zstd') return unzstd(bytes, findUnzstd())
  return throughZlib(bytes, zlib.createGunzip({ chunkSize: outputChunk }), 'the gzip file')
}

async function* unzstd(
  bytes: AsyncIterable<Uint8Array>,
  create: () => Decompressor,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const frame of framesOfZstd(bytes)) yield* throughZlib(frame, create(), 'the zstd file')
}

/** Node 22.15 and later read zstd, and so does 23.8; the types are those of Node 20. */
function findUnzstd(): () => Decompressor {
  const create = 'createZstdDecompress' in zlib ? zlib.createZstdDecompress : undefined
  if (typeof create !== 'function') throw new Fault('NODE_TOO_OLD', tooOld)
  return () => create({ chunkSize: outputChunk }) as Decompressor
}

const tooOld =
  'expected Node 22.15 or later, which reads zstd; run mamlint with it, or decompress the file with "zstd -d"'
