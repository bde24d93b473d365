import { expect, test } from 'vitest'
import { Fault, type FaultCode } from '../../src/model/fault.ts'
import type { Cursor, JsonHandler } from '../../src/parse/events.ts'
import { readJson } from '../../src/parse/json-reader.ts'

const origin = { line: 1, column: 1, offset: 0 }

/** Every event as one word, with the offset of its start in bytes. */
function eventsOf(text: string): readonly string[] {
  const events: string[] = []
  const { fault } = readJson({ text, origin, encoding: 'utf-8', isCut: false }, cursor => recorder(cursor, events))
  if (fault !== null) throw fault
  return events
}

function recorder(cursor: Cursor, events: string[]): JsonHandler {
  const add = (word: string): void => void events.push(`${word}@${cursor.position().offset}`)
  return {
    onOpen: kind => add(kind),
    onClose: () => add('close'),
    onKey: key => add(`key:${key}`),
    onString: value => add(`string:${value}`),
    onNumber: lexeme => add(`number:${lexeme}`),
    onLiteral: value => add(`literal:${value}`),
  }
}

test.each<[text: string, events: readonly string[]]>([
  ['{"a":1}', ['object@0', 'key:a@1', 'number:1@5', 'close@6']],
  [
    '{"å":"ä","b":[null]}',
    ['object@0', 'key:å@1', 'string:ä@6', 'key:b@11', 'array@15', 'literal:null@16', 'close@20', 'close@21'],
  ],
  ['{"\\u0069mei":true}', ['object@0', 'key:imei@1', 'literal:true@13', 'close@17']],
  ['[1,]', ['array@0', 'number:1@1', 'close@3']],
  ['// why\n{"a":/* x */2,}', ['object@7', 'key:a@8', 'number:2@19', 'close@21']],
  ['{}{}', ['object@0', 'close@1', 'object@2', 'close@3']],
  ['8946071512360089522', ['number:8946071512360089522@0']],
  ['"\\ud800"', ['string:\ud800@0']],
  ['', []],
])('reads %s', (text, events) => {
  expect(eventsOf(text)).toEqual(events)
})

test.each<[text: string, code: FaultCode, line: number, column: number, offset: number]>([
  ['{"a":}', 'JSON_SYNTAX', 1, 6, 5],
  ['{"a" 1}', 'JSON_SYNTAX', 1, 6, 5],
  ['{a:1}', 'JSON_SYNTAX', 1, 2, 1],
  ['[1 2]', 'JSON_SYNTAX', 1, 4, 3],
  ['[1}', 'JSON_SYNTAX', 1, 3, 2],
  ['[,]', 'JSON_SYNTAX', 1, 2, 1],
  ['[1', 'JSON_SYNTAX', 1, 3, 2],
  ['{"a":"x', 'JSON_SYNTAX', 1, 6, 5],
  ['{"a":"x\ny"}', 'JSON_SYNTAX', 1, 6, 5],
  ['{"a":"\\x"}', 'JSON_SYNTAX', 1, 6, 5],
  ['{"a":"\\u12"}', 'JSON_SYNTAX', 1, 6, 5],
  ['{\n  "å": 1,\n  "b": 01\n}', 'JSON_SYNTAX', 3, 9, 21],
  ['[1.]', 'JSON_SYNTAX', 1, 2, 1],
  ['[-]', 'JSON_SYNTAX', 1, 2, 1],
  ['[NaN]', 'JSON_SYNTAX', 1, 2, 1],
  ['hello', 'NOT_JSON', 1, 1, 0],
  ['{} hello', 'JSON_SYNTAX', 1, 4, 3],
])('refuses %j', (text, code, line, column, offset) => {
  const fault = faultOf(text)
  expect({ code: fault.code, ...fault.position }).toEqual({ code, line, column, offset })
})

test('says what it expected and never what it found', () => {
  const fault = faultOf('{"phone":"+46701740605" "x":1}')
  expect(fault.message).toBe('expected "," or the closing bracket, but something else stands here')
})

test('reads 50,000 nested brackets, and no more', () => {
  expect(eventsOf(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toHaveLength(100_000)
  expect(faultOf('['.repeat(50_001)).code).toBe('NESTING_TOO_DEEP')
})

function faultOf(text: string): Fault {
  try {
    eventsOf(text)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('expected a fault')
}
