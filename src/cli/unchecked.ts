import type { Fault } from '../model/fault.ts'
import type { Checked } from '../pipeline/lint.ts'
import type { MissedInput } from '../read/found-files.ts'
import { levenshtein } from '../config/nearest.ts'
import { toFileFault } from './complaints.ts'

/** An input that led to no file, as reports list it: what was not read is said in every format. */
export function unchecked(missed: MissedInput, commands: readonly string[]): Checked {
  const fault = toFileFault(missed.fault)
  const message = missed.fault.message + commandHint(missed.path, missed.fault, commands)
  return {
    file: {
      path: missed.path,
      format: null,
      encoding: null,
      bytes: 0,
      records: 0,
      status: 'incomplete',
      samples: [],
      unlisted: 0,
      notice: null,
      fault: { ...fault, message },
    },
    findings: [],
    fields: [],
    suppressed: [],
    usedAllows: [],
    remarks: [],
  }
}

/** `mamlint mpa file.json` reads `mpa` as the name of a file, since `lint` is the command where none is named. */
function commandHint(word: string, fault: Fault, commands: readonly string[]): string {
  if (fault.code !== 'NO_SUCH_FILE') return ''
  const near = commands.find(command => levenshtein(word, command) <= 1 || word === command)
  return near === undefined ? '' : ` (did you mean the command "${near}"?)`
}
