import { Fault, type Position } from '../../model/fault.ts'
import type { XmlHandler } from './xml-elements.ts'
import type { PlacedHandler } from './placed-handler.ts'

/**
 * Delivers the elements of an XML property list as the JSON they stand for: `dict` is an object, `array` an array; numbers
 * come as written, dates and data as strings. Throws `PLIST_INVALID` where it is none.
 *
 * @see Apple's PropertyList-1.0.dtd
 */
export function createPlistDocument(handler: PlacedHandler): XmlHandler {
  return new PlistDocument(handler)
}

/** What an element may hold. */
type Place = 'plist' | 'dict' | 'array' | 'text'

const scalars: ReadonlySet<string> = new Set(['string', 'integer', 'real', 'date', 'data', 'true', 'false', 'key'])

class PlistDocument implements XmlHandler {
  readonly #handler: PlacedHandler
  readonly #open: { readonly name: string; readonly place: Place; readonly at: Position; hasKey: boolean }[] = []
  #text = ''
  #values = 0

  constructor(handler: PlacedHandler) {
    this.#handler = handler
  }

  onOpen(name: string, at: Position): void {
    const outer = this.#open.at(-1)
    const place = outer === undefined ? 'plist' : this.#placeOf(name, at)
    if (outer?.place === 'text') throw invalid('text in an element that holds a value', at)
    if (outer?.place === 'plist' && this.#values++ > 0) throw invalid('one value in a property list', at)
    if (outer?.place === 'dict' && outer.hasKey === (name === 'key')) {
      throw invalid('keys and values in turn in a dictionary', at)
    }
    if (name === 'key' && outer?.place !== 'dict') throw invalid('keys in dictionaries only', at)
    if (outer !== undefined) outer.hasKey = name === 'key'
    this.#open.push({ name, place, at, hasKey: false })
    this.#text = ''
    if (place !== 'dict' && place !== 'array') return
    this.#handler.moveTo(at)
    this.#handler.onOpen(place === 'dict' ? 'object' : 'array')
  }

  onAttribute(): void {
    // The version of a property list is all there is.
  }

  onText(text: string): void {
    if (this.#open.at(-1)?.place === 'text') this.#text += text
    else if (text.trim() !== '') throw invalid('no text between elements', this.#open.at(-1)?.at ?? null)
  }

  onClose(): void {
    const element = this.#open.pop()
    if (element === undefined) return
    if (element.place === 'dict' && element.hasKey) throw invalid('a value for each key', element.at)
    if (element.place === 'plist' && this.#values === 0) throw invalid('a value in the property list', element.at)
    if (element.place === 'dict' || element.place === 'array') this.#handler.onClose()
    if (element.place !== 'text') return
    this.#handler.moveTo(element.at)
    this.#deliver(element.name, this.#text)
  }

  #placeOf(name: string, at: Position): Place {
    if (name === 'dict' || name === 'array') return name
    if (scalars.has(name)) return 'text'
    throw invalid('elements of a property list only', at)
  }

  #deliver(name: string, text: string): void {
    const plain = text.trim()
    if (name === 'key') this.#handler.onKey(text)
    else if (name === 'true' || name === 'false') this.#handler.onLiteral(name === 'true')
    else if (isNumber(name, plain)) this.#handler.onNumber(plain)
    else if (name === 'data') this.#handler.onString(text.replaceAll(/\s+/g, ''))
    else this.#handler.onString(name === 'string' ? text : plain)
  }
}

function isNumber(name: string, text: string): boolean {
  if (name !== 'integer' && name !== 'real') return false
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)
}

function invalid(expected: string, at: Position | null): Fault {
  return new Fault('PLIST_INVALID', `expected ${expected}`, at)
}
