import { createScanner, type JSONScanner } from 'jsonc-parser'
import { commentMark, type MarkedComment } from '../model/marked-comment.ts'
import { Token } from './tokens.ts'

/** Most places that are kept of one line, and their deepest nesting: a line may hold a whole export. */
const maxPlaces = 10_000
const maxSteps = 100

type Step = string | number

/** An open object or array. */
interface Open {
  readonly isArray: boolean
  /** Key of the member, or index of the element, that is being read. */
  step: Step
  /** Whether the key of the member has been read. */
  isAtValue: boolean
}

/** What begins on one line. */
interface Line {
  readonly line: number
  readonly places: (readonly Step[])[]
}

/** A comment of ours, and the line it speaks of once that is known. */
interface Found extends Pick<MarkedComment, 'words' | 'line' | 'column'> {
  target: Line | null
}

/**
 * Finds the comments of JSON text that begin with `mamlint-`, and the members and elements that each speaks of: those that begin
 * on its own line where it stands behind something, else those on the next line that begins any. Reads one document or several.
 */
export function readMarkedComments(text: string): readonly MarkedComment[] {
  return new CommentReader(text).read().map(({ words, line, column, target }) => ({
    words,
    line,
    column,
    targetLine: target?.line ?? null,
    targets: target?.places ?? [],
  }))
}

class CommentReader {
  readonly #text: string
  readonly #scanner: JSONScanner
  readonly #open: Open[] = []
  readonly #found: Found[] = []
  /** Comments whose line has not come yet. */
  #waiting: Found[] = []
  /** The last line on which something began. */
  #begun: Line = { line: 0, places: [] }
  /** Line of the last token that is no comment. */
  #lastLine = 0

  constructor(text: string) {
    this.#text = text
    this.#scanner = createScanner(text, false)
  }

  read(): readonly Found[] {
    for (let token: number = this.#scanner.scan(); token !== Token.end; token = this.#scanner.scan()) {
      if (token === Token.lineComment || token === Token.blockComment) this.#takeComment()
      else if (token !== Token.lineBreak && token !== Token.trivia) this.#takeToken(token)
    }
    return this.#found
  }

  #takeComment(): void {
    // The scanner's value of a comment starts too early.
    const start = this.#scanner.getTokenOffset()
    const text = this.#text.slice(start, start + this.#scanner.getTokenLength())
    const words = text.slice(2, text.startsWith('/*') ? -2 : undefined).trim()
    if (!words.startsWith(commentMark)) return
    const line = this.#line()
    const column = this.#scanner.getTokenStartCharacter() + 1
    const found = { words: words.slice(commentMark.length), line, column, target: null }
    this.#found.push(found)
    this.#waiting.push(found)
    // Behind something, it speaks of its own line, what is still to come on it included.
    if (this.#lastLine === line) this.#beginLine(line)
  }

  #takeToken(token: number): void {
    const top = this.#open.at(-1)
    switch (token) {
      case Token.openBrace:
      case Token.openBracket:
        this.#beginValue(top)
        this.#open.push({ isArray: token === Token.openBracket, step: 0, isAtValue: false })
        break
      case Token.closeBrace:
      case Token.closeBracket:
        this.#open.pop()
        // What is after the end of an object is not what a comment in it speaks of.
        this.#waiting = []
        break
      case Token.comma:
        this.#goOn(top)
        break
      case Token.colon:
        if (top !== undefined) top.isAtValue = true
        break
      case Token.string:
        this.#takeString(top)
        break
      default:
        this.#beginValue(top)
    }
    this.#lastLine = this.#line()
  }

  #goOn(top: Open | undefined): void {
    if (top === undefined) return
    top.isAtValue = false
    if (top.isArray) top.step = Number(top.step) + 1
  }

  /** A key begins a member. A string elsewhere is a value, and may be a name that is a field of its own. */
  #takeString(top: Open | undefined): void {
    const text = this.#scanner.getTokenValue()
    if (top?.isArray === false && !top.isAtValue) {
      top.step = text
      this.#note([])
      return
    }
    this.#beginValue(top)
    this.#note([text])
    if (top?.isArray === true) this.#note([text], 1)
  }

  /** A value begins. That of a member has begun with its key. */
  #beginValue(top: Open | undefined): void {
    if (top?.isArray !== false) this.#note([])
  }

  /** Notes that a place begins: what is open, without the last `dropped` steps, then `more`. */
  #note(more: readonly Step[], dropped: number = 0): void {
    const { places } = this.#beginLine(this.#line())
    if (places.length >= maxPlaces || this.#open.length > maxSteps) return
    const steps = this.#open.slice(0, this.#open.length - dropped).map(({ step }) => step)
    places.push([...steps, ...more])
  }

  #beginLine(line: number): Line {
    if (this.#begun.line !== line) this.#begun = { line, places: [] }
    for (const found of this.#waiting) found.target = this.#begun
    this.#waiting = []
    return this.#begun
  }

  #line(): number {
    return this.#scanner.getTokenStartLine() + 1
  }
}
