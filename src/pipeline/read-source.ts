import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { Field } from '../model/field.ts'
import type { Encoding } from '../model/report.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { createPathTrie, type PathTrie } from '../parse/path-trie.ts'
import { createTextReader, type TextReader } from '../parse/read-texts.ts'
import { createTextDecoding, type Decoded, detectEncoding, type TextDecoding } from '../unpack/decode-text.ts'

/** A file that has been read, as far as it could be. */
export interface ReadFile {
  readonly root: Field
  readonly format: 'json' | 'ndjson' | null
  readonly encoding: Encoding | null
  readonly bytes: number
  readonly documents: number
  readonly fault: Fault | null
}

/** Bytes that tell the encoding of a file: the longest byte order mark. */
const headLength = 3

/** Reads one source into a path trie. Never throws for bad input: the fault is part of the answer. */
export async function readSource(source: ByteSource, listener: FieldListener): Promise<ReadFile> {
  const trie = createPathTrie(listener)
  const text: Reading = { decoding: null, reader: null, encoding: null, fault: null }
  let bytes = 0
  let head: Uint8Array = new Uint8Array(0)
  try {
    for await (const chunk of source.chunks()) {
      bytes += chunk.length
      // After a fault the rest is only counted, so that the report does not depend on how the bytes were cut.
      if (text.fault !== null) continue
      if (text.decoding !== null) take(text, text.decoding.decode(chunk))
      else {
        head = Buffer.concat([head, chunk])
        if (head.length >= headLength) begin(text, head, trie)
      }
    }
    if (text.decoding === null && head.length > 0) begin(text, head, trie)
    if (text.decoding !== null && text.fault === null) take(text, text.decoding.end())
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    text.fault = error
  }
  const outcome = text.reader?.end() ?? { format: null, documents: 0, fault: new Fault('FILE_EMPTY', emptyMessage) }
  const { format, documents } = outcome
  const fault = firstFault(text.fault, outcome.fault)
  return { root: trie.finish(), format, encoding: text.encoding, bytes, documents, fault }
}

/** How far the text of a file has been read. */
interface Reading {
  decoding: TextDecoding | null
  reader: TextReader | null
  encoding: Encoding | null
  fault: Fault | null
}

function begin(text: Reading, head: Uint8Array, trie: PathTrie): void {
  const { encoding, markLength } = detectEncoding(head)
  text.encoding = encoding
  text.decoding = createTextDecoding(encoding, markLength)
  text.reader = createTextReader(trie, encoding, markLength)
  take(text, text.decoding.decode(head.subarray(markLength)))
}

function take(text: Reading, decoded: Decoded): void {
  text.reader?.add(decoded.text)
  text.fault = decoded.fault
}

const emptyMessage = 'expected a JSON document, but the file is empty'

/** Of the fault that ended the bytes and the one of the text so far: the former, in the latter's line. */
function firstFault(ending: Fault | null, text: Fault | null): Fault | null {
  if (ending === null) return text
  if (ending.position === null || text?.position === null || text === null) return ending
  return new Fault(ending.code, ending.message, { ...text.position, offset: ending.position.offset })
}
