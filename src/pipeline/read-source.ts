import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { Field } from '../model/field.ts'
import type { Encoding } from '../model/report.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { createPathTrie } from '../parse/path-trie.ts'
import { createTextReader, type TextReader } from '../parse/read-texts.ts'
import { createTextDecoding, detectEncoding, type TextDecoding } from '../unpack/decode-text.ts'

/** A file that has been read, as far as it could be. */
export interface ReadFile {
  readonly root: Field
  readonly format: 'json' | 'ndjson' | null
  readonly encoding: Encoding | null
  readonly bytes: number
  readonly documents: number
  readonly fault: Fault | null
}

/** Reads one source into a path trie. Never throws for bad input: the fault is part of the answer. */
export async function readSource(source: ByteSource, listener: FieldListener): Promise<ReadFile> {
  const trie = createPathTrie(listener)
  let decoding: TextDecoding | null = null
  let reader: TextReader | null = null
  let encoding: Encoding | null = null
  let bytes = 0
  let fault: Fault | null = null
  try {
    for await (const chunk of source.chunks()) {
      bytes += chunk.length
      let rest = chunk
      if (decoding === null) {
        const detected = detectEncoding(chunk)
        encoding = detected.encoding
        decoding = createTextDecoding(encoding, detected.markLength)
        reader = createTextReader(trie, encoding, detected.markLength)
        rest = chunk.subarray(detected.markLength)
      }
      const decoded = decoding.decode(rest)
      reader?.add(decoded.text)
      fault = decoded.fault
      if (fault !== null) break
    }
    if (decoding !== null && fault === null) {
      const last = decoding.end()
      reader?.add(last.text)
      fault = last.fault
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    fault = error
  }
  const outcome = reader?.end() ?? { format: null, documents: 0, fault: new Fault('FILE_EMPTY', emptyMessage) }
  const { format, documents } = outcome
  return { root: trie.finish(), format, encoding, bytes, documents, fault: firstFault(fault, outcome.fault) }
}

const emptyMessage = 'expected a JSON document, but the file is empty'

/** Of the fault that ended the bytes and the one of the text so far: the former, in the latter's line. */
function firstFault(ending: Fault | null, text: Fault | null): Fault | null {
  if (ending === null) return text
  if (ending.position === null || text?.position === null || text === null) return ending
  return new Fault(ending.code, ending.message, { ...text.position, offset: ending.position.offset })
}
