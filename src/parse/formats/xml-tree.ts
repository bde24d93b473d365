import type { Position } from '../../model/fault.ts'

/** An element that is held until it is known what it stands for. */
export interface XmlElement {
  /** Name without its prefix. */
  readonly name: string
  readonly at: Position
  readonly attributes: XmlAttribute[]
  /** Children that have not been delivered. */
  children: XmlElement[]
  text: string
  /** Elements and attributes held in and below it. */
  size: number
  /** Name of the children whose list has been opened, where the element is delivered while it is read. */
  run: string | null
}

/** An attribute that says something of its own: namespaces, types and other directions to parsers are left out. */
export interface XmlAttribute {
  readonly name: string
  readonly value: string
}

/** Starts an element. */
export function createElement(name: string, at: Position): XmlElement {
  return { name: withoutPrefix(name), at, attributes: [], children: [], text: '', size: 1, run: null }
}

/** A name without the prefix of its namespace. */
export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Whether an attribute is a direction to parsers rather than content: `xmlns`, `xml:lang`, `xsi:type`, `m:type`. */
export function isDirection(name: string): boolean {
  return /^(?:xmlns(?::.*)?|xml:.*|\w+:(?:type|nil|null|schemaLocation|noNamespaceSchemaLocation))$/.test(name)
}

/** The value of an attribute, whatever the case of its name. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(one => one.name.toLowerCase() === name)?.value
}
