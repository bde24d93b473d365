/** What mamlint can be told to do. */
export type CommandName = 'lint' | 'map' | 'explain' | 'rules' | 'config' | 'baseline' | 'init' | 'completion'

/** Every command, the default one first. */
export const commandNames: readonly CommandName[] = [
  'lint',
  'map',
  'explain',
  'rules',
  'config',
  'baseline',
  'init',
  'completion',
]

/** Words that are no file although they stand first. */
const others: ReadonlySet<string> = new Set(['help', '-h', '--help', '-v', '--version'])

const asksForHelp: ReadonlySet<string> = new Set(['-h', '--help'])

/** Flags of the whole program, which may stand before the command. */
const general: ReadonlySet<string> = new Set(['--debug', '--no-color'])

/** A command line that names its command; null where it asks of all of them, for help or the version. */
export interface CommandLine {
  readonly argv: readonly string[]
  readonly command: CommandName | null
}

/** Puts `lint` before words that name no command: `mamlint export.json` lints it. */
export function withDefaultCommand(argv: readonly string[]): CommandLine {
  const first = argv.find(word => !general.has(word))
  if (first !== undefined && others.has(first)) return { argv, command: null }
  const command = commandNames.find(name => name === first)
  const [word = '', asked = ''] = argv
  // The help of `lint` says nothing of a word that was taken for a command.
  const isNoCommand = command === undefined && /^[a-z][a-z-]*$/.test(word) && asksForHelp.has(asked)
  if (isNoCommand) return { argv: ['help', word], command: null }
  return command === undefined ? { argv: ['lint', ...argv], command: 'lint' } : { argv, command }
}
