import type { Report } from '../model/report.ts'
import type { Reportable } from '../pipeline/lint.ts'
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
import { type PreparedRun, prepareRun } from './prepare-run.ts'
import { toSettingsFlags } from './settings-flags.ts'
import { unchecked } from './unchecked.ts'
import { wantsColor } from './wants-color.ts'

/** Flags of `lint`. */
export interface LintOptions extends JudgeOptions, FindingOptions, SeverityOptions {
  readonly format?: readonly string[]
  readonly maxWarnings?: number
  readonly failOn: FailOn
  readonly quiet?: boolean
  readonly color: boolean
}

/** `lint <words...>`: finds, checks, reports. */
export async function lint(words: readonly string[], options: LintOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const outputs = parseOutputs(options.format ?? [], io)
  const written = outputs.flatMap(output => (output.file === null ? [] : [output.file]))
  const ruleIds = (await deps.catalogue()).rows.map(row => row.id)
  checkRuleFlags(options.rule, ruleIds)
  const run = await prepareRun({ words, options, flags: toSettingsFlags(options), ruleIds, written }, io)
  await writeProblems(run.problems, io)
  if (run.problems.length > 0) return 2
  const report = await deps.createReport(await checkAll(run, deps), run.settings.profile)
  await writeRemarks(report, run, outputs, options, io)
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
async function checkAll(run: PreparedRun, deps: Deps): Promise<readonly Reportable[]> {
  const checked: Reportable[] = run.missed.map(missed => unchecked(missed, commandNames))
  for (const { open, settings } of run.inputs) {
    const { file, findings, suppressed } = await deps.lint(open(), settings)
    checked.push({ file, findings, suppressed })
  }
  return checked
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
