import { Fault } from '../model/fault.ts'

/** How far archives and compressed files are unpacked. What goes beyond is a fault: it may be made to fill a machine. */
export interface UnpackLimits {
  /** Archives and compressed files one in another: `x.tar.gz` is two. */
  readonly depth: number
  /** Entries of an archive, and of all archives in it together. */
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
 * is told after some tenths of a second in most formats, within two seconds in the slowest.
 */
export const unpackLimits: UnpackLimits = {
  depth: 4,
  entries: 5_000,
  ratio: 128,
  leastBytes: 4 * 1024 * 1024,
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
  /** Notes an entry of an archive. Throws the same `Fault`. */
  enter(): void
  /** The limit that was passed, after which nothing more is to come out. */
  spent(): Fault | null
}

/** Starts with nothing unpacked. */
export function createBudget(limits: UnpackLimits): Budget {
  let taken = 0
  let entries = 0
  let spent: Fault | null = null
  const given: number[] = []

  function stop(what: string): never {
    spent ??= new Fault('ARCHIVE_TOO_LARGE', `expected at most ${what}; unpack the file yourself first`)
    throw spent
  }

  return {
    limits,
    take: bytes => void (taken += bytes),
    give: (depth, bytes) => {
      const sum = (given[depth] ?? 0) + bytes
      given[depth] = sum
      if (sum > limits.bytes) stop(`${limits.bytes} bytes unpacked`)
      if (sum > limits.leastBytes && sum > limits.ratio * taken) stop(`${limits.ratio} times its own size unpacked`)
    },
    enter: () => {
      entries++
      if (entries > limits.entries) stop(`${limits.entries} entries in it`)
    },
    spent: () => spent,
  }
}
