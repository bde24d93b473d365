import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { Fault } from '../model/fault.ts'
import { systemCode } from '../model/system-code.ts'

/** Runs git to its end and answers with what it printed. Throws `Fault` with code `USAGE` where it cannot or will not. */
export async function runGit(words: readonly string[], cwd: string): Promise<Buffer> {
  const child = startGit(words, cwd)
  child.stdin.end()
  const chunks: Buffer[] = []
  const [code] = await Promise.all([
    new Promise<number | null>((resolve, reject) => {
      child.on('error', error => reject(noGit(error)))
      child.on('close', resolve)
    }),
    collect(child.stdout, chunks),
  ])
  if (code === 0) return Buffer.concat(chunks)
  const command = `git ${words.slice(0, 2).join(' ')}`
  throw new Fault('USAGE', `--staged needs a git working tree here; "${command}" ended with ${code ?? 'a signal'}`)
}

async function collect(stream: Readable, chunks: Buffer[]): Promise<void> {
  for await (const chunk of stream) chunks.push(chunk as Buffer)
}

/** Reads the contents of blobs by their ids, one after the other, from one process. */
export interface BlobReader {
  chunks(id: string): AsyncGenerator<Uint8Array, void, undefined>
  /** Ends the process. */
  close(): void
}

/** Prepares to read blobs. git is started when the first one is asked for. */
export function createBlobReader(cwd: string): BlobReader {
  let batch: Batch | null = null
  return {
    chunks: id => (batch ??= new Batch(cwd)).read(id),
    close: () => batch?.close(),
  }
}

/** A `git cat-file --batch`: takes an id a line, and answers `<id> blob <size>`, the bytes, and a line feed. */
class Batch {
  readonly #child: ReturnType<typeof startGit>
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(cwd: string) {
    this.#child = startGit(['cat-file', '--batch'], cwd)
    this.#child.on('error', () => {}) // its output ends then, which is told below
    this.#child.stdin.on('error', () => {})
    this.#chunks = this.#child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  async *read(id: string): AsyncGenerator<Uint8Array, void, undefined> {
    this.#child.stdin.write(`${id}\n`)
    let left = await this.#readSize()
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

function startGit(words: readonly string[], cwd: string): ChildProcessByStdio<Writable, Readable, null> {
  return spawn('git', words, { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
}

function noGit(error: unknown): Fault {
  const code = systemCode(error)
  const reason = code === 'ENOENT' ? 'which is not on the PATH' : `which cannot be started (${code})`
  return new Fault('USAGE', `--staged needs git, ${reason}`)
}

function lost(): Fault {
  return new Fault('FILE_UNREADABLE', 'git does not give the staged content; see git fsck')
}
