import { fstatSync, writeSync } from 'node:fs'
import { Fault } from './model/fault.ts'
import { systemCode } from './model/system-code.ts'

/** Standard output or standard error, as far as a run has use for it. */
export interface StandardOutput {
  readonly isTTY: boolean
  /** Columns of the terminal that it is. */
  readonly columns: number
  /** Writes, and is done when the text has gone. After its reader has left, writes nothing and says nothing. */
  write(this: void, text: string, isAscii?: boolean): Promise<void>
}

/** Codes by which a system says that nobody reads any more, as in `mamlint . | head`. */
const readerLeft: ReadonlySet<string> = new Set(['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'])

/** Milliseconds until a pipe that is full is tried again. */
const patience = 2

/**
 * Opens standard output or standard error. A file or pipe is written to at once, without Node's streams: these load two dozen
 * modules, which takes 3 ms of every start. Terminals and Windows need them.
 *
 * @param stream Makes the stream of Node, where it is needed.
 * @param name What it is called in errors, which are `Fault`s with code `USAGE`.
 */
export function openOutput(descriptor: 1 | 2, name: string, stream: () => NodeJS.WriteStream): StandardOutput {
  const isPlain = process.platform !== 'win32' && isNoDevice(descriptor)
  let open = true

  /** Writes once. Null where all went well, else the code that the system gave. */
  function writeByStream(bytes: Uint8Array): Promise<string | null> {
    const output = stream()
    // Told to each write.
    if (output.listenerCount('error') === 0) output.on('error', () => (open = false))
    return new Promise(resolve => output.write(bytes, error => resolve(error ? systemCode(error) : null)))
  }

  async function writePlainly(bytes: Uint8Array): Promise<string | null> {
    for (let at = 0; at < bytes.length;) {
      try {
        at += writeSync(descriptor, bytes, at)
      } catch (error) {
        const code = systemCode(error)
        if (code !== 'EAGAIN') return code
        await new Promise(resolve => setTimeout(resolve, patience))
      }
    }
    return null
  }

  return {
    get isTTY() {
      return !isPlain && stream().isTTY === true
    },
    get columns() {
      return stream().columns || 80
    },
    write: async (text, isAscii = false) => {
      if (!open || text === '') return
      const bytes = Buffer.from(text, isAscii ? 'latin1' : 'utf8')
      const code = await (isPlain ? writePlainly(bytes) : writeByStream(bytes))
      if (code === null) return
      open = false
      if (!readerLeft.has(code)) throw new Fault('USAGE', `cannot write to ${name} (${code})`)
    },
  }
}

/** Whether it is a file or a pipe. What is closed is left to Node. */
function isNoDevice(descriptor: number): boolean {
  try {
    return !fstatSync(descriptor).isCharacterDevice()
  } catch {
    return false
  }
}

/** Whether standard output and standard error are the same file, pipe or terminal, as with `2>&1` and in a hook of git. */
export function isOnePlace(): boolean {
  try {
    const [output, error] = [fstatSync(1), fstatSync(2)]
    // Some systems number no pipes.
    return output.ino !== 0 && output.ino === error.ino && output.dev === error.dev
  } catch {
    return false
  }
}
