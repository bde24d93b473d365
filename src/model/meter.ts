/** Counts the bytes of a run over all its threads. */
export interface Meter {
  /** One number: bytes read so far. Other threads add to it by themselves. */
  readonly counter: BigInt64Array<SharedArrayBuffer>
  /** Threads that check. */
  threads: number
  /** Called in the main thread after it has read something, often: once a piece, never once a value. */
  tick(): void
}

/** Makes a counter that threads can share. */
export function createCounter(): Meter['counter'] {
  return new BigInt64Array(new SharedArrayBuffer(8))
}
