/** Bytes with a name. What a file, a staged blob and standard input look like to the pipeline. */
export interface ByteSource {
  /** Path as the user gave it, with `/`; `<stdin>` for standard input. */
  readonly name: string
  /** Size in bytes where it is known: beforehand, or once the first bytes have come. */
  readonly size: number | null
  /** Opens the bytes, in order. May be called once. Throws `Fault` with code `FILE_UNREADABLE`. */
  chunks(): AsyncIterable<Uint8Array>
  /**
   * Where bytes can be had without waiting: writes the next ones to the start of `target` and answers how many, 0 at the end.
   * Whoever uses it does not call `chunks`, and not again after the end. Throws the same `Fault`.
   */
  readonly readInto?: (target: Uint8Array) => number
  /** Lets go of what `readInto` opened, for whoever does not read to the end. */
  readonly release?: () => void
  /**
   * Where bytes can be had in any order: opens them, as often as one likes. Null where it turns out that they come only once,
   * as those of a pipe. Throws the same `Fault`.
   */
  readonly openAt?: () => BytesAt | null
  /** Where bytes can be had a second time: all of them, once the source has been read; null where they are more than `limit`. */
  readonly again?: (limit: number) => Uint8Array | null
}

/** Bytes to be read in any order. */
export interface BytesAt {
  /** How many there are. */
  readonly size: number
  /** Writes the bytes from `position` on to the start of `target` and answers how many; 0 at the end. */
  read(target: Uint8Array, position: number): number
  close(): void
}
