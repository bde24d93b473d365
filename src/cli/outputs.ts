import path from 'node:path'
import { Fault } from '../model/fault.ts'
import type { Report } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'
import { loadReporter } from '../report/load-reporter.ts'
import type { ReportOptions } from '../report/reporter.ts'
import { explainingReporters, type ReporterName, reporterNames } from '../report/reporter-names.ts'
import type { Io } from './io.ts'
import { wrongWord } from './parse-flags.ts'

/** Where one report goes: a format, and a file or standard output. */
export interface Output {
  readonly format: ReporterName
  /** Absolute; null for standard output. */
  readonly file: string | null
}

/** Reads the `--format` words of a command line: `json`, `json=report.json`. None means: for a person, or for a log. */
export function parseOutputs(words: readonly string[], io: Io): readonly Output[] {
  if (words.length === 0) return [{ format: io.stdoutIsTTY ? 'pretty' : 'compact', file: null }]
  const outputs = words.map(word => parseOutput(word, io.cwd))
  const targets = outputs.map(output => output.file)
  if (new Set(targets).size < targets.length) {
    throw new Fault('USAGE', 'two formats go to the same place; give one a file, e.g. --format json=report.json')
  }
  return outputs
}

function parseOutput(word: string, cwd: string): Output {
  const [name = '', ...rest] = word.split('=')
  const format = reporterNames.find(reporter => reporter === name)
  if (format === undefined) throw wrongWord('--format', name, reporterNames)
  if (rest.length === 0) return { format, file: null }
  const file = rest.join('=')
  if (file === '') throw new Fault('USAGE', `--format ${name}= lacks the name of a file`)
  return { format, file: path.resolve(cwd, file) }
}

/** How reports are to look. `rules` is asked where a format explains them. */
export interface OutputOptions extends Omit<ReportOptions, 'rules'> {
  rules(): Promise<readonly Rule[]>
}

/**
 * Writes a report to every place it is to go, files first. Only what goes to a terminal has colours and is folded. Where GitHub asks for the
 * summary of a job, `github` adds one to it.
 */
export async function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  options: OutputOptions,
  io: Io,
): Promise<void> {
  const explains = outputs.some(({ format }) => explainingReporters.has(format))
  const shared: ReportOptions = { ...options, rules: explains ? await options.rules() : [] }
  const { columns: _, ...anywhere } = shared
  const plain: ReportOptions = { ...anywhere, color: false }
  for (const { format, file } of outputs) {
    if (file !== null) await io.writeFile(file, (await loadReporter(format))(report, plain))
  }
  const summary = io.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (summary !== '' && outputs.some(({ format }) => format === 'github')) {
    const { reportMarkdown } = await import('../report/markdown.ts')
    await io.appendFile(path.resolve(io.cwd, summary), reportMarkdown(report, plain))
  }
  for (const { format, file } of outputs) {
    if (file !== null) continue
    for (const { text, isAscii } of (await loadReporter(format))(report, shared)) await io.write(text, isAscii)
  }
}
