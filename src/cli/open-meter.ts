import { createCounter, type Meter } from '../model/meter.ts'
import { meteredSource } from '../read/metered-source.ts'
import { progressText } from '../report/progress-text.ts'
import type { Io } from './io.ts'
import type { RunInput } from './prepare-run.ts'

/** A meter, and the inputs that it counts. */
export interface OpenedMeter {
  readonly meter: Meter
  readonly inputs: readonly RunInput[]
  /** Takes the line away, if there is one. */
  close(): void
}

/** Makes a meter for inputs, with a line at the terminal where it is to be shown. */
export function openMeter(inputs: readonly RunInput[], isShown: boolean, io: Io): OpenedMeter {
  const line = isShown ? createLine(inputs, io) : null
  const meter: Meter = { counter: line?.counter ?? createCounter(), threads: 1, tick: line?.tick ?? (() => {}) }
  return {
    meter,
    inputs: inputs.map(input => ({ ...input, open: () => meteredSource(input.open(), meter) })),
    close: () => line?.clear(),
  }
}

/** When a line first shows, and how often it changes at most, in milliseconds. */
const times = { first: 1_000, next: 100 }

interface Line {
  readonly counter: Meter['counter']
  tick(): void
  clear(): void
}

/** The line. Drawn by whoever reads, since reading leaves timers no time, and by a timer while only other threads read. */
function createLine(inputs: readonly RunInput[], io: Io): Line {
  const counter = createCounter()
  const begin = io.now()
  let due = begin + times.first
  let isDrawn = false
  let total: number | null | undefined
  const tick = (): void => {
    const now = io.now()
    if (now < due) return
    due = now + times.next
    isDrawn = true
    if (total === undefined) total = sizeOf(inputs, io) // asked late, since a short run has no use for it
    const state = { read: Number(Atomics.load(counter, 0)), total, elapsed: now - begin }
    io.writeStatus(`\r${progressText(state, io.stderrColumns)}\u001b[K`)
  }
  const timer = setInterval(tick, times.next)
  timer.unref()
  return {
    counter,
    tick,
    clear: () => {
      clearInterval(timer)
      if (isDrawn) io.writeStatus('\r\u001b[K')
    },
  }
}

/** Bytes of all inputs; null where one of them does not tell. */
function sizeOf(inputs: readonly RunInput[], io: Io): number | null {
  let sum = 0
  for (const { file } of inputs) {
    const size = file === null ? null : (file.size ?? io.sizeOf(file.absolute))
    if (size === null) return null
    sum += size
  }
  return sum
}
