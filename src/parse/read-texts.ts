import { Fault, type Position } from '../model/fault.ts'
import type { Encoding } from '../model/report.ts'
import { isWholeDocument } from './is-whole-document.ts'
import { readJson } from './json-reader.ts'
import type { PathTrie } from './path-trie.ts'

/** What reading a file came to. */
export interface Outcome {
  readonly format: 'json' | 'ndjson' | null
  readonly documents: number
  /** The first thing that could not be read; what could be read has been delivered all the same. */
  readonly fault: Fault | null
}

/** Takes the text of one file piece by piece. */
export interface TextReader {
  add(text: string): void
  /** Ends the file. With `undecodable`, it ends because what follows is no text. */
  end(undecodable: boolean): Outcome
}

/**
 * Reads one file's text into a trie: one document, several one after the other, or one a line (a file whose first line is a
 * whole document is read line by line).
 *
 * The plain counterpart of the kernel: a test demands the same fields, counts, positions and faults from both.
 */
export function createTextReader(trie: PathTrie, encoding: Encoding, start: number): TextReader {
  const reader = new Reader(trie, encoding, start)
  return { add: text => reader.add(text), end: undecodable => reader.end(undecodable) }
}

const undecodableMessage = 'expected UTF-8 text, but found bytes that are none; save the file as UTF-8'

class Reader {
  readonly #trie: PathTrie
  readonly #encoding: Encoding
  #mode: 'undecided' | 'lines' | 'whole' = 'undecided'
  #pieces: string[] = []
  #origin: Position
  #documents = 0
  #records = 0
  #fault: Fault | null = null

  constructor(trie: PathTrie, encoding: Encoding, start: number) {
    this.#trie = trie
    this.#encoding = encoding
    this.#origin = { line: 1, column: 1, offset: start }
  }

  add(text: string): void {
    let rest = text
    while (this.#mode !== 'whole') {
      const end = rest.indexOf('\n')
      if (end === -1) break
      this.#pieces.push(rest.slice(0, end + 1))
      rest = rest.slice(end + 1)
      this.#endLine()
    }
    this.#pieces.push(rest)
  }

  end(undecodable: boolean): Outcome {
    const hasFault = this.#fault !== null && this.#mode !== 'lines'
    if (!hasFault) this.#read(undecodable)
    if (this.#fault === null && this.#documents === 0) {
      this.#fault = new Fault('FILE_EMPTY', 'expected a JSON document, but the file holds none')
    }
    const format = this.#documents === 0 ? null : this.#records > 1 ? 'ndjson' : 'json'
    return { format, documents: this.#documents, fault: this.#fault }
  }

  #endLine(): void {
    if (this.#mode === 'undecided') {
      const line = this.#pieces.join('')
      if (!/[^ \t\r\n]/.test(line)) return
      this.#mode = isWholeDocument(line) ? 'lines' : 'whole'
    }
    if (this.#mode === 'lines') this.#read(false)
  }

  /** Reads what is held, and goes on behind it. */
  #read(isCut: boolean): void {
    const text = this.#pieces.join('')
    this.#pieces = []
    // The end of a line is no part of its record: a record that breaks off does so in its own line.
    const record = this.#mode === 'lines' ? text.replace(/\r?\n$/, '') : text
    const read = readJson({ text: record, origin: this.#origin, encoding: this.#encoding, isCut }, cursor => {
      this.#trie.continueAt(cursor)
      return this.#trie
    })
    this.#documents += read.documents
    this.#origin = endOf(text, this.#origin, this.#encoding)
    if (read.fault !== null || read.isCut) this.#documents++
    if (read.fault !== null || read.isCut || read.documents > 0) this.#records++
    this.#fault ??= this.#trie.fault()
    if (read.isCut) this.#fault ??= new Fault('TEXT_UNDECODABLE', undecodableMessage, this.#origin)
    this.#fault ??= read.fault
  }
}

/** Position behind a text that starts at `origin`. A line ends with LF, CR LF or a lone CR. */
function endOf(text: string, origin: Position, encoding: Encoding): Position {
  const lines = text.split(/\r\n|\r|\n/)
  const last = lines.at(-1) ?? ''
  return {
    line: origin.line + lines.length - 1,
    column: (lines.length === 1 ? origin.column : 1) + last.length,
    offset: origin.offset + (encoding === 'utf-8' ? Buffer.byteLength(text) : text.length * 2),
  }
}
