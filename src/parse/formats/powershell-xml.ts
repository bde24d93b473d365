import type { PlacedHandler } from './placed-handler.ts'
import { deliverText } from './xml-values.ts'
import { attributeOf, type XmlElement } from './xml-tree.ts'

/** Which of PowerShell's two ways of writing objects a document is in, by its outermost element. */
export function powerShellDialect(root: string): 'convert-to-xml' | 'clixml' | null {
  if (root === 'Objects') return 'convert-to-xml'
  return root === 'Objs' ? 'clixml' : null
}

/** Delivers an `Object` or `Property` of `ConvertTo-Xml` as the object, list or value it stands for. */
export function deliverProperty(element: XmlElement, handler: PlacedHandler): void {
  handler.moveTo(element.at)
  const { children } = element
  if (children.length === 0) return deliverText(element.text, handler)
  const isObject = children.some(child => attributeOf(child, 'name') !== undefined)
  handler.onOpen(isObject ? 'object' : 'array')
  for (const child of children) {
    const name = attributeOf(child, 'name')
    if (isObject && name === undefined && isWrittenObject(child)) continue
    handler.moveTo(child.at)
    if (isObject) handler.onKey(name ?? '#text')
    deliverProperty(child, handler)
  }
  handler.onClose()
}

/** Whether an element holds what its object reads as in text, which its members tell again: `@{imei=...; notes=}`. */
function isWrittenObject({ text, children }: XmlElement): boolean {
  return children.length === 0 && /^\s*@\{[^]*\}\s*$/.test(text)
}

/** Holders of members, of entries, and of what the type is called, in CLIXML. */
const memberHolders: ReadonlySet<string> = new Set(['MS', 'Props'])
const lists: ReadonlySet<string> = new Set(['LST', 'IE', 'STK', 'QUE'])
const typeNames: ReadonlySet<string> = new Set(['TN', 'TNRef'])

/**
 * Delivers an element of `Export-Clixml` as what it stands for.
 *
 * @see MS-PSRP 2.2.5, Serialization
 */
export function deliverCliXml(element: XmlElement, handler: PlacedHandler): void {
  handler.moveTo(element.at)
  const parts = element.children.filter(child => !typeNames.has(child.name))
  if (element.name === 'Nil' || element.name === 'Ref') return handler.onLiteral(null)
  if (parts.length === 0) return deliverText(element.text, handler)
  const list = parts.find(part => lists.has(part.name))
  const members = parts.filter(part => part !== list)
  if (list !== undefined && members.every(part => part.name === 'ToString')) {
    handler.onOpen('array')
    for (const entry of list.children) deliverCliXml(entry, handler)
    return handler.onClose()
  }
  handler.onOpen('object')
  for (const part of parts) deliverMembers(part, handler)
  handler.onClose()
}

function deliverMembers(part: XmlElement, handler: PlacedHandler): void {
  if (memberHolders.has(part.name)) {
    for (const member of part.children) deliverMember(attributeOf(member, 'n') ?? '#text', member, handler)
  } else if (part.name === 'DCT') {
    for (const entry of part.children) {
      const [key, value] = ['Key', 'Value'].map(name => entry.children.find(one => attributeOf(one, 'n') === name))
      if (value !== undefined) deliverMember(key?.text ?? '', value, handler)
    }
  } else deliverMember(attributeOf(part, 'n') ?? '#text', part, handler)
}

function deliverMember(name: string, value: XmlElement, handler: PlacedHandler): void {
  handler.moveTo(value.at)
  handler.onKey(name)
  deliverCliXml(value, handler)
}
