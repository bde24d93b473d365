import type { ResultCache } from '../cache/result-cache.ts'
import type { ByteSource } from '../model/byte-source.ts'
import type { Report } from '../model/report.ts'
import type { Settings } from '../model/settings.ts'
import type { Reportable } from '../pipeline/lint.ts'
import { readWhole } from '../read/whole-source.ts'
import { formatCount } from '../report/count.ts'
import { faultLine } from '../report/fault-line.ts'
import { checkRuleFlags } from './check-rule-flags.ts'
import { commandNames } from './command-names.ts'
import { writeProblems } from './complaints.ts'
import type { Deps } from './deps.ts'
import { exitCodeFor, type ExitCode, type FailOn } from './exit-code.ts'
import type { Io } from './io.ts'
import type { FindingOptions, JudgeOptions, SeverityOptions } from './options.ts'
import { type Output, parseOutputs, writeOutputs } from './outputs.ts'
import { type PreparedRun, prepareRun, type RunInput } from './prepare-run.ts'
import { toSettingsFlags } from './settings-flags.ts'
import { unchecked } from './unchecked.ts'
import { wantsColor } from './wants-color.ts'

/** Flags of `lint`. */
export interface LintOptions extends JudgeOptions, FindingOptions, SeverityOptions {
  readonly format?: readonly string[]
  readonly cache?: boolean
  readonly cacheLocation?: string
  readonly maxWarnings?: number
  readonly failOn: FailOn
  readonly quiet?: boolean
  readonly color: boolean
}

/** `lint <words...>`: finds, checks, reports. */
export async function lint(words: readonly string[], options: LintOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const outputs = parseOutputs(options.format ?? [], io)
  const written = outputs.flatMap(output => (output.file === null ? [] : [output.file]))
  const { ids: ruleIds } = await deps.ruleIndex()
  checkRuleFlags(options.rule, ruleIds)
  const run = await prepareRun({ words, options, flags: toSettingsFlags(options), ruleIds, written }, io)
  await writeProblems(run.problems, io)
  if (run.problems.length > 0) return 2
  const wantsCache = options.cache === true || options.cacheLocation !== undefined
  const cache = wantsCache ? await deps.openCache(options.cacheLocation ?? null) : null
  const report = await deps.createReport(await checkAll(run, cache, deps), run.settings.profile)
  await writeRemarks(report, run, outputs, options, io)
  if (cache?.save() === false) {
    await io.writeError('mamlint: the cache cannot be written; name another folder with --cache-location\n')
  }
  const color = wantsColor(io, options)
  await writeOutputs(report, outputs, { color, quiet: options.quiet === true, ignored: run.ignored }, io)
  return exitCodeFor({
    faults: report.files.flatMap(file => (file.fault === null ? [] : [file.fault.code])),
    errors: report.summary.errors,
    warnings: report.summary.warnings,
    failOn: options.failOn,
    maxWarnings: options.maxWarnings ?? null,
  })
}

/** Checks one input after another. What is not reported is let go at once: a folder may hold millions of fields. */
async function checkAll(run: PreparedRun, cache: ResultCache | null, deps: Deps): Promise<readonly Reportable[]> {
  const checked: Reportable[] = run.missed.map(missed => unchecked(missed, commandNames))
  for (const input of run.inputs) {
    checked.push(await (cache === null ? check(input.open(), input.settings, deps) : checkCached(input, cache, deps)))
  }
  return checked
}

async function check(source: ByteSource, settings: Settings, deps: Deps): Promise<Reportable> {
  const { file, findings, suppressed } = await deps.lint(source, settings)
  return { file, findings, suppressed }
}

/** Takes what an earlier run found out, where all it rests on is as it was. What cannot be read is asked again, and says so. */
async function checkCached({ open, settings }: RunInput, cache: ResultCache, deps: Deps): Promise<Reportable> {
  const whole = readWhole(open())
  if (whole === null) return check(open(), settings, deps)
  const { bytes, source } = whole
  if (bytes === null) return check(source, settings, deps)
  const digest = cache.digestOf(bytes, settings)
  const found = cache.find(source.name, digest)
  if (found !== null) return found
  const result = await check(source, settings, deps)
  cache.keep(source.name, digest, result)
  return result
}

/** What is to be said beside the report, on standard error: faults, what was left out, a limit that was passed. */
async function writeRemarks(
  report: Report,
  run: PreparedRun,
  outputs: readonly Output[],
  options: LintOptions,
  io: Io,
): Promise<void> {
  const lines = report.files.flatMap(({ path, fault }) => (fault === null ? [] : [faultLine(path, fault)]))
  const { maxWarnings } = options
  if (report.files.length === 0) {
    lines.push(`mamlint: nothing left to examine, ${formatCount(run.ignored, 'file')} ignored`)
  } else if (run.ignored > 0 && !outputs.some(({ format, file }) => file === null && format !== 'json')) {
    lines.push(`mamlint: ${formatCount(run.ignored, 'file')} ignored`)
  }
  if (maxWarnings !== undefined && report.summary.warnings > maxWarnings) {
    lines.push(`mamlint: ${formatCount(report.summary.warnings, 'warning')}, more than --max-warnings ${maxWarnings}`)
  }
  await io.writeError(lines.map(line => `${line}\n`).join(''))
}
