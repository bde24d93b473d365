import { Composer, type Document, type ErrorCode, Lexer, Parser } from 'yaml'
import { Fault } from '../../model/fault.ts'
import type { FieldListener } from '../field-listener.ts'
import type { FormatOptions, FormatOutcome } from '../format-reader.ts'
import { createPathTrie } from '../path-trie.ts'
import { placed } from './placed-handler.ts'
import { createTextPlaces, maxTreeDepth, type TextPlaces } from './text-places.ts'
import { deliverYaml, type Repeated } from './yaml-values.ts'

/** Longest document of a stream that is read, in UTF-16 units: its tree is held as a whole. */
const longestDocument = 4 * 1024 * 1024
/** Most tokens of a file that are read, blanks and ends of lines among them: the library takes about 2 µs and 500 bytes for each. */
const mostTokens = 400_000
/** Units of a text in double quotes, behind its first ones, that are as much as a token: the library puts it together one by one. */
const unitsAsToken = 6
const firstUnits = 256

/** Reads a stream of YAML documents into fields. */
export async function readYaml(
  bytes: AsyncIterable<Uint8Array>,
  listener: FieldListener,
  { format, encoding, start }: FormatOptions,
): Promise<FormatOutcome> {
  const trie = createPathTrie(listener)
  const places = createTextPlaces(start, encoding)
  const stream = createDocumentStream(places)
  const handler = placed(trie)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const repeated: Repeated = { values: 0 }
  let documents = 0
  let isBlank = true
  let fault: Fault | null = null

  function take(found: Iterable<Document.Parsed>): void {
    for (const document of found) {
      const [error] = document.errors
      if (document.contents !== null) {
        documents++
        deliverYaml(document.contents, places, handler, repeated)
      }
      if (error !== undefined && !stream.isCut()) fault ??= faultOf(error.code, places, error.pos[0])
    }
  }

  try {
    for await (const piece of bytes) {
      const text = decoder.decode(piece, { stream: true })
      isBlank &&= !/\S/.test(text)
      take(stream.add(text))
    }
    take(stream.end(decoder.decode()))
    // A document of comments has been read, and holds nothing.
    if (documents === 0 && isBlank)
      fault ??= new Fault('FILE_EMPTY', 'expected a YAML document, but the file holds none')
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    fault ??= error
  }
  return { root: trie.finish(), format, encoding, documents, fault, disclosed: trie.disclosed() }
}

/** Takes the text of a stream piece by piece and gives the documents that end in each. Throws `Fault` past a limit. */
interface DocumentStream {
  /** Whether the latest document is one whose end is past a limit: what it has of errors may be due to that. */
  isCut(): boolean
  add(text: string): Iterable<Document.Parsed>
  end(text: string): Iterable<Document.Parsed>
}

function createDocumentStream(places: TextPlaces): DocumentStream {
  const lexer = new Lexer()
  const parser = new Parser()
  const composer = new Composer({
    // A key that occurs twice hides nothing. Tags say nothing that a name does not.
    uniqueKeys: false,
    resolveKnownTags: false,
    strict: false,
    prettyErrors: false,
  })
  let read = 0
  let tokens = 0
  let documentStart = 0
  let isCut = false

  function* parse(text: string, isLast: boolean): Generator<Document.Parsed, void> {
    read += text.length
    places.add(text)
    for (const lexeme of lexer.lex(text, !isLast)) {
      tokens += costOf(lexeme)
      if (tokens > mostTokens) yield* cut(tooManyTokens)
      for (const token of parser.next(lexeme)) {
        if (token.type === 'document') documentStart = parser.offset
        yield* composer.next(token)
      }
      if (parser.stack.length > maxTreeDepth) {
        const message = `expected at most ${maxTreeDepth} nested collections`
        throw new Fault('NESTING_TOO_DEEP', message, places.at(parser.offset))
      }
    }
    if (read - documentStart > longestDocument) yield* cut(tooLarge)
    if (isLast) yield* end()
  }

  function* end(): Generator<Document.Parsed, void> {
    for (const token of parser.end()) yield* composer.next(token)
    yield* composer.end()
  }

  /** Gives what was read of a document that is too large, and ends the stream. */
  function* cut(message: string): Generator<Document.Parsed, never> {
    isCut = true
    const { offset } = parser
    yield* end()
    throw new Fault('FILE_TOO_LARGE', message, places.at(offset))
  }

  return { isCut: () => isCut, add: text => parse(text, false), end: text => parse(text, true) }
}

/** How many tokens a lexeme is as much as. */
function costOf(lexeme: string): number {
  return lexeme.startsWith('"') ? 1 + Math.max(0, lexeme.length - firstUnits) / unitsAsToken : 1
}

const wayOut = 'what stands before was checked; split the file, or export JSON'
const tooLarge = `expected YAML documents of at most ${longestDocument / 1024 / 1024} MB; ${wayOut}`
const tooManyTokens = `expected YAML of at most ${mostTokens} tokens in a file, and texts in double quotes of less than 2 MB; ${wayOut}`

/** What is expected, by the complaint of the library. Its own words may hold what stands in the text. */
const expectations: Partial<Readonly<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'members of a collection at the same indentation',
  TAB_AS_INDENT: 'spaces, not tabs, as indentation',
  MISSING_CHAR: 'a closing quote or bracket, or a separator',
  BAD_DIRECTIVE: 'directives as the standard has them',
  BAD_ALIAS: 'aliases with a name',
  MULTILINE_IMPLICIT_KEY: 'keys on one line',
  BLOCK_AS_IMPLICIT_KEY: 'one key before each value',
  BLOCK_IN_FLOW: 'no block collections between brackets',
  UNEXPECTED_TOKEN: 'one value, and nothing behind it',
}

function faultOf(code: ErrorCode, places: TextPlaces, index: number): Fault {
  if (code === 'RESOURCE_EXHAUSTION') {
    return new Fault('NESTING_TOO_DEEP', 'expected fewer nested collections', places.at(index))
  }
  const expected = expectations[code] ?? 'syntax as the standard has it'
  return new Fault('YAML_SYNTAX', `expected YAML: ${expected}`, places.at(index))
}
