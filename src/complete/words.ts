import type { CommandWords } from './scripts.ts'

/** A text in single quotes, as bash, zsh and fish read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '').replaceAll("'", '’')}'`
}

/** The commands that may follow some words. */
export function nextCommands(commands: readonly CommandWords[], path: readonly string[]): readonly CommandWords[] {
  return commands.filter(
    command => command.path.length === path.length + 1 && path.every((word, at) => command.path[at] === word),
  )
}

/** The name of a command, last word first part: `test` of `rules test`. */
export function lastWord({ path }: CommandWords): string {
  return path.at(-1) ?? ''
}

/** The case of a command in a script of bash or zsh. `body` completes the words behind it, given the commands that may follow. */
export function commandCase(
  command: CommandWords,
  commands: readonly CommandWords[],
  body: (command: CommandWords, next: readonly CommandWords[]) => string,
): string {
  return `    ${quoted(` ${command.path.join(' ')}`)})\n${body(command, nextCommands(commands, command.path))}`
}
