import type { CommandWords } from './scripts.ts'
import { commandCase, lastWord, nextCommands, quoted } from './words.ts'

/** A function for zsh: a file `_mamlint` in `fpath`, or `source <(mamlint completion zsh)`. */
export function zshScript(commands: readonly CommandWords[]): string {
  return `#compdef mamlint
# Completes mamlint in zsh: save as _mamlint in a folder of $fpath, or source <(mamlint completion zsh)
_mamlint() {
  local current="$words[CURRENT]" flag="$words[CURRENT-1]" command= prefix= at
  if [[ "$current" == --*=* ]]; then
    flag="\${current%%=*}" prefix="\${current%%=*}=" current="\${current#*=}"
  fi
  for ((at = 2; at < CURRENT; at++)); do
    case "$command $words[at]" in
${commands.map(({ path }) => `      ${quoted(` ${path.join(' ')}`)}) command=${quoted(` ${path.join(' ')}`)} ;;`).join('\n')}
    esac
  done
  case "$command" in
${commands.map(command => commandCase(command, commands, body)).join('\n')}
    *)
${body(commands[0], nextCommands(commands, []))}
  esac
}
if [[ "$funcstack[1]" == _mamlint ]]; then _mamlint; elif (( $+functions[compdef] )); then compdef _mamlint mamlint; fi
`
}

function body(command: CommandWords | undefined, next: readonly CommandWords[]): string {
  const flags = command?.flags ?? []
  const words = [...next.map(lastWord), ...(command?.words ?? [])]
  const values = flags.flatMap(({ name, values: known }) =>
    known === null ? [] : [`        ${name}) ${known.length === 0 ? '_files' : add(known)} ;;`],
  )
  return `      case "$flag" in
${values.join('\n')}
        *)
          if [[ "$current" == -* ]]; then
            ${add(flags.map(flag => flag.name))}
          else
            ${words.length === 0 ? '' : `${add(words)}\n            `}_files
          fi ;;
      esac ;;`
}

/** Words that end in "=" want more behind them. */
function add(words: readonly string[]): string {
  const open = words.filter(word => word.endsWith('='))
  const whole = words.filter(word => !word.endsWith('='))
  return [
    ...(whole.length === 0 ? [] : [`compadd -P "$prefix" -- ${whole.map(quoted).join(' ')}`]),
    ...(open.length === 0 ? [] : [`compadd -P "$prefix" -S '' -- ${open.map(quoted).join(' ')}`]),
  ].join('; ')
}
