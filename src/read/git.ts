import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { Fault } from '../model/fault.ts'
import { systemCode } from '../model/system-code.ts'

/** Runs git to its end and answers with what it printed. Throws `Fault` with code `USAGE` where it cannot or will not. */
export async function runGit(words: readonly string[], cwd: string): Promise<Buffer> {
  const child = spawn('git', words, { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', error => reject(noGit(error)))
    child.on('close', resolve)
  })
  if (code === 0) return Buffer.concat(chunks)
  const command = `git ${words.slice(0, 2).join(' ')}`
  throw new Fault('USAGE', `--staged needs a git working tree here; "${command}" ended with ${code ?? 'a signal'}`)
}

/** Reads the contents of blobs by their ids, one after the other, from one process. */
export interface BlobReader {
  /** Starts git, so that it is there when the first blob is asked for. */
  start(): void
  /** Size of a blob in bytes, once its first bytes have come; null before. */
  sizeOf(id: string): number | null
  chunks(id: string): AsyncGenerator<Uint8Array, void, undefined>
  /** Ends the process. */
  close(): void
}

/** Prepares to read blobs. git is started when the first one is asked for, if not before. */
export function createBlobReader(cwd: string): BlobReader {
  let batch: Batch | null = null
  const start = (): Batch => (batch ??= new Batch(cwd))
  return {
    start: () => void start(),
    sizeOf: id => batch?.sizes.get(id) ?? null,
    chunks: id => start().read(id),
    close: () => batch?.close(),
  }
}

/** A `git cat-file --batch`: takes an id a line, and answers `<id> blob <size>`, the bytes, and a line feed. */
class Batch {
  readonly sizes: Map<string, number> = new Map()
  readonly #child: ReturnType<typeof startBatch>
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(cwd: string) {
    this.#child = startBatch(cwd)
    this.#child.on('error', () => {}) // its output ends then, which is told below
    this.#child.stdin.on('error', () => {})
    this.#chunks = this.#child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  async *read(id: string): AsyncGenerator<Uint8Array, void, undefined> {
    this.#child.stdin.write(`${id}\n`)
    let left = await this.#readSize()
    this.sizes.set(id, left)
    try {
      while (left > 0) {
        const piece = await this.#take(left)
        left -= piece.length
        yield piece
      }
    } finally {
      // Whoever stops early leaves the rest to be skipped, or the next answer would not be found.
      while (left > 0) left -= (await this.#take(left)).length
      await this.#take(1)
    }
  }

  close(): void {
    this.#child.stdin.end()
  }

  /** Reads the line that an answer begins with. */
  async #readSize(): Promise<number> {
    let end = this.#rest.indexOf('\n')
    while (end < 0) {
      this.#rest = Buffer.concat([this.#rest, await this.#next()])
      end = this.#rest.indexOf('\n')
    }
    const line = this.#rest.toString('latin1', 0, end)
    this.#rest = this.#rest.subarray(end + 1)
    const size = / blob (\d+)$/.exec(line)?.[1]
    if (size === undefined) throw lost()
    return Number(size)
  }

  /** At most as many bytes, and at least one. */
  async #take(most: number): Promise<Buffer> {
    if (this.#rest.length === 0) this.#rest = await this.#next()
    const piece = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(piece.length)
    return piece
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#chunks.next()
    if (done === true) throw lost()
    return value
  }
}

function startBatch(cwd: string): ChildProcessByStdio<Writable, Readable, null> {
  return spawn('git', ['cat-file', '--batch'], { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
}

function noGit(error: unknown): Fault {
  const code = systemCode(error)
  const reason = code === 'ENOENT' ? 'which is not on the PATH' : `which cannot be started (${code})`
  return new Fault('USAGE', `--staged needs git, ${reason}`)
}

function lost(): Fault {
  return new Fault('FILE_UNREADABLE', 'git does not give the staged content; see git fsck')
}
