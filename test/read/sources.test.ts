import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { ByteSource } from '../../src/model/byte-source.ts'
import { Fault } from '../../src/model/fault.ts'
import { fileSource } from '../../src/read/file-source.ts'
import { streamSource } from '../../src/read/stream-source.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mamlint-read-'))
})

async function chunksOf(source: ByteSource): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source.chunks()) chunks.push(chunk)
  return chunks
}

async function faultOf(source: ByteSource): Promise<unknown> {
  try {
    await chunksOf(source)
  } catch (error) {
    return error
  }
  return null
}

test.each([0, 1, 1024 * 1024, 2.5 * 1024 * 1024])('a file of %d bytes comes in chunks of 1 MiB', async size => {
  const absolute = path.join(folder, `${size}.json`)
  const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 7) % 251))
  await writeFile(absolute, bytes)
  const chunks = await chunksOf(fileSource(absolute, 'x.json', size))
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  expect(chunks.slice(0, -1).every(chunk => chunk.length === 1024 * 1024)).toBe(true)
})

test('a file that is read in part only is closed without complaint', async () => {
  const absolute = path.join(folder, 'part.json')
  await writeFile(absolute, Buffer.alloc(3 * 1024 * 1024))
  for await (const chunk of fileSource(absolute, 'x.json', null).chunks()) {
    expect(chunk.length).toBe(1024 * 1024)
    break
  }
})

test.each([
  ['gone.json', 'ENOENT'],
  ['', 'EISDIR'],
])('%j is a fault that says no more than the code', async (name, code) => {
  const absolute = path.join(folder, name)
  const fault = await faultOf(fileSource(absolute, 'x.json', null))
  expect(fault).toBeInstanceOf(Fault)
  expect(fault).toMatchObject({ code: 'FILE_UNREADABLE', message: `the file cannot be read (${code})` })
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file without permission', async () => {
  const absolute = path.join(folder, 'locked.json')
  await writeFile(absolute, '{}')
  await chmod(absolute, 0)
  expect(await faultOf(fileSource(absolute, 'x.json', null))).toMatchObject({ code: 'FILE_UNREADABLE' })
})

/** One chunk, then a failure whose text says too much. */
async function* brokenStream(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([1])
  throw Object.assign(new Error('secret +46701234567'), { code: 'EIO' })
}

test('a stream keeps its chunks, and its failure says no more than the code', async () => {
  const fault = await faultOf(streamSource(brokenStream(), '<stdin>'))
  expect(fault).toMatchObject({ code: 'FILE_UNREADABLE', message: 'standard input cannot be read (EIO)' })
})
