import { createScanner, type JSONScanner } from 'jsonc-parser'
import { Fault, type Position } from '../model/fault.ts'
import type { Cursor, JsonHandler } from './events.ts'
import type { Encoding } from '../model/report.ts'
import { createLocator } from './text-cursor.ts'
import { scanExpectations, Token } from './tokens.ts'

/** Deepest nesting that is read. RFC 8259 section 9 lets an implementation set one. */
export const maxDepth: number = 50_000

/** What may stand next. */
type Expected = 'value' | 'value-or-close' | 'key-or-close' | 'colon' | 'comma-or-close' | 'document'

/** Text of one file or line, and where it stands in the file. */
export interface JsonText {
  readonly text: string
  readonly origin: Position
  readonly encoding: Encoding
}

const expectations: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value-or-close': 'a value or "]"',
  'key-or-close': 'a key in double quotes or "}"',
  colon: '":" after a key',
  'comma-or-close': '"," or the closing bracket',
  document: 'a JSON value',
}

/**
 * Reads JSON texts that follow one another (one is the usual case), with the comments and trailing commas of JSONC.
 * Nesting costs no call stack.
 *
 * @param deliver Gets the cursor before reading starts and gives the handler that takes the parts.
 * @returns How many documents were read.
 * @throws {Fault} `JSON_SYNTAX` or `NESTING_TOO_DEEP` at the first place that is no JSON. Everything before it has been
 *   delivered; what was open stays open.
 */
export function readJson(json: JsonText, deliver: (cursor: Cursor) => JsonHandler): number {
  const scanner = createScanner(json.text, true)
  const locate = createLocator(json.text, json.origin, json.encoding)
  const cursor: Cursor = {
    position: () => locate(scanner.getTokenOffset(), scanner.getTokenStartLine(), scanner.getTokenStartCharacter()),
  }
  const handler = deliver(cursor)
  // One number a level: 1 for an object, 0 for an array.
  const open: number[] = []
  let expected: Expected = 'document'
  let documents = 0
  for (;;) {
    const token: number = scanner.scan()
    const broken: number = scanner.getTokenError()
    if (broken !== 0) throw new Fault('JSON_SYNTAX', `expected ${scanExpectations[broken]}`, cursor.position())
    if (token === Token.end && expected === 'document') return documents
    const next = step(token, expected, open, handler, scanner)
    if (next === null) {
      const code = expected === 'document' && documents === 0 ? 'NOT_JSON' : 'JSON_SYNTAX'
      const found = token === Token.end ? 'the text ends' : 'something else stands here'
      throw new Fault(code, `expected ${expectations[expected]}, but ${found}`, cursor.position())
    }
    if (open.length > maxDepth) {
      throw new Fault('NESTING_TOO_DEEP', `expected at most ${maxDepth} nested brackets`, cursor.position())
    }
    if (next === 'document') documents++
    expected = next
  }
}

/** Delivers one token where it may stand. Returns what may stand after it, or null where it may not. */
function step(
  token: number,
  expected: Expected,
  open: number[],
  handler: JsonHandler,
  scanner: JSONScanner,
): Expected | null {
  const wantsValue = expected === 'value' || expected === 'value-or-close' || expected === 'document'
  switch (token) {
    case Token.openBrace:
    case Token.openBracket: {
      if (!wantsValue) return null
      const isObject = token === Token.openBrace
      open.push(isObject ? 1 : 0)
      handler.onOpen(isObject ? 'object' : 'array')
      return isObject ? 'key-or-close' : 'value-or-close'
    }
    case Token.closeBrace:
    case Token.closeBracket: {
      const closes = token === Token.closeBrace ? 1 : 0
      const mayClose = expected === 'comma-or-close' || expected === (closes === 1 ? 'key-or-close' : 'value-or-close')
      if (!mayClose || open.at(-1) !== closes) return null
      open.pop()
      handler.onClose()
      return afterValue(open)
    }
    case Token.comma:
      if (expected !== 'comma-or-close') return null
      return open.at(-1) === 1 ? 'key-or-close' : 'value-or-close'
    case Token.colon:
      return expected === 'colon' ? 'value' : null
    case Token.string:
      if (expected === 'key-or-close') {
        handler.onKey(scanner.getTokenValue())
        return 'colon'
      }
      if (!wantsValue) return null
      handler.onString(scanner.getTokenValue())
      return afterValue(open)
    case Token.number:
      if (!wantsValue) return null
      handler.onNumber(scanner.getTokenValue())
      return afterValue(open)
    case Token.true:
    case Token.false:
    case Token.null:
      if (!wantsValue) return null
      handler.onLiteral(token === Token.null ? null : token === Token.true)
      return afterValue(open)
    default:
      return null
  }
}

function afterValue(open: readonly number[]): Expected {
  return open.length === 0 ? 'document' : 'comma-or-close'
}
