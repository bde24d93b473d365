import { SaxesParser } from 'saxes'
import { Fault, type Position } from '../../model/fault.ts'
import type { FormatOptions } from '../format-reader.ts'
import { createTextPlaces, maxTreeDepth } from './text-places.ts'

/** Receives the parts of an XML text, in order. */
export interface XmlHandler {
  /** Names come as written, with their prefix. */
  onOpen(name: string, at: Position): void
  onAttribute(name: string, value: string): void
  /** Character data and CDATA sections, entities replaced. One text may come in several pieces. */
  onText(text: string): void
  onClose(): void
}

/** Takes an XML text piece by piece. Both throw a `Fault` at the first thing that is no XML, or is refused. */
export interface XmlParser {
  add(text: string): void
  end(): void
}

/** Most attributes of one element. */
const maxAttributes = 10_000
/** Longest text, comment, attribute or declaration, in UTF-16 units: it is held as a whole. */
const longestPart = 8 * 1024 * 1024
/** The same for what stands before the first element: the library takes some 30 times as much memory for a document type. */
const longestProlog = 1024 * 1024

/**
 * Starts to parse. Well-formed XML 1.0 and 1.1 only. Declared entities are refused, so that nothing expands, and so are declared
 * values of attributes, which nobody would see; what a document type or an instruction points to is never fetched.
 */
export function createXmlParser(
  handler: XmlHandler,
  { start, encoding }: Pick<FormatOptions, 'start' | 'encoding'>,
): XmlParser {
  const parser = new SaxesParser({ position: true })
  const places = createTextPlaces(start, encoding)
  let depth = 0
  let hasElements = false
  let attributes = 0
  let read = 0
  let lastPart = 0

  function fail(code: Fault['code'], message: string): never {
    throw new Fault(code, message, places.at(parser.position))
  }

  parser.on('error', error => fail('XML_SYNTAX', `expected well-formed XML: ${expectationIn(error.message)}`))
  parser.on('doctype', text => {
    lastPart = parser.position
    if (/<!ENTITY/.test(text))
      fail('EXPANSION_REFUSED', 'expected XML that declares no entities; write out what they stand for')
    if (/<!ATTLIST[^>"']*["']/.test(text))
      fail('EXPANSION_REFUSED', 'expected XML that declares no values of attributes; write them out where they hold')
  })
  parser.on('opentagstart', ({ name }) => {
    lastPart = parser.position
    const at = places.at(places.lastBefore(parser.position, '<'))
    attributes = 0
    depth++
    hasElements = true
    if (depth > maxTreeDepth) fail('NESTING_TOO_DEEP', `expected at most ${maxTreeDepth} nested elements`)
    handler.onOpen(name, at)
  })
  parser.on('attribute', ({ name, value }) => {
    lastPart = parser.position
    attributes++
    if (attributes > maxAttributes) fail('TOKEN_TOO_LONG', `expected at most ${maxAttributes} attributes an element`)
    handler.onAttribute(name, value)
  })
  parser.on('text', text => {
    if (depth > 0) handler.onText(text)
  })
  parser.on('cdata', text => {
    lastPart = parser.position
    handler.onText(text)
  })
  parser.on('comment', () => {
    lastPart = parser.position
  })
  parser.on('closetag', () => {
    lastPart = parser.position
    depth--
    handler.onClose()
  })

  return {
    add: text => {
      read += text.length
      places.add(text)
      parser.write(text)
      const longest = hasElements ? longestPart : longestProlog
      if (read - lastPart > longest) fail('TOKEN_TOO_LONG', `expected texts of less than ${longest} characters`)
    },
    end: () => {
      parser.close()
    },
  }
}

/** What saxes complains of, by how it says so, in words that hold nothing of the text. */
const expectations: readonly (readonly [RegExp, string])[] = [
  [/unclosed tag|unexpected end|root element/, 'an end tag for every element before the text ends'],
  [/closing tag|close tag/, 'an end tag for the element that is open'],
  [/one root|outside of root/, 'one element around everything'],
  [/entity/, 'no entities but those of XML itself, and "&" written as "&amp;"'],
  [/attribute|quoted|value required/, 'attributes that differ in name, with their values in quotes'],
  [/declaration|standalone|version|encoding/, 'an XML declaration as the standard has it'],
]

function expectationIn(message: string): string {
  return (
    expectations.find(([pattern]) => pattern.test(message))?.[1] ?? 'markup and characters as the standard has them'
  )
}
