import { Fault } from '../../model/fault.ts'
import type { FieldListener } from '../field-listener.ts'
import type { FormatOptions, FormatOutcome } from '../format-reader.ts'
import { createPathTrie } from '../path-trie.ts'
import { createMarkupDocument } from './markup-document.ts'
import { placed } from './placed-handler.ts'
import { createXmlParser } from './xml-elements.ts'

/**
 * Reads XML into fields. Its outermost element tells what it is: a property list, objects that PowerShell wrote, or anything
 * else, whose elements are members by their names.
 */
export async function readXml(
  bytes: AsyncIterable<Uint8Array>,
  listener: FieldListener,
  options: FormatOptions,
): Promise<FormatOutcome> {
  const trie = createPathTrie(listener)
  const document = createMarkupDocument(placed(trie))
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let fault: Fault | null = null
  try {
    const parser = createXmlParser(document.handler, options)
    for await (const piece of bytes) parser.add(decoder.decode(piece, { stream: true }))
    parser.add(decoder.decode())
    parser.end()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    fault = error
  }
  return {
    root: trie.finish(),
    format: document.format(),
    encoding: options.encoding,
    documents: 1,
    fault,
    disclosed: trie.disclosed(),
  }
}
