import { Fault, type Position } from '../../model/fault.ts'
import { deliverCliXml, deliverProperty, powerShellDialect } from './powershell-xml.ts'
import type { PlacedHandler } from './placed-handler.ts'
import type { XmlHandler } from './xml-elements.ts'
import { createElement, isDirection, withoutPrefix, type XmlElement } from './xml-tree.ts'
import {
  beginChild,
  closeElement,
  deliverAttribute,
  deliverChild,
  deliverElement,
  deliverMixedText,
  openElement,
} from './xml-values.ts'

/** Elements and attributes that are held, until it is known whether an element stands alone or in a list. */
const maxHeld = 32_768

/** Units of text that are as much to hold as an element. */
const unitsHeldAsOne = 256

/** Delivers the elements of one document as the JSON they stand for, in bounded memory. */
export function createXmlDocument(handler: PlacedHandler): XmlHandler {
  return new XmlDocument(handler)
}

/**
 * An element is delivered when the name of the next one is known, or its parent ends: then it is known whether it is one of a
 * list. Where too much is held, the outermost elements that are still open are delivered while they are read.
 */
class XmlDocument implements XmlHandler {
  readonly #handler: PlacedHandler
  readonly #open: XmlElement[] = []
  /** How many of the open elements, from the outermost on, are being delivered already. */
  #streamed = 0
  #held = 0
  #dialect: 'convert-to-xml' | 'clixml' | null = null

  constructor(handler: PlacedHandler) {
    this.#handler = handler
  }

  onOpen(name: string, at: Position): void {
    const element = createElement(name, at)
    const parent = this.#open.at(-1)
    if (parent === undefined) this.#dialect = powerShellDialect(element.name)
    else {
      if (this.#isStreamed()) this.#settle(parent, element.name)
      parent.children.push(element)
    }
    this.#open.push(element)
    this.#held++
    if (this.#held > maxHeld) this.#stream()
  }

  onAttribute(name: string, value: string): void {
    const element = this.#open.at(-1)
    if (element === undefined || isDirection(name)) return
    const attribute = { name: withoutPrefix(name), value }
    if (this.#isStreamed()) return deliverAttribute(attribute, this.#handler)
    element.attributes.push(attribute)
    this.#hold(element, 1 + value.length / unitsHeldAsOne)
  }

  onText(text: string): void {
    const element = this.#open.at(-1)
    if (element === undefined) return
    const isBlank = text.trim() === ''
    if (!this.#isStreamed()) {
      if (isBlank && element.children.length > 0) return
      element.text += text
      this.#hold(element, text.length / unitsHeldAsOne)
    } else if (!isBlank && this.#dialect === null) {
      this.#settle(element, null)
      deliverMixedText(element, text, this.#handler)
    }
  }

  onClose(): void {
    const wasStreamed = this.#isStreamed()
    const element = this.#open.pop()
    if (element === undefined) return
    const parent = this.#open.at(-1)
    if (wasStreamed) {
      this.#streamed--
      this.#settle(element, null)
      if (this.#dialect === null) closeElement(element, this.#handler)
    } else if (parent !== undefined) {
      parent.size += element.size
    } else {
      this.#openDocument(element)
      if (this.#dialect === null) deliverElement(element, this.#handler)
      else for (const child of element.children) this.#deliverEntry(child)
    }
    if (parent === undefined) this.#handler.onClose()
  }

  /** Whether the innermost element that is open is being delivered already. */
  #isStreamed(): boolean {
    return this.#open.length === this.#streamed
  }

  #hold(element: XmlElement, size: number): void {
    element.size += size
    this.#held += size
  }

  /** Opens what stands for the document: an object with the root as its member, or PowerShell's list of objects. */
  #openDocument(root: XmlElement): void {
    this.#handler.moveTo(root.at)
    this.#handler.onOpen(this.#dialect === null ? 'object' : 'array')
    if (this.#dialect === null) this.#handler.onKey(root.name)
  }

  #deliverEntry(entry: XmlElement): void {
    if (this.#dialect === 'clixml') deliverCliXml(entry, this.#handler)
    else deliverProperty(entry, this.#handler)
  }

  /** Delivers the child that waited for the name of the next element, null at the end of its parent. */
  #settle(parent: XmlElement, next: string | null): void {
    const child = parent.children.pop()
    if (child === undefined) return
    this.#held -= child.size
    if (this.#dialect === null) deliverChild(parent, child, next, this.#handler)
    else this.#deliverEntry(child)
  }

  /** Goes over to delivering the outermost elements that have children while they are read, until little enough is held. */
  #stream(): void {
    while (this.#held > maxHeld / 2 && this.#streamed < this.#open.length - 1) this.#streamOne()
  }

  #streamOne(): void {
    const element = this.#open[this.#streamed]
    if (element === undefined) return
    const parent = this.#open[this.#streamed - 1]
    if (parent === undefined) this.#openDocument(element)
    else if (this.#dialect !== null) throw new Fault('TOKEN_TOO_LONG', tooLarge, element.at)
    else {
      parent.children = []
      beginChild(parent, element, false, this.#handler)
    }
    if (this.#dialect === null) openElement(element, this.#handler)
    const waiting = element.children
    this.#held -= element.size - waiting.reduce((sum, child) => sum + child.size, 0)
    const last = waiting.at(-1)
    for (const [place, child] of waiting.slice(0, -1).entries()) {
      element.children = [child]
      this.#settle(element, waiting[place + 1]?.name ?? null)
    }
    element.children = last === undefined ? [] : [last]
    this.#streamed++
  }
}

const tooLarge = `expected objects of at most ${maxHeld} values; export fewer at a time`
