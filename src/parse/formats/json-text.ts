import type { Position } from '../../model/fault.ts'
import { Fault } from '../../model/fault.ts'
import { maxDocument } from '../field-listener.ts'
import type { PlacedHandler } from './placed-handler.ts'

/** Writes what it is delivered as JSON. */
export interface JsonText extends PlacedHandler {
  /** The text so far. */
  text(): string
}

const start: Position = { line: 1, column: 1, offset: 0 }
const numberForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** Starts a text. Its methods throw `Fault` with code `TOKEN_TOO_LONG` where it gets longer than a document inside a value may be. */
export function createJsonText(): JsonText {
  let text = ''
  let isBehindValue = false
  const open: string[] = []

  function write(piece: string, isValue: boolean): void {
    text += isBehindValue ? `,${piece}` : piece
    isBehindValue = isValue
    if (text.length > maxDocument) throw new Fault('TOKEN_TOO_LONG', `expected less than ${maxDocument} characters`)
  }

  return {
    text: () => text,
    moveTo: () => {},
    place: () => start,
    onOpen: kind => {
      open.push(kind === 'object' ? '}' : ']')
      write(kind === 'object' ? '{' : '[', false)
    },
    onClose: () => {
      text += open.pop() ?? ''
      isBehindValue = true
    },
    onKey: key => write(`${JSON.stringify(key)}:`, false),
    onString: value => write(JSON.stringify(value), true),
    onNumber: lexeme => write(numberForm.test(lexeme) ? lexeme : JSON.stringify(lexeme), true),
    onLiteral: value => write(String(value), true),
  }
}
