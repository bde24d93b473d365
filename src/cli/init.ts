import path from 'node:path'
import { Fault } from '../model/fault.ts'
import { defaultSettings } from '../model/settings.ts'
import { type Profile, profiles } from '../model/verdict.ts'
import { toPosix } from '../read/display-path.ts'
import { readWhole } from '../read/whole-source.ts'
import { escapePath } from '../report/escape.ts'
import type { Prompt } from '../setup/ask.ts'
import { hookChoices, offeredHook, offeredWorkflow, workflowChoices } from '../setup/offers.ts'
import { planSetup } from '../setup/plan-setup.ts'
import type { PlannedFile, Repository, SetupChoices } from '../setup/repository.ts'
import { type Deps, unwatched } from './deps.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'

/** Flags of `init`. */
export interface InitOptions {
  readonly profile?: Profile
  readonly hook?: SetupChoices['hook']
  readonly workflow?: SetupChoices['workflow']
  readonly yes?: boolean
  readonly dryRun?: boolean
}

/** `init`: writes a configuration, and a hook and a workflow where they are wanted. Whatever is there already stays as it is. */
export async function init(options: InitOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const repository = await deps.lookAround(io.cwd)
  await io.write(await describe(repository, io, deps))
  const choices = await choose(options, repository, io)
  if (choices.hook === 'git' && !repository.isGit) {
    throw new Fault(
      'USAGE',
      'a hook of git needs a git repository here, and so nothing was written; "git init" makes one',
    )
  }
  const plan = planSetup(repository, choices, deps.version)
  for (const file of plan.files) await put(file, repository.root, options.dryRun === true, io)
  const skipped = options.yes === true || io.isInteractive ? [] : unasked(options)
  const mamlint = repository.hasMamlint ? 'npx mamlint' : 'mamlint'
  const steps = [...plan.remaining, ...skipped, `Check an export: ${mamlint} <file or folder>`]
  await io.write(`\nNext:\n${steps.map(step => `  ${step}\n`).join('')}`)
  return 0
}

/** Most files that are looked into, and that are named. */
const limits = { files: 1_000, named: 5 }

/** What is there: of the repository, and files that look like exports. */
async function describe({ isGit, hooks, workflows }: Repository, io: Io, deps: Deps): Promise<string> {
  const uses = [...(isGit ? ['git'] : []), ...hooks, ...workflows]
  const found = await findExports(io, deps)
  const named = found.slice(0, limits.named).map(escapePath)
  const more = found.length > named.length ? `, and ${found.length - named.length} more` : ''
  const exports = found.length === 0 ? 'none' : `${named.join(', ')}${more}`
  return `In use here: ${uses.join(', ') || 'nothing that mamlint knows'}\nFiles that would have findings: ${exports}\n\n`
}

/** Files below the working folder in which the standard profile finds something, as far as a quick look tells. */
async function findExports(io: Io, deps: Deps): Promise<readonly string[]> {
  const extensions = ['json', 'jsonc', 'ndjson', 'jsonl']
  const { files } = await io.findFiles(['.'], { cwd: io.cwd, extensions, unmeant: new Set(), ignores: () => false })
  const exports: string[] = []
  for (const file of files.slice(0, limits.files)) {
    const whole = readWhole(io.openFile(file)) // a long file is no quick look
    if (whole === null || whole.bytes === null) continue
    const { path: name, absolute } = file
    const input = { settings: defaultSettings, name, absolute, file: null, open: () => whole.source }
    const checked = await deps.lintAll([input], { ...unwatched, jobs: 1 })
    if (checked.some(({ findings }) => findings.some(one => one.severity === 'error'))) exports.push(file.path)
  }
  return exports
}

/** What the flags say; for the rest, what the user answers, or what fits the repository where nobody is to be asked. */
async function choose(options: InitOptions, repository: Repository, io: Io): Promise<SetupChoices> {
  const isAsked = io.isInteractive && options.yes !== true
  const offers = options.yes === true || isAsked
  const prompt = isAsked ? await io.openPrompt() : null
  const pick = <T extends string>(given: T | undefined, offer: T, question: Question<T>): T | Promise<T> =>
    given ?? (prompt === null ? offer : ask(question, offer, prompt))
  const hook = { about: 'Hook before a commit', choices: hookChoices }
  try {
    return {
      // A configuration that is there says it itself.
      profile: await pick(options.profile ?? (repository.config === null ? undefined : 'mam-only'), 'mam-only', {
        about: 'Profile',
        choices: profiles,
      }),
      hook: await pick(options.hook, offers ? offeredHook(repository) : 'none', hook),
      workflow: await pick(options.workflow, offers ? offeredWorkflow(repository) : 'none', {
        about: 'Workflow',
        choices: workflowChoices,
      }),
    }
  } finally {
    prompt?.close()
  }
}

interface Question<T> {
  readonly about: string
  readonly choices: readonly T[]
}

async function ask<T extends string>({ about, choices }: Question<T>, offer: T, prompt: Prompt): Promise<T> {
  for (;;) {
    const answer = await prompt.ask(`${about} (${choices.join(', ')}) [${offer}]: `)
    if (answer === null) throw new Fault('USAGE', 'no answer, so nothing was written; --yes takes what is offered')
    const chosen = answer.trim() === '' ? offer : choices.find(choice => choice === answer.trim())
    if (chosen !== undefined) return chosen
  }
}

/** Writes one file, or says what it would be; says what is left alone, and what to do there by hand. */
async function put(file: PlannedFile, root: string, isDry: boolean, io: Io): Promise<void> {
  const absolute = path.resolve(root, file.path)
  const shown = toPosix(path.relative(io.cwd, absolute))
  if (isDry && !io.isThere(absolute)) {
    return io.write(`Would write ${shown}:\n${indented(file.text)}`)
  }
  const isWritten = !isDry && (await io.createFile(absolute, file.text, { isExecutable: file.isExecutable }))
  await io.write(isWritten ? `Wrote ${shown}\n` : `Left ${shown} alone: ${leftBecause(file, absolute, io)}\n`)
}

/** Why a file was left alone, and what is to be done there by hand. */
function leftBecause({ path: name, toAdd }: PlannedFile, absolute: string, io: Io): string {
  if (toAdd === null) return 'it is there already'
  const bytes = readWhole(io.openFile({ absolute, path: name, size: null }))?.bytes
  if (bytes && Buffer.from(bytes).includes('mamlint')) return 'it names mamlint already'
  return toAdd.includes('\n') ? `add to it\n${indented(toAdd).trimEnd()}` : `add to it: ${toAdd}`
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map(line => `${line === '' ? '' : `  ${line}`}\n`)
    .join('')
}

/** What nobody was asked, since there is no terminal. */
function unasked({ hook, workflow }: InitOptions): readonly string[] {
  const flags = [
    ...(hook === undefined ? [`--hook <${hookChoices.join('|')}>`] : []),
    ...(workflow === undefined ? [`--workflow <${workflowChoices.join('|')}>`] : []),
  ]
  return flags.length === 0
    ? []
    : [`Add a ${flags.length === 2 ? 'hook or workflow' : 'part'}: mamlint init ${flags.join(' ')}`]
}
