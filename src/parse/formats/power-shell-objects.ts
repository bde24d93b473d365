import type { AsJson } from '../value-readers.ts'

/**
 * Objects as PowerShell writes them into a string: `@{imei=...; os=@{name=iOS}}`. `ConvertTo-Json` does so below its depth,
 * which is 2 unless told otherwise.
 */

const deepest = 100
/** A key that folds. What stands before a sign may be a piece of a value: only a known name is kept. */
const foldedKey = '0'
const keyForm = /\s*([^=;{}\s][^=;{}]{0,99})=/y
/** Where a value may end. */
const endOfValue = /[;}]/g
/** What stands behind a value that is not the last. */
const nextMember = /;\s*[^=;{}\s][^=;{}]{0,99}=/y

/** The JSON that a text of one or several such objects stands for; null where it is anything else, or too deep to be read. */
export function powerShellToJson(text: string, isName: (name: string) => boolean): AsJson {
  const reader = new ObjectReader(text, isName)
  const objects = reader.objects(0)
  if (reader.isTooDeep) return 'unread'
  return objects !== null && reader.isAtEnd() ? objects : null
}

class ObjectReader {
  readonly #text: string
  readonly #isName: (name: string) => boolean
  #at = 0
  isTooDeep = false

  constructor(text: string, isName: (name: string) => boolean) {
    this.#text = text
    this.#isName = isName
  }

  isAtEnd(): boolean {
    return this.#text.slice(this.#at).trim() === ''
  }

  /** One object, or an array of those that stand one behind the other. */
  objects(depth: number): string | null {
    const found: string[] = []
    while (this.#text.startsWith('@{', this.#at)) {
      this.isTooDeep ||= depth > deepest
      const object = this.isTooDeep ? null : this.#object(depth)
      if (object === null) return null
      found.push(object)
      if (this.#text.startsWith(' @{', this.#at)) this.#at++
    }
    return found.length === 1 ? (found[0] ?? null) : `[${found.join()}]`
  }

  #object(depth: number): string | null {
    this.#at += 2
    const members: string[] = []
    while (this.#text[this.#at] !== '}') {
      const key = this.#match(keyForm)?.[1]
      if (key === undefined) return null
      const value = this.#text.startsWith('@{', this.#at) ? this.objects(depth + 1) : this.#scalar()
      if (value === null) return null
      members.push(`${JSON.stringify(this.#isName(key) ? key : foldedKey)}:${value}`)
      if (this.#text[this.#at] === ';') this.#at++
      else if (this.#text[this.#at] !== '}') return null
    }
    this.#at++
    return `{${members.join()}}`
  }

  #scalar(): string {
    const text = this.#value().trim()
    if (text === '') return 'null'
    if (text === 'True' || text === 'False') return text.toLowerCase()
    // Longer ones are ids as often as numbers.
    return /^-?(?:0|[1-9]\d{0,8})(?:\.\d+)?$/.test(text) ? text : JSON.stringify(text)
  }

  /** The text up to the next member, or the end of the object; it may hold semicolons. */
  #value(): string {
    const start = this.#at
    endOfValue.lastIndex = start
    for (let end = endOfValue.exec(this.#text); end !== null; end = endOfValue.exec(this.#text)) {
      this.#at = end.index
      nextMember.lastIndex = end.index
      if (end[0] === '}' || nextMember.test(this.#text)) break
    }
    return this.#text.slice(start, this.#at)
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at
    const match = form.exec(this.#text)
    if (match !== null) this.#at = form.lastIndex
    return match
  }
}
