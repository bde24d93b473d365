import { Fault, type Position } from '../model/fault.ts'
import type { Encoding } from '../model/report.ts'
import { isWholeDocument } from './is-whole-document.ts'
import { readJson } from './json-reader.ts'
import type { PathTrie } from './path-trie.ts'

/** Longest text V8 holds as one string, in UTF-16 units. @see `buffer.constants.MAX_STRING_LENGTH` of Node 20 */
const maxTextLength = 2 ** 29 - 24

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
  end(): Outcome
}

/**
 * Reads one file's text into a trie: one document, several one after the other, or one a line (in constant memory: a file
 * whose first line is a whole document is read line by line).
 */
export function createTextReader(trie: PathTrie, encoding: Encoding, start: number): TextReader {
  const reader = new Reader(trie, encoding, start)
  return { add: text => reader.add(text), end: () => reader.end() }
}

class Reader {
  readonly #trie: PathTrie
  readonly #encoding: Encoding
  #mode: 'undecided' | 'lines' | 'whole' = 'undecided'
  #pieces: string[] = []
  #length = 0
  #origin: Position
  #documents = 0
  #lines = 0
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
      this.#hold(rest.slice(0, end + 1))
      rest = rest.slice(end + 1)
      this.#endLine()
    }
    this.#hold(rest)
  }

  end(): Outcome {
    this.#read()
    if (this.#fault === null && this.#documents === 0) {
      this.#fault = new Fault('FILE_EMPTY', 'expected a JSON document, but the file holds none')
    }
    const format = this.#documents === 0 ? null : this.#lines > 1 ? 'ndjson' : 'json'
    return { format, documents: this.#documents, fault: this.#fault }
  }

  #hold(text: string): void {
    if (text === '') return
    this.#length += text.length
    if (this.#length > maxTextLength) {
      throw new Fault(
        'DOCUMENT_TOO_LARGE',
        'expected a single document of at most 512 MB; export it in parts, or as one record a line (NDJSON)',
      )
    }
    this.#pieces.push(text)
  }

  #endLine(): void {
    if (this.#mode === 'undecided') {
      const line = this.#pieces.join('')
      if (line.trim() !== '') this.#mode = isWholeDocument(line) ? 'lines' : 'whole'
    }
    if (this.#mode === 'lines') this.#read()
  }

  /** Reads what is held, and goes on behind it. */
  #read(): void {
    const text = this.#pieces.join('')
    this.#pieces = []
    this.#length = 0
    if (text.trim() === '' && this.#mode !== 'lines') return
    try {
      // The end of a line is no part of its record: a record that breaks off does so in its own line.
      const record = this.#mode === 'lines' ? text.replace(/\r?\n$/, '') : text
      const documents = readJson({ text: record, origin: this.#origin, encoding: this.#encoding }, cursor => {
        this.#trie.continueAt(cursor)
        return this.#trie
      })
      this.#documents += documents
      if (documents > 0) this.#lines++
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      this.#documents++
      this.#lines++
      this.#fault ??= error
    }
    const bytes = this.#encoding === 'utf-8' ? Buffer.byteLength(text) : text.length * 2
    this.#origin = { line: this.#origin.line + 1, column: 1, offset: this.#origin.offset + bytes }
  }
}
