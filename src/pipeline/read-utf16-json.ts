import { Fault } from '../model/fault.ts'
import type { Encoding } from '../model/report.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { createKernelReader } from '../parse/kernel.ts'
import { createTextDecoding } from '../unpack/decode-text.ts'
import { bytesOf, type Looked } from './look-ahead.ts'
import type { ReadFile } from './read-source.ts'

/** Reads a document, or several, in UTF-16. The kernel is given UTF-8, and told where that ends because no text follows. */
export async function readUtf16Json(
  looked: Looked,
  encoding: Encoding,
  markLength: number,
  listener: FieldListener,
): Promise<ReadFile> {
  const reader = createKernelReader(listener, { offset: markLength, isUtf16: true })
  const decoding = createTextDecoding(encoding, markLength)
  let bytes = 0
  let isUndecodable = false
  let failure: Fault | null = null
  try {
    for await (const chunk of bytesOf(looked)) {
      const { utf8, fault } = decoding.decode(bytes === 0 ? chunk.subarray(markLength) : chunk)
      bytes += chunk.length
      reader.add(utf8)
      isUndecodable = fault !== null
      if (isUndecodable) break
    }
  } catch (error) {
    if (!(error instanceof Fault)) {
      reader.end(false)
      throw error
    }
    failure = error
  }
  isUndecodable ||= decoding.end().fault !== null
  const { root, format, documents, fault: own, disclosed, hasComments } = reader.end(isUndecodable)
  const fault = failure ?? own
  return { root, format, encoding, bytes, documents, fault, isSampled: false, disclosed, hasComments }
}
