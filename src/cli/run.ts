import { CommanderError } from 'commander'
import { didYouMean } from '../config/nearest.ts'
import { Fault } from '../model/fault.ts'
import { escapeText } from '../report/escape.ts'
import { faultLine } from '../report/fault-line.ts'
import { commandNames, withDefaultCommand } from './command-names.ts'
import { toFileFault } from './complaints.ts'
import type { Deps } from './deps.ts'
import { exitCodeForFaults, type ExitCode } from './exit-code.ts'
import { internalError } from './internal-error.ts'
import type { Io } from './io.ts'
import { createProgram } from './program.ts'

/** Runs one command line to its end and tells its exit code. Never throws. */
export async function run(io: Io, deps: Deps): Promise<ExitCode> {
  try {
    return await runCommand(io, deps)
  } catch (error) {
    return explainFailure(error, io)
  }
}

async function runCommand(io: Io, deps: Deps): Promise<ExitCode> {
  const printed: string[] = []
  let code: ExitCode = 0
  const { argv, command } = withDefaultCommand(io.argv)
  const outlet = { print: (text: string) => void printed.push(text), done: (result: ExitCode) => (code = result) }
  const program = createProgram(io, deps, outlet, command)
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    // Commander throws to end a run that has printed its help or version.
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error
  }
  await io.write(printed.join(''))
  return code
}

async function explainFailure(error: unknown, io: Io): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    const { argv, command } = withDefaultCommand(io.argv)
    const help = command === null ? 'mamlint --help' : `mamlint ${command} --help`
    await io.writeError(`mamlint: error USAGE ${escapeText(usageText(error, argv))}; see ${help}\n`)
    return 2
  }
  if (error instanceof Fault) {
    await io.writeError(`${faultLine('mamlint', toFileFault(error))}\n`)
    return exitCodeForFaults([error.code])
  }
  await io.writeError(internalError(error, { frames: wantsFrames(io) }))
  return 4
}

/** Whether an internal error is to name its place: `--debug` or `MAMLINT_DEBUG=1`. */
export function wantsFrames(io: Pick<Io, 'argv' | 'env'>): boolean {
  return io.argv.includes('--debug') || io.env['MAMLINT_DEBUG'] === '1'
}

/** What commander complains of, on one line. */
function usageText({ code, message }: CommanderError, [first = '', asked = '']: readonly string[]): string {
  if (code === 'commander.help' && first === 'help')
    return `unknown command "${asked}"${didYouMean(asked, commandNames)}`
  if (code === 'commander.help') return 'a command is missing after this one'
  return message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.*)\?\)$/, ' (did you mean $1?)')
    .replace(
      /^command-argument value '(.*)' is invalid for argument '(.*)'\. .*? are (.*)\.$/s,
      '$2 has no value "$1"; it takes $3',
    )
    .replace(/\.$/, '')
}
