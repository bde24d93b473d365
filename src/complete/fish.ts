import type { CommandWords, FlagWords } from './scripts.ts'
import { lastWord, nextCommands, quoted } from './words.ts'

/** Rules for fish, for `mamlint completion fish | source`. */
export function fishScript(commands: readonly CommandWords[]): string {
  const top = nextCommands(commands, [])
  const names = top.map(lastWord).join(' ')
  const [first] = commands
  return [
    '# Completes mamlint in fish: mamlint completion fish > ~/.config/fish/completions/mamlint.fish',
    ...top.map(command => line('__fish_use_subcommand', `-a ${quoted(lastWord(command))}`, command.about)),
    // Where no command is named, the first one is meant.
    ...(first === undefined ? [] : flagLines(first.flags, `not __fish_seen_subcommand_from ${names}`)),
    ...top.flatMap(command => commandLines(command, commands)),
  ]
    .map(text => `${text}\n`)
    .join('')
}

function commandLines(command: CommandWords, commands: readonly CommandWords[]): readonly string[] {
  const seen = `__fish_seen_subcommand_from ${lastWord(command)}`
  const next = nextCommands(commands, command.path)
  return [
    ...flagLines(command.flags, seen),
    ...(command.words.length === 0
      ? []
      : [`complete -c mamlint -n ${quoted(seen)} -a ${quoted(command.words.join(' '))}`]),
    ...next.flatMap(one => [
      line(seen, `-a ${quoted(lastWord(one))}`, one.about),
      ...flagLines(one.flags, `${seen}; and __fish_seen_subcommand_from ${lastWord(one)}`),
    ]),
  ]
}

function flagLines(flags: readonly FlagWords[], when: string): readonly string[] {
  return flags.map(({ name, about, values }) => {
    const value = values === null ? '' : values.length === 0 ? ' -r' : ` -xa ${quoted(values.join(' '))}`
    return line(when, `-l ${name.replace(/^--/, '')}${value}`, about)
  })
}

function line(when: string, what: string, about: string): string {
  return `complete -c mamlint -n ${quoted(when)} ${what} -d ${quoted(about)}`
}
