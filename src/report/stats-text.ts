import { formatCount, formatNumber } from './count.ts'
import { escapePath } from './escape.ts'
import { formatBytes, formatTime } from './measures.ts'

/** What a run took, times in milliseconds. */
export interface RunStats {
  /** Stages of the run by the clock, in their order. */
  readonly stages: readonly { readonly name: string; readonly took: number }[]
  readonly files: readonly FileStats[]
  readonly threads: number
  /** Whether results of earlier runs were asked for. */
  readonly usesCache: boolean
}

/** What one file took. Null where its result came from the cache, or where it could not be opened. */
export interface FileStats {
  readonly path: string
  readonly bytes: number
  readonly records: number
  readonly time: { readonly read: number; readonly judge: number; readonly fields: number } | null
}

/** Files that are listed: those that took longest. */
const maxListed = 10

/** What `--stats` prints: stages, sums, and the files that took longest. */
export function statsText({ stages, files, threads, usesCache }: RunStats): string {
  const sum = (of: (file: FileStats) => number): number => files.reduce((total, file) => total + of(file), 0)
  const total = stages.reduce((all, stage) => all + stage.took, 0)
  const check = stages.find(stage => stage.name === 'check')?.took ?? 0
  const bytes = sum(file => file.bytes)
  const hits = files.filter(file => file.time === null).length
  const fields = sum(file => file.time?.fields ?? 0)
  const parts = `reading ${formatTime(sum(file => file.time?.read ?? 0))}, judging ${formatTime(sum(file => file.time?.judge ?? 0))}`
  return [
    'mamlint: stats',
    ...stages.map(({ name, took }) => row(took, name === 'check' ? `check: over all threads, ${parts}` : name)),
    row(total, 'all'),
    `  ${formatCount(files.length, 'file')}, ${formatBytes(bytes)} at ${formatBytes((bytes / Math.max(check, 0.1)) * 1000)}/s, ${formatCount(
      sum(file => file.records),
      'record',
    )}, ${formatCount(fields, 'field')}`,
    `  ${formatCount(threads, 'thread')}${usesCache ? `, ${formatNumber(hits)} of ${formatCount(files.length, 'file')} from the cache` : ''}`,
    ...fileLines(files),
  ]
    .map(line => `${line}\n`)
    .join('')
}

function fileLines(files: readonly FileStats[]): readonly string[] {
  const timed = files.flatMap(file => (file.time === null ? [] : [{ ...file, time: file.time }]))
  const slowest = timed
    .toSorted((a, b) => b.time.read + b.time.judge - (a.time.read + a.time.judge))
    .slice(0, maxListed)
  if (slowest.length === 0) return []
  return [
    `  ${timed.length > slowest.length ? 'Files that took longest' : 'Files'}, reading and judging:`,
    ...slowest.map(({ path, bytes, time }) =>
      row(
        time.read + time.judge,
        `${formatTime(time.read)} + ${formatTime(time.judge)}, ${formatBytes(bytes)}, ${formatCount(time.fields, 'field')}  ${escapePath(path)}`,
      ),
    ),
  ]
}

function row(took: number, text: string): string {
  return `  ${formatTime(took).padStart(9)}  ${text}`
}
