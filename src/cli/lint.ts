import { resolve } from 'node:path'
import type { ResultCache } from '../cache/result-cache.ts'
import type { Report } from '../model/report.ts'
import type { Reportable } from '../pipeline/lint.ts'
import { toPosix } from '../read/display-path.ts'
import { readWhole } from '../read/whole-source.ts'
import { formatCount } from '../report/count.ts'
import { faultLine, sampleLine } from '../report/fault-line.ts'
import { suppressionLines } from '../report/suppression-lines.ts'
import { checkRuleFlags } from './check-rule-flags.ts'
import { commandNames } from './command-names.ts'
import { writeProblems } from './complaints.ts'
import type { Deps, LintAllOptions } from './deps.ts'
import { exitCodeFor, type ExitCode, type FailOn } from './exit-code.ts'
import type { Io } from './io.ts'
import type { FindingOptions, JudgeOptions, SeverityOptions } from './options.ts'
import { type Output, parseOutputs, writeOutputs } from './outputs.ts'
import { type PreparedRun, prepareRun, type RunInput } from './prepare-run.ts'
import { type ProgressOptions, withProgress } from './progress.ts'
import type { StageClock } from './stats.ts'
import { toSettingsFlags } from './settings-flags.ts'
import { openBaseline, type SuppressionOptions, toSuppressing } from './suppressing.ts'
import { unchecked } from './unchecked.ts'
import { wantsColor } from './wants-color.ts'

/** Flags of `lint`. */
export interface LintOptions
  extends JudgeOptions, FindingOptions, SeverityOptions, SuppressionOptions, ProgressOptions {
  readonly format?: readonly string[]
  readonly cache?: boolean
  readonly cacheLocation?: string
  readonly maxWarnings?: number
  readonly failOn: FailOn
  readonly failOnSampled?: boolean
  readonly failOnUnused?: boolean
  readonly staged?: boolean
  readonly reportSuppressed?: boolean
  readonly color: boolean
  readonly watch?: boolean
}

/** One go of `lint`. */
interface LintRequest {
  readonly words: readonly string[]
  readonly options: LintOptions
  /** Of what the words stand for, the files that have changed; null for all. */
  readonly only: ChangedFiles | null
}

/** Files to check again, by absolute path with `/`. */
export interface ChangedFiles {
  readonly files: ReadonlySet<string>
  /** Whether a change of one of them means that all that the words stand for are checked. */
  readonly meansAll: boolean
  /** Told which of them are checked, before they are. */
  announce(paths: readonly string[]): Promise<void>
}

/** `lint <words...>`: finds, checks, reports. */
export async function lint(words: readonly string[], options: LintOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const check = (only: ChangedFiles | null): Promise<ExitCode> => lintOnce({ words, options, only }, io, deps)
  if (options.watch !== true) return check(null)
  const { watch } = await import('./watch.ts')
  return watch({ words, options, io, check })
}

/** Finds, checks, reports once. */
async function lintOnce({ words, options, only }: LintRequest, io: Io, deps: Deps): Promise<ExitCode> {
  const clock = options.stats === true ? await startStageClock(io) : null
  const outputs = parseOutputs(options.format ?? [], io)
  const written = outputs.flatMap(output => (output.file === null ? [] : [output.file]))
  const { ids: ruleIds } = await deps.ruleIndex()
  checkRuleFlags(options.rule, ruleIds)
  const own = options.baseline === undefined ? written : [...written, resolve(io.cwd, options.baseline)]
  const whole = await prepareRun({ words, options, flags: toSettingsFlags(options), ruleIds, written: own }, io)
  const { baseline, problems } = await openBaseline(options, whole, io)
  await writeProblems([...whole.problems, ...problems], io)
  if (whole.problems.length + problems.length > 0) return 2
  const changed = only === null ? whole : changedPart(whole, only, io)
  const run = only?.meansAll === true ? whole : changed
  if (only !== null) {
    const paths = [...changed.missed, ...changed.inputs.flatMap(({ file }) => file ?? [])].map(one => one.path)
    if (paths.length === 0) return 0
    await only.announce(paths)
  }
  const wantsCache = options.cache === true || options.cacheLocation !== undefined
  const cache = wantsCache ? await deps.openCache(options.cacheLocation ?? null) : null
  let entriesIgnored = 0
  clock?.lap('find')
  const { checked, threads } = await withProgress(run.inputs, options, io, async (inputs, meter) => {
    const onIgnored = (entries: number): void => void (entriesIgnored += entries)
    const keepsTimes = options.stats === true
    const how = { jobs: options.jobs ?? null, keepsFields: false, keepsTimes, meter, onIgnored }
    const all = cache === null ? await deps.lintAll(inputs, how) : await checkCached(inputs, cache, how, deps)
    return { checked: all, threads: meter?.threads ?? 1 }
  })
  clock?.lap('check')
  const missed = run.missed.map(one => unchecked(one, commandNames))
  const suppressing = await toSuppressing(baseline, { run, checked, applied: options.suppressions }, io)
  const report = await deps.createReport([...missed, ...checked], run.settings.profile, suppressing)
  const ignored = run.ignored + entriesIgnored
  await writeRemarks(report, { ...run, ignored }, outputs, options, io)
  if (cache?.save() === false) {
    await io.writeError('mamlint: the cache cannot be written; name another folder with --cache-location\n')
  }
  const color = wantsColor(io, options)
  const looks = {
    color,
    ...(io.stdoutIsTTY ? { columns: io.stdoutColumns } : {}),
    quiet: options.quiet === true,
    ignored,
    rules: deps.rules,
    reportSuppressed: options.reportSuppressed === true,
  }
  // A commit without an export is told in one line.
  const isSilent = options.staged === true && report.files.length === 0 && options.format === undefined
  if (!isSilent) await writeOutputs(report, outputs, looks, io)
  clock?.lap('report')
  await clock?.print(checked, { threads, usesCache: wantsCache })
  return exitCodeFor({
    faults: report.files.flatMap(file => (file.fault === null ? [] : [file.fault.code])),
    errors: report.summary.errors,
    warnings: report.summary.warnings,
    failOn: options.failOn,
    isSampled: options.failOnSampled === true && report.summary.sampled > 0,
    maxWarnings: options.maxWarnings ?? null,
    stale: options.failOnUnused === true ? report.suppressions.remarks.length : 0,
  })
}

/** What of a run has changed. How many files are ignored has been said. */
function changedPart(run: PreparedRun, { files }: ChangedFiles, { cwd }: Io): PreparedRun {
  return {
    ...run,
    ignored: 0,
    // What accepts nothing here may accept something in the rest.
    isWide: false,
    inputs: run.inputs.filter(({ file }) => file !== null && files.has(toPosix(file.absolute))),
    missed: run.missed.filter(missed => files.has(toPosix(resolve(cwd, missed.path)))),
  }
}

async function startStageClock(io: Io): Promise<StageClock> {
  const { createStageClock } = await import('./stats.ts')
  return createStageClock(io)
}

/** Takes what an earlier run found out, where all it rests on is as it was. What cannot be read is asked again, and says so. */
async function checkCached(
  inputs: readonly RunInput[],
  cache: ResultCache,
  how: LintAllOptions,
  deps: Deps,
): Promise<readonly Reportable[]> {
  const checked: Reportable[] = []
  for (const input of inputs) {
    const whole = readWhole(input.open())
    const bytes = whole?.bytes ?? null
    if (whole === null || bytes === null) {
      // What a pipe gave comes no second time; a file is opened again, since threads may share it.
      const isPipe = whole !== null && input.file !== null && input.file.size === null
      checked.push(...(await deps.lintAll([isPipe ? { ...input, file: null, open: () => whole.source } : input], how)))
      continue
    }
    const { source } = whole
    const digest = cache.digestOf(bytes, input.settings)
    const found = cache.find(source.name, digest)
    let ignored = 0
    const onIgnored = (entries: number): void => {
      ignored += entries
      how.onIgnored(entries)
    }
    // The bytes that were looked at are those that are checked.
    const looked = { ...input, file: null, open: () => source }
    const results = found === null ? await deps.lintAll([looked], { ...how, onIgnored }) : [found]
    const [result] = results
    // An archive comes to several results: what is kept is one a file, of which all was looked at.
    const isOne = results.length === 1 && result?.file.path === source.name && ignored === 0
    if (found === null && isOne) cache.keep(source.name, digest, result)
    checked.push(...results)
  }
  return checked
}

/** Whether a report on standard output says how many files were ignored: it is no part of the report as an object. */
function tellsIgnored({ format, file }: Output): boolean {
  return file === null && format !== 'json' && format !== 'ndjson'
}

/** What is to be said beside the report, on standard error: faults, what was left out, a limit that was passed. */
async function writeRemarks(
  report: Report,
  run: PreparedRun,
  outputs: readonly Output[],
  options: LintOptions,
  io: Io,
): Promise<void> {
  // Where the report comes to the same screen or log, it has said so: every format does.
  const isSeen = io.isOneOutput && outputs.some(({ file }) => file === null)
  const lines = report.files.flatMap(({ path: file, samples, fault }) => [
    ...(options.failOnSampled === true ? samples.map(sample => sampleLine(file, sample)) : []),
    ...(fault === null || isSeen ? [] : [faultLine(file, fault)]),
  ])
  lines.push(...suppressionLines(report.suppressions))
  const { maxWarnings } = options
  lines.push(...run.remarks)
  if (report.files.length === 0 && run.remarks.length === 0) {
    lines.push(`mamlint: nothing left to examine, ${formatCount(run.ignored, 'file')} ignored`)
  } else if (run.ignored > 0 && !outputs.some(tellsIgnored)) {
    lines.push(`mamlint: ${formatCount(run.ignored, 'file')} ignored`)
  }
  if (maxWarnings !== undefined && report.summary.warnings > maxWarnings) {
    lines.push(`mamlint: ${formatCount(report.summary.warnings, 'warning')}, more than --max-warnings ${maxWarnings}`)
  }
  await io.writeError(lines.map(line => `${line}\n`).join(''))
}
