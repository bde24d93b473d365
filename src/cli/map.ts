import type { DataMap, FileReport, MappedFile } from '../model/report.ts'
import { faultLine } from '../report/fault-line.ts'
import { type MapReporterName, mapReporters } from '../report/map-reporters.ts'
import { commandNames } from './command-names.ts'
import { writeProblems } from './complaints.ts'
import { type Deps, unwatched } from './deps.ts'
import { exitCodeForFaults, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import type { FindingOptions, JudgeOptions } from './options.ts'
import { prepareRun } from './prepare-run.ts'
import { type ProgressOptions, withProgress } from './progress.ts'
import { toSettingsFlags } from './settings-flags.ts'
import { unchecked } from './unchecked.ts'

/** Flags of `map`. */
export interface MapOptions extends JudgeOptions, FindingOptions, Pick<ProgressOptions, 'progress'> {
  readonly format: MapReporterName
}

/** `map <words...>`: every field of every file, with its row and verdict. Findings do not fail it. */
export async function map(words: readonly string[], options: MapOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const { ids: ruleIds } = await deps.ruleIndex()
  const run = await prepareRun({ words, options, flags: toSettingsFlags(options), ruleIds, written: [] }, io)
  await writeProblems(run.problems, io)
  if (run.problems.length > 0) return 2
  const checked = await withProgress(run.inputs, options, io, (inputs, meter) =>
    deps.lintAll(inputs, { ...unwatched, jobs: options.jobs ?? null, keepsFields: true, meter }),
  )
  const files: MappedFile[] = checked.map(({ file, fields }) => ({ ...partsOf(file), fields }))
  for (const missed of run.missed) {
    const { file } = unchecked(missed, commandNames)
    files.push({ ...partsOf(file), fields: [] })
  }
  const faults = files.flatMap(({ path, fault }) => (fault === null ? [] : [{ path, fault }]))
  const lines = faults.map(({ path, fault }) => `${faultLine(path, fault)}\n`)
  if (files.length === 0) lines.push('mamlint: nothing left to examine, every file is ignored\n')
  await io.writeError(lines.join(''))
  const document: DataMap = { schema: 'mamlint-map/1', files }
  await io.write(mapReporters[options.format](document))
  return exitCodeForFaults(faults.map(({ fault }) => fault.code))
}

/** What a map says of a file beside its fields. */
function partsOf({ path, samples, fault }: FileReport): Omit<MappedFile, 'fields'> {
  return { path, samples, fault }
}
