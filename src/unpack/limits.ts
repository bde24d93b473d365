import { Fault } from '../model/fault.ts'

/** How far archives and compressed files are unpacked. What goes beyond is a fault: it may be made to fill a machine. */
export interface UnpackLimits {
  /** Archives and compressed files one in another: `x.tar.gz` is two. */
  readonly depth: number
  /** Entries of one archive. */
  readonly entries: number
  /** Bytes that come out for each byte of the file as it lies. */
  readonly ratio: number
  /** Bytes up to which the ratio is not looked at. */
  readonly leastBytes: number
  /** Bytes that come out of one file at most. */
  readonly bytes: number
  /** Bytes of a ZIP archive that comes through a pipe or stands in another archive: it is held in memory, since its list is at its end. */
  readonly heldBytes: number
}

/**
 * Telemetry compresses 10 to 40 times, sparse logs of one kind up to 100 times; DEFLATE ends at 1,032. With these limits a bomb
 * is told after some tenths of a second.
 */
export const unpackLimits: UnpackLimits = {
  depth: 4,
  entries: 10_000,
  ratio: 200,
  leastBytes: 64 * 1024 * 1024,
  bytes: 1024 ** 4,
  heldBytes: 64 * 1024 * 1024,
}

/** Watches what comes out of one file that lies there, over all that is packed in it. */
export interface Budget {
  readonly limits: UnpackLimits
  /** Notes bytes of the file as it lies. */
  take(bytes: number): void
  /** Notes bytes that come out at a depth, from 1 on. Throws `Fault` with code `ARCHIVE_TOO_LARGE`. */
  give(depth: number, bytes: number): void
  /** Whether a limit was passed, so that nothing more is to come out. */
  isSpent(): boolean
}

/** Starts with nothing unpacked. */
export function createBudget(limits: UnpackLimits): Budget {
  let taken = 0
  let isSpent = false
  const given: number[] = []
  return {
    limits,
    take: bytes => void (taken += bytes),
    give: (depth, bytes) => {
      const sum = (given[depth] ?? 0) + bytes
      given[depth] = sum
      const isBomb = sum > limits.leastBytes && sum > limits.ratio * taken
      isSpent ||= isBomb || sum > limits.bytes
      if (isSpent) {
        const most = isBomb ? `${limits.ratio} times its own size` : `${limits.bytes} bytes`
        throw new Fault(
          'ARCHIVE_TOO_LARGE',
          `expected at most ${most} to come out of the file; unpack it yourself first`,
        )
      }
    },
    isSpent: () => isSpent,
  }
}
