import type { Knowledge } from '../classify/knowledge.ts'
import type { BytesAt } from '../model/byte-source.ts'
import type { Facts } from '../model/facts.ts'
import type { FilePart } from '../parse/file-part.ts'
import { createPartReader, type PartReader } from '../parse/kernel-part.ts'
import type { CutPlan } from './cut-plan.ts'
import { createFactSets } from './fact-sets.ts'
import { createListener } from './listener.ts'

/** A part of a file as somebody read it. Plain data: threads hand it over. */
export interface ReadPart extends FilePart {
  readonly index: number
  /** The part that goes on where this one ended; null where the file ended. */
  readonly next: number | null
  /** Offsets in bytes of its start and its end in the file. */
  readonly start: number
  readonly end: number
  /** Sets of facts by the numbers that the part uses. */
  readonly factSets: readonly Facts[]
}

/** What those who read the parts of one file tell each other. A part that was given up is read by the one before it. */
export interface Parts {
  isGivenUp(part: number): boolean
  giveUp(part: number): void
}

/** What is read, and for whom. */
export interface PartRequest {
  readonly bytes: BytesAt
  /** Path of the file as the user gave it. */
  readonly path: string
  readonly maxDecodeDepth: number
  readonly plan: CutPlan
  readonly index: number
}

/**
 * Reads one part of a file. A part whose end turns out to stand in the middle of something goes on into the next one, so
 * that the parts from the first one on, each followed by its `next`, are the whole file. Null where this part was given up.
 */
export function readPart(request: PartRequest, knowledge: Knowledge, parts: Parts): ReadPart | null {
  const facts = createFactSets()
  const { plan, index } = request
  const offset = index === 0 ? plan.start : 0
  const reader = createPartReader(createListener(knowledge, facts, request.path, request.maxDecodeDepth), offset)
  const reading = new PartReading(request, reader, parts)
  try {
    const read = reading.isStarted() ? reading.readOn() : null
    if (read !== null) return { ...read, index, factSets: facts.all() }
  } catch (error) {
    reader.free()
    throw error
  }
  reader.free()
  parts.giveUp(index)
  return null
}

class PartReading {
  readonly #request: PartRequest
  readonly #reader: PartReader
  readonly #parts: Parts
  #position: number
  #hasEnded = false

  constructor(request: PartRequest, reader: PartReader, parts: Parts) {
    this.#request = request
    this.#reader = reader
    this.#parts = parts
    this.#position = request.plan.start
  }

  /** Brings the reader to the start of the part. False where it cannot start there. */
  isStarted(): boolean {
    const { plan, index } = this.#request
    if (plan.kind === 'elements') {
      if (!this.#readTo(plan.prelude)) return false
      const isArray = index === 0 ? this.#reader.noteArray() : this.#reader.enterArray()
      if (!isArray && index > 0) return false
      if (!isArray) this.#giveUpFrom(1)
    } else if (index > 0) this.#reader.startLines()
    if (index > 0) this.#position = plan.cuts[index - 1] ?? 0
    return true
  }

  /** Reads up to the first place where another part goes on, or to the end of the file. Null where the part is given up. */
  readOn(): Pick<ReadPart, keyof FilePart | 'next' | 'start' | 'end'> | null {
    const { plan, index } = this.#request
    const start = index === 0 ? 0 : this.#position
    for (let next = index + 1; next <= plan.cuts.length; next++) {
      if (!this.#readTo(plan.cuts[next - 1] ?? 0)) return null
      if (this.#hasEnded) break
      if (!this.#parts.isGivenUp(next) && this.#reader.isBetween()) {
        return { ...this.#reader.end('cut'), next, start, end: this.#position }
      }
      this.#parts.giveUp(next)
    }
    if (!this.#hasEnded && !this.#readTo(Infinity)) return null
    return { ...this.#reader.end('end of file'), next: null, start, end: this.#position }
  }

  /** Reads up to an offset, or the end of the file. False where the part has been given up. */
  #readTo(stop: number): boolean {
    const { bytes, index } = this.#request
    while (this.#position < stop) {
      if (index > 0 && this.#parts.isGivenUp(index)) return false
      const room = this.#reader.room()
      const length = bytes.read(room.subarray(0, Math.min(room.length, stop - this.#position)), this.#position)
      if (length === 0) {
        this.#hasEnded = true
        return true
      }
      this.#position += length
      this.#reader.take(length)
      if (this.#reader.isTooWide()) {
        if (index > 0) return false
        this.#giveUpFrom(1)
      }
    }
    return true
  }

  #giveUpFrom(first: number): void {
    for (let part = first; part <= this.#request.plan.cuts.length; part++) this.#parts.giveUp(part)
  }
}
