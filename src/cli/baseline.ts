import path from 'node:path'
import { defaultBaseline } from '../config/find-config.ts'
import { formatBaseline, loadBaseline } from '../config/load-baseline.ts'
import { entryOf, pruneEntries, sortEntries } from '../judge/baseline.ts'
import type { ConfigProblem } from '../config/config.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import { Fault } from '../model/fault.ts'
import type { Reportable } from '../pipeline/lint.ts'
import { toPosix } from '../read/display-path.ts'
import { formatCount } from '../report/count.ts'
import { escapeJson, escapePath } from '../report/escape.ts'
import { faultLine } from '../report/fault-line.ts'
import { checkRuleFlags } from './check-rule-flags.ts'
import { commandNames } from './command-names.ts'
import { writeProblems } from './complaints.ts'
import { type Deps, unwatched } from './deps.ts'
import { exitCodeForFaults, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import type { FindingOptions, JudgeOptions, SeverityOptions } from './options.ts'
import { type PreparedRun, prepareRun } from './prepare-run.ts'
import { toSettingsFlags } from './settings-flags.ts'
import { baselineOf, createNames } from './suppressing.ts'
import { unchecked } from './unchecked.ts'

/** Flags of `baseline`. */
export interface BaselineOptions extends JudgeOptions, FindingOptions, SeverityOptions {
  /** The file to write. */
  readonly baseline?: string
  readonly prune?: boolean
}

/** A baseline as it stands, and where. */
interface Standing {
  readonly absolute: string
  readonly shown: string
  /** Empty where there is none yet. */
  readonly entries: readonly BaselineEntry[]
  nameOf(file: string): string
}

/**
 * `baseline <words...>`: writes down what is found now, so that only what is new is reported. With `--prune` it takes out what is
 * no longer there and adds nothing; without words it then looks at the files that the baseline names.
 */
export async function baseline(
  words: readonly string[],
  options: BaselineOptions,
  io: Io,
  deps: Deps,
): Promise<ExitCode> {
  const { ids: ruleIds } = await deps.ruleIndex()
  checkRuleFlags(options.rule, ruleIds)
  const flags = toSettingsFlags(options)
  const prepare = (inputs: readonly string[]): Promise<PreparedRun> =>
    prepareRun({ words: inputs, options, flags, ruleIds, written: [path.resolve(io.cwd, options.baseline ?? '')] }, io)
  const isByBaseline = options.prune === true && words.length === 0
  // Standard input is not opened: this is for the configuration, which may say where the baseline is.
  const first = await prepare(isByBaseline ? ['-'] : words)
  await writeProblems(first.problems, io)
  if (first.problems.length > 0) return 2
  const { standing, problems } = await findStanding(options, first, io)
  await writeProblems(problems, io)
  if (problems.length > 0) return 2
  const named = isByBaseline ? await filesNamed(standing, io) : []
  const run = !isByBaseline ? first : named.length === 0 ? { ...first, inputs: [] } : await prepare(named)
  const checked = await deps.lintAll(run.inputs, { ...unwatched, jobs: options.jobs ?? null })
  const files = [...run.missed.map(missed => unchecked(missed, commandNames)), ...checked].map(({ file }) => file)
  const code = exitCodeForFaults(files.flatMap(({ fault }) => fault?.code ?? []))
  await io.writeError(files.map(({ path: at, fault }) => (fault === null ? '' : `${faultLine(at, fault)}\n`)).join(''))
  if (code === 2) return code
  await write(await entriesAfter(standing, checked, options.prune === true, io), standing, io)
  if (first.config?.baseline !== standing.absolute) await io.writeError(adviceOn(standing.shown))
  return code
}

async function findStanding(
  options: BaselineOptions,
  run: PreparedRun,
  io: Io,
): Promise<{ readonly standing: Standing; readonly problems: readonly ConfigProblem[] }> {
  const absolute = baselineOf(options, run, io) ?? path.resolve(io.cwd, defaultBaseline)
  const shown = toPosix(path.relative(io.cwd, absolute))
  const { baseline: known, problems } = await loadBaseline(absolute, shown)
  const isMissing = known === null && problems.length === 0 && options.prune === true
  const missing = { path: shown, fault: new Fault('CONFIG_INVALID', 'no such baseline, so nothing to prune') }
  const nameOf = createNames(path.dirname(absolute), io.cwd)
  return {
    standing: { absolute, shown, entries: known?.entries ?? [], nameOf },
    problems: isMissing ? [missing] : problems,
  }
}

/** The files that a baseline names and that are there, as words of a command line. */
async function filesNamed(standing: Standing, io: Io): Promise<readonly string[]> {
  const names = [...new Set(standing.entries.map(({ file }) => file))]
  const there = await Promise.all(names.map(name => fileOf(name, standing, io)))
  return [...new Set(there.flatMap(file => file ?? []))]
}

/** Path of the file that a baseline names, or of the archive it is in; null where there is none. */
async function fileOf(name: string, { absolute }: Standing, io: Io): Promise<string | null> {
  const options = { cwd: io.cwd, extensions: [], unmeant: new Set<string>(), ignores: () => false }
  for (const part of [name, name.slice(0, Math.max(0, name.indexOf('!')))]) {
    const word = path.relative(io.cwd, path.resolve(path.dirname(absolute), part))
    if (word === '') continue
    const { files } = await io.findFiles([word], options)
    if (files.some(file => file.absolute === path.resolve(io.cwd, word))) return word
  }
  return null
}

/** What is to stand in the baseline from now on. Of a file that is there and was not checked to its end, all that stood in it. */
async function entriesAfter(
  standing: Standing,
  checked: readonly Reportable[],
  isPruning: boolean,
  io: Io,
): Promise<readonly BaselineEntry[]> {
  const { entries, nameOf } = standing
  const found = checked.flatMap(({ findings }) => findings.map(finding => entryOf(finding, nameOf)))
  const seen = new Set(checked.map(({ file }) => nameOf(file.path)))
  const settled = new Set(checked.filter(({ file }) => file.status === 'checked').map(({ file }) => nameOf(file.path)))
  for (const name of new Set(entries.map(({ file }) => file))) {
    if (!seen.has(name) && (await fileOf(name, standing, io)) === null) settled.add(name)
  }
  if (isPruning) return pruneEntries(entries, found, file => settled.has(file))
  return sortEntries([...entries.filter(({ file }) => !settled.has(file)), ...found])
}

async function write(
  entries: readonly BaselineEntry[],
  { absolute, shown, entries: before }: Standing,
  io: Io,
): Promise<void> {
  const text = formatBaseline(entries)
  await io.writeFile(absolute, [{ text: escapeJson(text), isAscii: false }])
  const old = new Set(formatBaseline(before).split('\n'))
  const now = new Set(text.split('\n'))
  const added = [...now].filter(line => !old.has(line)).length
  const gone = [...old].filter(line => !now.has(line)).length
  const accepted = formatCount(entries.length, 'finding')
  await io.writeError(`mamlint: ${escapePath(shown)}: ${accepted} accepted (${added} added, ${gone} taken out)\n`)
}

function adviceOn(shown: string): string {
  const name = escapePath(shown)
  return `mamlint: nothing uses it yet: give --baseline ${name}, or put "baseline": "${name}" into the configuration\n`
}
