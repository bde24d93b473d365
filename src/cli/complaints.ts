import type { ConfigProblem } from '../config/config.ts'
import type { Fault } from '../model/fault.ts'
import type { FileFault } from '../model/report.ts'
import { faultLine } from '../report/fault-line.ts'
import type { Io } from './io.ts'

/** A fault as reports hold it. */
export function toFileFault(fault: Fault): FileFault {
  return { code: fault.code, message: fault.message, ...fault.position }
}

/** Tells on standard error what is wrong with a configuration, one line each. */
export async function writeProblems(problems: readonly ConfigProblem[], io: Io): Promise<void> {
  const lines = problems.map(({ path, fault }) => `${faultLine(path, toFileFault(fault))}\n`)
  await io.writeError(lines.join(''))
}
