import { RandomAccessReader } from 'yauzl'
import type { BytesAt } from '../model/byte-source.ts'

/** Bytes as the ZIP library asks for them: by a subclass of its own class. */
class ZipBytes extends RandomAccessReader {
  readonly #bytes: BytesAt

  constructor(bytes: BytesAt) {
    super()
    this.#bytes = bytes
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    let failure: Error | null = null
    try {
      for (let done = 0; done < length && failure === null;) {
        const read = this.#bytes.read(buffer.subarray(offset + done, offset + length), position + done)
        if (read === 0) failure = new Error('the archive ends')
        done += read
      }
    } catch (error) {
      failure = error instanceof Error ? error : new Error('the archive cannot be read')
    }
    callback(failure)
  }
}

/** Bytes for the ZIP library. */
export function createZipBytes(bytes: BytesAt): RandomAccessReader {
  return new ZipBytes(bytes)
}
