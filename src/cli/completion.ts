import type { Command, Option } from 'commander'
import { type CommandWords, completionScripts, type FlagWords, type Shell } from '../complete/scripts.ts'
import { factValues } from '../model/facts.ts'
import { reporterNames } from '../report/reporter-names.ts'
import type { Deps } from './deps.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { choicesOf } from './parse-flags.ts'

/** `completion <shell>`: prints what a shell needs to complete mamlint's words, as the program has them. */
export async function printCompletion(shell: Shell, program: Command, io: Io, deps: Deps): Promise<ExitCode> {
  const { ids } = await deps.ruleIndex()
  await io.write(completionScripts[shell](commandsOf(program, ids)))
  return 0
}

/** Every command with its flags; those of the whole program are flags of each. */
function commandsOf(program: Command, ruleIds: readonly string[]): readonly CommandWords[] {
  const general = flagsOf(program, ruleIds)
  const all = (commands: readonly Command[], parents: readonly string[]): readonly CommandWords[] =>
    commands.flatMap(command => {
      const path = [...parents, command.name()]
      const flags = [...flagsOf(command, ruleIds), ...general]
      const words = path[0] === 'explain' ? ruleIds : wordsOf(command)
      return [{ path, about: command.description(), flags, words }, ...all(command.commands, path)]
    })
  return all(program.commands, [])
}

/** Words that may stand where a command takes some: those that its argument allows. */
function wordsOf(command: Command): readonly string[] {
  return command.registeredArguments.flatMap(argument => argument.argChoices ?? [])
}

function flagsOf(command: Command, ruleIds: readonly string[]): readonly FlagWords[] {
  const help = { name: '--help', about: 'print help', values: null }
  return [...command.options.map(option => flagOf(option, ruleIds)), help]
}

function flagOf(option: Option, ruleIds: readonly string[]): FlagWords {
  const name = option.long ?? option.flags
  const takesValue = option.required || option.optional
  return { name, about: option.description, values: takesValue ? valuesOf(option, ruleIds) : null }
}

/** Values of a flag; none where it takes a file or anything else. */
function valuesOf(option: Option, ruleIds: readonly string[]): readonly string[] {
  switch (option.long) {
    case '--format':
      return choicesOf(option.parseArg) ?? reporterNames
    case '--rule':
      return ruleIds.map(id => `${id}=`)
    case '--assume':
      return Object.entries(factValues).flatMap(([fact, values]) => values.map(value => `${fact}=${value}`))
    default:
      return choicesOf(option.parseArg) ?? []
  }
}
