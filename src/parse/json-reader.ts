import { createScanner, type JSONScanner } from 'jsonc-parser'
import { Fault, type Position } from '../model/fault.ts'
import type { Cursor, JsonHandler } from './events.ts'
import { expectations, type Expected } from './expectations.ts'
import { longToken, maxDepth } from './field-listener.ts'
import type { Encoding } from '../model/report.ts'
import { createLocator } from './text-cursor.ts'
import { scanExpectations, Token } from './tokens.ts'

/** Text of one file or line, and where it stands in the file. */
export interface JsonText {
  readonly text: string
  readonly origin: Position
  readonly encoding: Encoding
  /** True where the text ends because what follows is no text: then a token that touches its end is no fault of JSON. */
  readonly isCut: boolean
}

/** How far a text could be read. */
export interface JsonOutcome {
  readonly documents: number
  /** `JSON_SYNTAX`, `NOT_JSON`, `NESTING_TOO_DEEP` or `TOKEN_TOO_LONG` at the first place that is no JSON. */
  readonly fault: Fault | null
  /** True where reading ended only because the text is cut. */
  readonly isCut: boolean
}

/**
 * Reads JSON texts that follow one another (one is the usual case), with the comments and trailing commas of JSONC.
 * Nesting costs no call stack. Everything before a fault has been delivered; what was open stays open.
 *
 * @param deliver Gets the cursor before reading starts and gives the handler that takes the parts.
 */
export function readJson(json: JsonText, deliver: (cursor: Cursor) => JsonHandler): JsonOutcome {
  const scanner = createScanner(json.text, false)
  const locate = createLocator(json.text, json.origin, json.encoding)
  const cursor: Cursor = {
    position: () => locate(scanner.getTokenOffset(), scanner.getTokenStartLine(), scanner.getTokenStartCharacter()),
  }
  const handler = deliver(cursor)
  // One number a level: 1 for an object, 0 for an array.
  const open: number[] = []
  let expected: Expected = 'document'
  let documents = 0
  const fail = (code: Fault['code'], message: string): JsonOutcome => {
    const isCut = json.isCut && isCutToken(scanner, json.text, expected)
    return { documents, fault: isCut ? null : new Fault(code, message, cursor.position()), isCut }
  }
  for (;;) {
    const token: number = scanner.scan()
    const broken: number = scanner.getTokenError()
    if (broken !== 0) return fail('JSON_SYNTAX', `expected ${scanExpectations[broken]}`)
    if (isTrivia(token)) continue
    if (token === Token.end && expected === 'document') return { documents, fault: null, isCut: json.isCut }
    if (isTooLong(token, expected, scanner)) {
      return fail('TOKEN_TOO_LONG', `expected keys and numbers of less than ${longToken} bytes`)
    }
    const next = step(token, expected, open, handler, scanner)
    if (next === null) {
      const code = expected === 'document' && documents === 0 ? 'NOT_JSON' : 'JSON_SYNTAX'
      const found = token === Token.end ? 'the text ends' : 'something else stands here'
      return fail(code, `expected ${expectations[expected]}, but ${found}`)
    }
    if (open.length > maxDepth) return fail('NESTING_TOO_DEEP', `expected at most ${maxDepth} nested brackets`)
    if (next === 'document') documents++
    expected = next
  }
}

function isTrivia(token: number): boolean {
  return token >= Token.lineComment && token <= Token.trivia
}

/** A key or a number as long as a value that is read in pieces. */
function isTooLong(token: number, expected: Expected, scanner: JSONScanner): boolean {
  const isKey = token === Token.string && expected === 'key-or-close'
  const length = scanner.getTokenLength() - (isKey ? 2 : 0)
  if ((!isKey && token !== Token.number) || length < longToken / 3) return false
  return Buffer.byteLength(scanner.getTokenValue()) >= longToken || length >= longToken
}

/** Whether nothing but the end of the text is wrong with the current token: the end itself, a comment, a string without one. */
function isCutToken(scanner: JSONScanner, text: string, expected: Expected): boolean {
  const start = scanner.getTokenOffset()
  if (start + scanner.getTokenLength() < text.length) return false
  const first = text.charAt(start)
  if (first !== '"') return first === '' || text.startsWith('/*', start)
  if (expected === 'colon' || expected === 'comma-or-close') return false
  return /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*$/.test(text.slice(start))
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
