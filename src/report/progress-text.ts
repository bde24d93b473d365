import { formatBytes, formatTime } from './measures.ts'

/** How far a run is. */
export interface ProgressState {
  /** Bytes read so far. */
  readonly read: number
  /** Bytes there are to read; null where nobody knows, as of a pipe. */
  readonly total: number | null
  /** Milliseconds since the start. */
  readonly elapsed: number
}

/** One line for a terminal of so many columns: bytes, rate and time left. */
export function progressText({ read, total, elapsed }: ProgressState, columns: number): string {
  const rate = read / Math.max(1, elapsed)
  const speed = `${formatBytes(rate * 1000)}/s`
  const known = total === null || total <= 0 ? null : Math.max(total, read)
  const parts =
    known === null
      ? [formatBytes(read), speed]
      : [
          `${formatBytes(read)} of ${formatBytes(known)}`,
          `${Math.floor((100 * read) / known)}%`,
          speed,
          ...(rate > 0 ? [`${formatTime(1000 * Math.ceil((known - read) / rate / 1000))} left`] : []),
        ]
  // A line that wraps could not be cleared.
  return `mamlint: ${parts.join(' · ')}`.slice(0, Math.max(0, columns - 1))
}
