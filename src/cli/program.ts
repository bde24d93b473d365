import { Argument, Command } from 'commander'
import type { Shell } from '../complete/scripts.ts'
import type { BaselineOptions } from './baseline.ts'
import type { CommandName } from './command-names.ts'
import type { Deps } from './deps.ts'
import type { ExplainOptions } from './explain-file.ts'
import { type ExitCode } from './exit-code.ts'
import { generalHelp, lintHelp } from './help.ts'
import type { InitOptions } from './init.ts'
import type { Io } from './io.ts'
import { lint, type LintOptions } from './lint.ts'
import { map, type MapOptions } from './map.ts'
import type { ConfigPrintOptions } from './config-print.ts'
import { acceptedOption, addFindingOptions, addJudgeOptions, addSeverityOptions, formatOption } from './options.ts'
import { addGlob, addWord, choiceOf, nameFor, parseLimit, wrongWord } from './parse-flags.ts'
import { reporterNames } from '../report/reporter-names.ts'
import { profiles } from '../model/verdict.ts'
import { hookChoices, workflowChoices } from '../setup/offers.ts'

/** Where a program leaves what came of it. */
export interface Outlet {
  /** Text of `--help` and `--version`. */
  print(text: string): void
  done(code: ExitCode): void
}

/**
 * The commands and their flags. Nothing is decided here: each calls the function of its name.
 *
 * @param only The one command that is run, which saves making the flags of the others; null for all, as help wants them.
 */
export function createProgram(io: Io, deps: Deps, outlet: Outlet, only: CommandName | null): Command {
  const program = new Command('mamlint')
    .description("Lints exported telemetry for fields beyond what Intune's MAM-only scope may collect")
    .usage('[command] [options] <files, folders, globs or ->')
    .version(deps.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .option('--debug', 'on an internal error, print where in mamlint it happened')
    .addHelpText('after', generalHelp)
    .exitOverride()
    .configureOutput({ writeOut: outlet.print, writeErr: () => {}, outputError: () => {} })
  for (const [name, add] of Object.entries(commands)) {
    if (only === null || name === only) add(program, io, deps, outlet)
  }
  return program
}

const commands: Readonly<Record<CommandName, typeof addLint>> = {
  lint: addLint,
  map: addMap,
  explain: addExplain,
  rules: addRules,
  config: addConfig,
  baseline: addBaseline,
  init: addInit,
  completion: addCompletion,
}

function addLint(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  const command = program
    .command('lint')
    .description('report fields beyond the scope (the default command)')
    .argument('[inputs...]', 'files, folders, globs, or - for standard input')
  addFindingOptions(addSeverityOptions(addJudgeOptions(command)))
    .option('--format <name[=file]>', `${reporterNames.join(', ')}; may repeat`, addWord)
    .option(
      '--fail-on <severity>',
      'error, warning, never',
      choiceOf('--fail-on', ['error', 'warning', 'never']),
      'error',
    )
    .option('--fail-on-sampled', 'fail where a part of a file was left out, with exit code 3')
    .option('--staged', 'check what is staged in git, as it is staged; words choose among it')
    .addOption(acceptedOption())
    .option('--fail-on-unused', 'fail where a suppression accepts nothing: unused, expired or not valid')
    .option('--report-suppressed', 'list accepted findings in sarif, too, marked as such')
    .option('--max-warnings <count>', 'fail on more warnings than this', parseLimit)
    .option('--cache', 'keep results between runs, and check only files that have changed')
    .option('--cache-location <folder>', 'where to keep them; implies --cache', nameFor('--cache-location', 'folder'))
    .option('--quiet', 'show errors only, in pretty and compact; show no progress')
    .option('--no-progress', 'show no progress, which only a terminal shows')
    .option('--watch', 'go on, and check what changes, until Ctrl-C')
    .option('--stats', 'say on standard error what took how long')
    .addHelpText('after', lintHelp)
    .action(async (words: string[], _: unknown, self: Command) => {
      outlet.done(await lint(words, self.optsWithGlobals<LintOptions>(), io, deps))
    })
}

function addMap(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  const command = program
    .command('map')
    .description('print every field with its row and verdict: the data map')
    .argument('[inputs...]', 'files, folders, globs, or - for standard input')
  addFindingOptions(addJudgeOptions(command))
    .addOption(formatOption(['text', 'json'], 'text'))
    .option('--no-progress', 'show no progress, which only a terminal shows')
    .action(async (words: string[], options: MapOptions) => outlet.done(await map(words, options, io, deps)))
}

function addExplain(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  const command = program
    .command('explain')
    .description('say what a rule stands for, how a name is read, or what made the verdict of one field')
    .argument('<rule, name or file#path>', 'hardware-inventory/imei, wifiMacAddress, or export.json#/value/0/id')
  addSeverityOptions(addJudgeOptions(command))
    .option('--stdin-filename <name>', 'name of what "-" reads, for reports and overrides')
    .addOption(acceptedOption())
    .addOption(formatOption(['text', 'json'], 'text'))
    .action(async (word: string, _: unknown, self: Command) => {
      const { explain } = await import('./explain.ts')
      outlet.done(await explain(word, self.optsWithGlobals<ExplainOptions>(), io, deps))
    })
}

function addBaseline(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  const command = program
    .command('baseline')
    .description('write down what is found now, so that only what is new is reported')
    .argument('[inputs...]', 'files, folders or globs; with --prune, the files that the baseline names')
  addFindingOptions(addSeverityOptions(addJudgeOptions(command)))
    .option(
      '--baseline <file>',
      'the file to write (default: as configured, else .mamlint-baseline.json)',
      nameFor('--baseline', 'file'),
    )
    .option('--prune', 'take out what is no longer there, and add nothing')
    .action(async (words: string[], options: BaselineOptions) => {
      const { baseline } = await import('./baseline.ts')
      outlet.done(await baseline(words, options, io, deps))
    })
}

function addRules(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  const command = program
    .command('rules')
    .description('list the rules')
    .addOption(formatOption(['text', 'json'], 'text'))
    .allowExcessArguments()
    .action(async (options: { readonly format: 'text' | 'json' }, self: Command) => {
      const [word] = self.args
      if (word !== undefined) throw wrongWord('rules', word, ['test'], 'command')
      const { listRules } = await import('./rules.ts')
      outlet.done(await listRules(options.format, io, deps))
    })
  command
    .command('test')
    .description('run the examples of the rules, or of the rules in a folder of your own')
    .argument('[folder]', 'folder with rule files')
    .action(async (folder: string | undefined) => {
      const { testRules } = await import('./rules.ts')
      outlet.done(await testRules(folder, io, deps))
    })
}

function addConfig(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  const config = program.command('config').description('look at the configuration')
  const command = config
    .command('print')
    .description('print the settings that hold for a file, and which configuration was used')
    .argument('<file>', 'a file, which need not exist')
  addSeverityOptions(addJudgeOptions(command))
    .option('--ignore <glob>', 'files and folders to leave out; may repeat', addGlob)
    .action(async (file: string, options: ConfigPrintOptions) => {
      const { printConfig } = await import('./config-print.ts')
      outlet.done(await printConfig(file, options, io, deps))
    })
}

function addInit(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  program
    .command('init')
    .description('write a configuration, and a hook and a workflow if wanted; nothing is overwritten')
    .option('--profile <name>', `deployment: ${profiles.join(', ')}`, choiceOf('--profile', profiles))
    .option('--hook <program>', hookChoices.join(', '), choiceOf('--hook', hookChoices))
    .option('--workflow <service>', workflowChoices.join(', '), choiceOf('--workflow', workflowChoices))
    .option('--yes', 'ask nothing, and take what fits the repository')
    .option('--dry-run', 'print what would be written')
    .action(async (options: InitOptions) => {
      const { init } = await import('./init.ts')
      outlet.done(await init(options, io, deps))
    })
}

function addCompletion(program: Command, io: Io, deps: Deps, outlet: Outlet): void {
  program
    .command('completion')
    .description('print what a shell needs to complete these words')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => {
      const { printCompletion } = await import('./completion.ts')
      const whole = createProgram(io, deps, outlet, null)
      outlet.done(await printCompletion(shell, whole, io, deps))
    })
}
