import type { CommandWords } from './scripts.ts'
import { commandCase, lastWord, nextCommands, quoted } from './words.ts'

/** A function for bash, for `source <(mamlint completion bash)`. */
export function bashScript(commands: readonly CommandWords[]): string {
  return `# Completes mamlint in bash: source <(mamlint completion bash)
_mamlint() {
  local current="\${COMP_WORDS[COMP_CWORD]}" flag="\${COMP_WORDS[COMP_CWORD-1]}" command= at
  # bash takes "--format=json" for three words.
  if [ "$current" = = ]; then current=; elif [ "$flag" = = ]; then flag="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "$command \${COMP_WORDS[at]}" in
${commands.map(({ path }) => `      ${quoted(` ${path.join(' ')}`)}) command=${quoted(` ${path.join(' ')}`)} ;;`).join('\n')}
    esac
  done
  COMPREPLY=()
  case "$command" in
${commands.map(command => commandCase(command, commands, body)).join('\n')}
    *)
${body(commands[0], nextCommands(commands, []))}
  esac
}
complete -o bashdefault -o default -F _mamlint mamlint
`
}

function body(command: CommandWords | undefined, next: readonly CommandWords[]): string {
  const flags = command?.flags ?? []
  const words = [...next.map(lastWord), ...(command?.words ?? [])]
  const values = flags.flatMap(({ name, values: known }) =>
    known === null ? [] : [`        ${name}) ${known.length === 0 ? 'return' : reply(known)} ;;`],
  )
  return `      case "$flag" in
${values.join('\n')}
        *)
          case "$current" in
            -*) ${reply(flags.map(flag => flag.name))} ;;
            *) ${reply(words)} ;;
          esac
      esac ;;`
}

function reply(words: readonly string[]): string {
  // A file name does as well, which the shell adds by itself where nothing of this fits.
  return `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$current"))`
}
