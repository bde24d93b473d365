import type { JsonHandler } from './events.ts'
import { longToken, maxDepth } from './field-listener.ts'

/** The text of documents inside values, for the plain reader: the counterpart of `src/parse/kernel/inner-check.ts`. */

/** Whoever a document inside a value is delivered to. */
export interface EmbeddedHandler extends JsonHandler {
  /** Whether a further object or array may come; if not, reading ends. */
  mayOpen(): boolean
}

/** How far a text is JSON. */
export interface ReadEmbedded {
  /** `cut`: it ends too soon, after a member at least. `beyond`: past a limit of the reader. */
  readonly found: 'broken' | 'whole' | 'cut' | 'beyond'
  /** Behind the last value, or the last bracket, that is whole. */
  readonly end: number
  /** Brackets in brackets. */
  readonly depth: number
}

type Next = 'document' | 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close'

const blanks = /[ \t\r\n]*/y
/** What ends the plain part of a string. */
const special = /["\\\u0000-\u001f]/g
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const openEscape = /\\(?:u[\da-fA-F]{0,3})?$/y
const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const brokenNumber = /-(?!\d)|-?(?:0|[1-9]\d*)(?:\.(?!\d)|(?:\.\d+)?[eE](?:[+-](?!\d)|(?![\d+-])))/y
const literalForm = /(?:true|false|null)(?![^,}\]\s{["/:])/y
const openScalar = /(?:[\d+.eE-]+|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/y

/**
 * Reads a text of JSON documents, objects and arrays, one after the other (RFC 8259), and delivers them. Given no handler, only
 * tells whether it is one; only then may it be delivered.
 */
export function readEmbedded(text: string, handler: EmbeddedHandler | null = null): ReadEmbedded {
  return new EmbeddedReader(text, handler).read()
}

class EmbeddedReader {
  readonly #text: string
  readonly #handler: EmbeddedHandler | null
  readonly #open: ('{' | '[')[] = []
  #at = 0
  #next: Next = 'document'
  #end = 0
  #depth = 0
  #hasMember = false

  constructor(text: string, handler: EmbeddedHandler | null) {
    this.#text = text
    this.#handler = handler
  }

  read(): ReadEmbedded {
    for (;;) {
      this.#match(blanks)
      const found = this.#at >= this.#text.length ? this.#atEnd() : this.#step(this.#text.charAt(this.#at))
      if (found !== null) return { found, end: this.#end, depth: this.#depth }
    }
  }

  #atEnd(): ReadEmbedded['found'] {
    return this.#next === 'document' ? 'whole' : this.#cut()
  }

  #cut(): ReadEmbedded['found'] {
    return this.#hasMember ? 'cut' : 'broken'
  }

  #step(sign: string): ReadEmbedded['found'] | null {
    switch (sign) {
      case '{':
      case '[':
        return this.#opens(sign)
      case '}':
      case ']':
        return this.#closes(sign)
      case ',':
        if (this.#next !== 'comma-or-close') return 'broken'
        this.#next = this.#open.at(-1) === '{' ? 'key' : 'value'
        this.#at++
        return null
      case ':':
        if (this.#next !== 'colon') return 'broken'
        this.#hasMember = true
        this.#next = 'value'
        this.#at++
        return null
      default:
        return this.#scalar(sign)
    }
  }

  #opens(sign: '{' | '['): ReadEmbedded['found'] | null {
    if (this.#next !== 'document' && this.#next !== 'value' && this.#next !== 'value-or-close') return 'broken'
    if (this.#open.length === maxDepth) return 'beyond'
    if (this.#handler?.mayOpen() === false) return 'beyond'
    this.#open.push(sign)
    this.#depth = Math.max(this.#depth, this.#open.length)
    this.#next = sign === '{' ? 'key-or-close' : 'value-or-close'
    this.#end = ++this.#at
    this.#handler?.onOpen(sign === '{' ? 'object' : 'array')
    return null
  }

  #closes(sign: '}' | ']'): ReadEmbedded['found'] | null {
    const mayClose =
      this.#next === 'comma-or-close' || this.#next === (sign === '}' ? 'key-or-close' : 'value-or-close')
    if (!mayClose || this.#open.pop() !== (sign === '}' ? '{' : '[')) return 'broken'
    this.#next = this.#open.length === 0 ? 'document' : 'comma-or-close'
    this.#end = ++this.#at
    this.#handler?.onClose()
    return null
  }

  #scalar(sign: string): ReadEmbedded['found'] | null {
    const isKey = this.#next === 'key' || this.#next === 'key-or-close'
    if (!isKey && this.#next !== 'value' && this.#next !== 'value-or-close') return 'broken'
    if (sign !== '"') return isKey ? 'broken' : this.#plainScalar(sign)
    const end = endOfString(this.#text, this.#at)
    if (end === 'cut') return this.#cut()
    if (end === 'broken') return 'broken'
    const string = this.#text.slice(this.#at, end)
    this.#at = end
    if (isKey && Buffer.byteLength(string) - 2 >= longToken) return 'beyond'
    this.#next = isKey ? 'colon' : 'comma-or-close'
    if (!isKey) this.#end = this.#at
    if (this.#handler === null) return null
    const value = JSON.parse(string) as string
    if (isKey) this.#handler.onKey(value)
    else this.#handler.onString(value)
    return null
  }

  #plainScalar(sign: string): ReadEmbedded['found'] | null {
    const isNumber = sign === '-' || (sign >= '0' && sign <= '9')
    const isBroken = isNumber && this.#fits(brokenNumber)
    const scalar = isBroken ? null : this.#match(isNumber ? numberForm : literalForm)
    if (scalar === null) return this.#fits(openScalar) ? this.#cut() : 'broken'
    if (scalar.length >= longToken) return 'beyond'
    // The rest of a number may be missing.
    if (this.#at === this.#text.length && this.#handler === null) return this.#cut()
    this.#next = 'comma-or-close'
    this.#end = this.#at
    if (isNumber) this.#handler?.onNumber(scalar)
    else this.#handler?.onLiteral(scalar === 'null' ? null : scalar === 'true')
    return null
  }

  #fits(form: RegExp): boolean {
    form.lastIndex = this.#at
    return form.test(this.#text)
  }

  #match(form: RegExp): string | null {
    form.lastIndex = this.#at
    const match = form.exec(this.#text)
    if (match === null) return null
    this.#at = form.lastIndex
    return match[0]
  }
}

/** Where the string that starts at a quote ends, its closing quote included. */
export function endOfString(text: string, quote: number): number | 'cut' | 'broken' {
  special.lastIndex = quote + 1
  for (;;) {
    const found = special.exec(text)
    if (found === null) return 'cut'
    if (found[0] === '"') return special.lastIndex
    if (found[0] !== '\\') return 'broken'
    escape.lastIndex = openEscape.lastIndex = found.index
    if (!escape.test(text)) return openEscape.test(text) ? 'cut' : 'broken'
    special.lastIndex = escape.lastIndex
  }
}
