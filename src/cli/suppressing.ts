import path from 'node:path'
import type { LoadedBaseline } from '../config/load-baseline.ts'
import { Fault } from '../model/fault.ts'
import type { SuppressionRemark } from '../model/suppression.ts'
import type { Suppressing, UsedBaseline } from '../pipeline/create-report.ts'
import type { Reportable } from '../pipeline/lint.ts'
import { toPosix } from '../read/display-path.ts'
import type { Io } from './io.ts'
import type { PreparedRun } from './prepare-run.ts'

/** Flags on what accepts findings. */
export interface SuppressionOptions {
  readonly baseline?: string
  /** False for `--no-suppressions`. */
  readonly suppressions: boolean
}

/** A baseline that is used, and where its entries name files from. */
interface OpenBaseline extends UsedBaseline {
  readonly folder: string
}

/** The baseline that a run is to use, or what is wrong with it. */
interface BaselineToUse extends Pick<LoadedBaseline, 'problems'> {
  readonly baseline: OpenBaseline | null
}

/** Opens the baseline that a run is to use: that of `--baseline`, else that of the configuration. Null for none. */
export async function openBaseline(options: SuppressionOptions, run: PreparedRun, io: Io): Promise<BaselineToUse> {
  const absolute = baselineOf(options, run, io)
  if (absolute === null || !options.suppressions) return { baseline: null, problems: [] }
  const [{ loadBaseline }, { applyBaseline }] = await Promise.all([
    import('../config/load-baseline.ts'),
    import('../judge/baseline.ts'),
  ])
  const shown = toPosix(path.relative(io.cwd, absolute))
  const { baseline, problems } = await loadBaseline(absolute, shown)
  if (baseline !== null) return { baseline: { ...baseline, apply: applyBaseline }, problems }
  const missing = new Fault('CONFIG_INVALID', 'no such baseline; mamlint baseline writes one')
  return { baseline, problems: problems.length > 0 ? problems : [{ path: shown, fault: missing }] }
}

/** Absolute path of the baseline of a run, which need not exist; null for none. */
export function baselineOf(
  { baseline }: Pick<SuppressionOptions, 'baseline'>,
  run: PreparedRun,
  io: Io,
): string | null {
  return baseline === undefined ? (run.config?.baseline ?? null) : path.resolve(io.cwd, baseline)
}

/** What a run does about suppressions beyond what each file was judged by. */
export async function toSuppressing(
  baseline: OpenBaseline | null,
  {
    run,
    checked,
    applied,
  }: { readonly run: PreparedRun; readonly checked: readonly Reportable[]; readonly applied: boolean },
  io: Io,
): Promise<Suppressing> {
  return {
    applied,
    baseline,
    nameOf: createNames(baseline?.folder ?? io.cwd, io.cwd),
    remarks: applied ? await staleAllows(run, checked) : [],
  }
}

/** Tells how a baseline in a folder names a file of a report. */
export function createNames(folder: string, cwd: string): (file: string) => string {
  return file => (file.startsWith('<') ? file : toPosix(path.relative(folder, path.resolve(cwd, file))))
}

async function staleAllows(
  { config, inputs, isWide }: PreparedRun,
  checked: readonly Reportable[],
): Promise<readonly SuppressionRemark[]> {
  if (config === null || config.allows.length === 0) return []
  const byName = new Map(inputs.map(input => [input.name, input]))
  const files = checked.flatMap(({ file, findings, usedAllows }) => {
    const input = byName.get(file.path) ?? byName.get(file.path.slice(0, file.path.indexOf('!')))
    if (input === undefined) return []
    const used = usedAllows.flatMap(index => input.settings.allow[index] ?? [])
    return [{ absolute: input.absolute, used, findings, isChecked: file.status === 'checked' }]
  })
  const { findStaleAllows } = await import('../judge/stale-allows.ts')
  return findStaleAllows(config.allows, files, isWide)
}
