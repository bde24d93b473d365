import type { JsonHandler } from '../events.ts'
import type { PlacedHandler } from './placed-handler.ts'
import { deliverPlain } from './scalar-text.ts'
import { attributeOf, type XmlAttribute, type XmlElement } from './xml-tree.ts'

/** Member that holds the text of an element which has attributes or children as well. */
const textMember = '#text'

/** Delivers an element and all that it holds as the value it stands for. */
export function deliverElement(element: XmlElement, handler: PlacedHandler): void {
  handler.moveTo(element.at)
  if (element.attributes.length === 0 && element.children.length === 0) return deliverText(element.text, handler)
  openElement(element, handler)
  for (const [place, child] of element.children.entries()) {
    deliverChild(element, child, element.children[place + 1]?.name ?? null, handler)
  }
  closeElement(element, handler)
}

/** Opens the object of an element and delivers its attributes. */
export function openElement({ at, attributes }: XmlElement, handler: PlacedHandler): void {
  handler.moveTo(at)
  handler.onOpen('object')
  for (const attribute of attributes) deliverAttribute(attribute, handler)
}

/** Delivers an attribute as a member. */
export function deliverAttribute({ name, value }: XmlAttribute, handler: JsonHandler): void {
  handler.onKey(name)
  deliverText(value, handler)
}

/** Delivers a child; `next` is the name of the element that follows it. Those of one name that follow one another are a list. */
export function deliverChild(parent: XmlElement, child: XmlElement, next: string | null, handler: PlacedHandler): void {
  const named = nameGiven(child)
  if (named !== null) {
    endRun(parent, handler)
    handler.moveTo(child.at)
    handler.onKey(named)
    return deliverText(child.text, handler)
  }
  beginChild(parent, child, next === child.name, handler)
  deliverElement(child, handler)
  if (parent.run !== next) endRun(parent, handler)
}

/** Delivers what stands before the value of a child: its key, and the start of its list. */
export function beginChild(parent: XmlElement, child: XmlElement, repeats: boolean, handler: PlacedHandler): void {
  if (parent.run === child.name) return
  endRun(parent, handler)
  handler.moveTo(child.at)
  handler.onKey(child.name)
  if (!repeats && !isListed(parent.name, child.name)) return
  handler.onOpen('array')
  parent.run = child.name
}

/** Delivers the text of an element and closes its object. */
export function closeElement(element: XmlElement, handler: PlacedHandler): void {
  if (element.text.trim() !== '') deliverMixedText(element, element.text, handler)
  else endRun(element, handler)
  handler.onClose()
}

/** Delivers text that stands beside attributes or children. */
export function deliverMixedText(element: XmlElement, text: string, handler: PlacedHandler): void {
  endRun(element, handler)
  handler.moveTo(element.at)
  handler.onKey(textMember)
  deliverText(text, handler)
}

function endRun(parent: XmlElement, handler: PlacedHandler): void {
  if (parent.run === null) return
  parent.run = null
  handler.onClose()
}

/** Elements that are entries of a list though there be only one. */
const listed: ReadonlySet<string> = new Set(['uses-permission', 'uses-permission-sdk-23', 'uses-permission-sdk-m'])

/** Whether a child is an entry of a list though it be the only one: `devices/device`, `ArrayOfDevice/Device`. */
function isListed(parent: string, child: string): boolean {
  if (listed.has(child)) return true
  const [list, entry] = [parent.toLowerCase(), child.toLowerCase()]
  const plurals = [`${entry}s`, `${entry}es`, `${entry.replace(/y$/, 'ie')}s`, `arrayof${entry}`, `${entry}list`]
  return plurals.includes(list)
}

/** Elements that tell the name of a member in an attribute. */
const naming: ReadonlySet<string> = new Set(['property', 'data', 'field', 'attribute', 'column', 'simpledata'])

/** The member that `<Property Name="imei">...</Property>` and the like stand for; null for any other element. */
function nameGiven(element: XmlElement): string | null {
  if (!naming.has(element.name.toLowerCase()) || element.children.length > 0) return null
  const names = element.attributes.map(({ name }) => name.toLowerCase()).filter(name => name !== 'type')
  const [name] = names
  return names.length === 1 && (name === 'name' || name === 'key') ? (attributeOf(element, name) ?? null) : null
}

/** Delivers a text as what it stands for: XML writes numbers and truth values as text. */
export function deliverText(text: string, handler: JsonHandler): void {
  const plain = text.trim()
  if (/^(?:true|false)$/i.test(plain)) handler.onLiteral(plain.toLowerCase() === 'true')
  else deliverPlain(plain, handler)
}
