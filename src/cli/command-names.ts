/** Every command, the default one first. */
export const commandNames: readonly string[] = ['lint', 'map', 'explain', 'rules', 'config']

/** Words that are no file although they stand first. */
const others: ReadonlySet<string> = new Set(['help', '-h', '--help', '-v', '--version'])

/** Flags of the whole program, which may stand before the command. */
const general: ReadonlySet<string> = new Set(['--debug', '--no-color'])

/** Puts `lint` before words that name no command: `mamlint export.json` lints it. */
export function withDefaultCommand(argv: readonly string[]): readonly string[] {
  const first = argv.find(word => !general.has(word))
  return first !== undefined && (commandNames.includes(first) || others.has(first)) ? argv : ['lint', ...argv]
}
