import { didYouMean } from '../config/nearest.ts'
import { Fault } from '../model/fault.ts'
import { escapeJson, escapeText } from '../report/escape.ts'
import { faultLine } from '../report/fault-line.ts'
import { createPaint } from '../report/paint.ts'
import { isGlob } from '../read/match-glob.ts'
import { toFileFault, writeProblems } from './complaints.ts'
import type { Deps } from './deps.ts'
import { exitCodeForFaults, type ExitCode } from './exit-code.ts'
import { explainFieldText } from './explain-field-text.ts'
import type { Io } from './io.ts'
import type { FindingOptions, JudgeOptions, SeverityOptions } from './options.ts'
import { type PreparedRun, prepareRun, type RunInput } from './prepare-run.ts'
import { toSettingsFlags } from './settings-flags.ts'
import { createNames, openBaseline, type SuppressionOptions } from './suppressing.ts'
import { wantsColor } from './wants-color.ts'

/** Flags of `explain`. All but `format` only say how the file of a field is read and judged. */
export interface ExplainOptions
  extends JudgeOptions, SeverityOptions, SuppressionOptions, Pick<FindingOptions, 'stdinFilename'> {
  readonly format: 'text' | 'json'
  readonly color: boolean
}

/** A field of a file. */
export interface Target {
  readonly file: string
  /** What stands behind the `!` of an archive: the path in it; null where there is none. */
  readonly inner: string | null
  /** What stands behind the `#`: a pointer or path; null where there is no `#`. */
  readonly pointer: string | null
}

/**
 * Reads a word as `<file>#<pointer>` or `<archive>!<file>#<pointer>`; null where it is none. Of several `#` or `!`, the last one
 * behind the name of a file that exists counts, so that names of files may hold one, too.
 */
export async function findTarget(word: string, io: Io): Promise<Target | null> {
  const splits = splitsOf(word)
  // Without a "#", the file in an archive would have any "#" in its name.
  const packed = [...splits.slice(1), ...splits.slice(0, 1)].flatMap(archivesOf)
  for (const split of [...splits, ...packed]) if (await isFile(split.file, io)) return split
  // A file that is not there is said to be missing; any other word with a `#` is the name of a field.
  return (
    splits.findLast(
      ({ file, pointer }) =>
        (pointer === '' && /[./\\]/.test(file)) || (file !== '' && pointer?.startsWith('/') === true),
    ) ?? null
  )
}

function splitsOf(word: string): readonly Target[] {
  const splits: Target[] = [{ file: word, inner: null, pointer: null }]
  for (let at = word.lastIndexOf('#'); at > 0; at = word.lastIndexOf('#', at - 1)) {
    splits.push({ file: word.slice(0, at), inner: null, pointer: word.slice(at + 1) })
  }
  return splits
}

/** The same with a file in an archive, for each `!` that may part them. */
function archivesOf({ file, pointer }: Target): readonly Target[] {
  const splits: Target[] = []
  for (let at = file.lastIndexOf('!'); at > 0; at = file.lastIndexOf('!', at - 1)) {
    splits.push({ file: file.slice(0, at), inner: file.slice(at + 1), pointer })
  }
  return splits
}

async function isFile(name: string, io: Io): Promise<boolean> {
  if (name === '-') return true
  // A path such as `/value/*/imei` is no reason to search the disk.
  if (isGlob(name)) return false
  const options = { cwd: io.cwd, extensions: [], unmeant: new Set<string>(), ignores: () => false }
  return (await io.findFiles([name], options)).files.length === 1
}

/** Explains one field of a file, once for each type of record that has it. */
export async function explainFile(target: Target, options: ExplainOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const { file, inner, pointer } = target
  if (pointer === null) {
    const whole = inner === null ? file : `${file}!${inner}`
    throw new Fault('USAGE', `"${whole}" is a file; name one of its fields, ${whole}#<path>, as mamlint map lists them`)
  }
  const catalogue = await deps.catalogue()
  const ruleIds = catalogue.rows.map(row => row.id)
  const run = await prepareRun({ words: [file], options, flags: toSettingsFlags(options), ruleIds, written: [] }, io)
  const { baseline, problems } = await openBaseline(options, run, io)
  await writeProblems([...run.problems, ...problems], io)
  if (run.problems.length + problems.length > 0) return 2
  const input = onlyInput(file, run)
  if (input === null) {
    await io.writeError(run.missed.map(missed => `${faultLine(missed.path, toFileFault(missed.fault))}\n`).join(''))
    return exitCodeForFaults(run.missed.map(({ fault }) => fault.code))
  }
  const document = inner === null ? input.name : `${input.name}!${inner}`
  const accepted = baseline === null ? null : { baseline, nameOf: createNames(baseline.folder, io.cwd) }
  const field = { pointer, document, accepted }
  const { path, fault, explanations, asked, paths } = await deps.explainField(input.open(), field, input.settings)
  if (fault !== null) await io.writeError(`${faultLine(path, toFileFault(fault))}\n`)
  if (explanations.length === 0) {
    const part = fault === null ? '' : ' in what could be read'
    const missing = `${path} has no field "${asked}"${part}${didYouMean(asked, paths)}; mamlint map lists them`
    if (fault === null) throw new Fault('USAGE', missing)
    await io.writeError(`mamlint: ${escapeText(missing)}\n`)
    return exitCodeForFaults([fault.code])
  }
  if (options.format === 'json') {
    const told = { schema: 'mamlint-explanation/1', fields: explanations }
    await io.write(`${escapeJson(JSON.stringify(told, null, 2))}\n`)
  } else {
    const paint = createPaint(wantsColor(io, options))
    await io.write(explanations.map(one => explainFieldText(one, catalogue.rows, paint)).join('\n'))
  }
  return exitCodeForFaults(fault === null ? [] : [fault.code])
}

/** The one file that a name stands for; null where it is missing. */
function onlyInput(file: string, run: PreparedRun): RunInput | null {
  const [input, ...others] = run.inputs
  if (others.length > 0) throw new Fault('USAGE', `explain takes one file; "${file}" stands for ${run.inputs.length}`)
  if (input !== undefined) return input
  if (run.missed.length > 0) return null
  throw new Fault('USAGE', `"${file}" is left out by "ignore" in the configuration; --no-config reads it`)
}
