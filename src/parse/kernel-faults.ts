import { Fault } from '../model/fault.ts'
import { expectations, type Expected } from './expectations.ts'
import type { KernelExports } from './kernel-exports.ts'

/** What was expected instead, by the number of the fault. @see `FaultKind` of `src/parse/kernel/scan.ts` */
const fixed: Readonly<Record<number, string>> = {
  3: 'expected a closing double quote, known escapes and no control characters in the string',
  4: 'expected a digit at the end of the number',
  5: 'expected "*/" at the end of a comment',
  6: 'expected at most 50000 nested brackets',
  7: 'expected keys and numbers of less than 131072 bytes',
  8: 'expected UTF-8 text, but found bytes that are none; save the file as UTF-8',
}

/** States by number. @see `State` of `src/parse/kernel/scan.ts` */
const states: readonly Expected[] = ['document', 'value', 'value-or-close', 'key-or-close', 'colon', 'comma-or-close']

/** The first fault of the file that the kernel has read, or null. */
export function kernelFault(kernel: KernelExports, documents: number): Fault | null {
  const kind = kernel.faultKind.value
  if (kind === 0) {
    return documents > 0 ? null : new Fault('FILE_EMPTY', 'expected a JSON document, but the file holds none')
  }
  const position = {
    line: Number(kernel.faultLine.value) + 1,
    column: Number(kernel.faultColumn.value) + 1,
    offset: Number(kernel.faultOffset.value),
  }
  const state = expectations[states[kernel.faultState.value] ?? 'document']
  const found = kind === 2 ? 'the text ends' : 'something else stands here'
  const message = fixed[kind] ?? `expected ${state}, but ${found}`
  return new Fault(codeOf(kind, kernel.faultAtStart.value !== 0), message, position)
}

function codeOf(kind: number, atStart: boolean): Fault['code'] {
  if (kind === 8) return 'TEXT_UNDECODABLE'
  if (kind === 7) return 'TOKEN_TOO_LONG'
  if (kind === 6) return 'NESTING_TOO_DEEP'
  return kind <= 2 && atStart ? 'NOT_JSON' : 'JSON_SYNTAX'
}
