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
  9: 'expected at most 16384 columns; the cells of further ones are read without their names',
  10: 'expected the names of the columns before the rows; write them first, so that rows are read by them',
  11: 'expected a double quote that closes this one; the rest was read as if this one were a letter',
  12: 'expected a delimiter or the end of the line behind a closing double quote',
  13: 'expected no more cells in a row than the first line has names; the further ones are read without a name',
  14: 'expected as many cells in each row as the first line has names, but the line ends',
  15: 'expected the names of the columns in the first line, but found values; write the names there',
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
  if (kind === 9) return 'TOO_MANY_COLUMNS'
  if (kind === 10) return 'COLUMNS_AFTER_ROWS'
  if (kind === 15) return 'NO_HEADER'
  if (kind >= 11) return 'CSV_SYNTAX'
  return kind <= 2 && atStart ? 'NOT_JSON' : 'JSON_SYNTAX'
}
