import type { BytesAt } from '../../src/model/byte-source.ts'
import type { CutPlan } from '../../src/pipeline/cut-plan.ts'
import { type MergedFile, mergeParts } from '../../src/pipeline/merge-parts.ts'
import { type Parts, type ReadPart, readPart } from '../../src/pipeline/read-part.ts'
import { engine } from '../helpers.ts'

/** Bytes in memory. `most` is how many are read at a time. */
export function bytesAt(bytes: Uint8Array, most: number = Infinity): BytesAt {
  return {
    size: bytes.length,
    read: (target, position) => {
      const piece = bytes.subarray(position, position + Math.min(target.length, most))
      target.set(piece)
      return piece.length
    },
    close: () => {},
  }
}

/** Who gave up which part. */
export function createParts(): Parts {
  const givenUp = new Set<number>()
  return { isGivenUp: part => givenUp.has(part), giveUp: part => void givenUp.add(part) }
}

/** What came of reading a file in parts: null where it has to be read as a whole. */
export interface ReadInParts {
  readonly merged: MergedFile | null
  /** What each part came to, by number; null for those that were given up. */
  readonly read: readonly (ReadPart | null)[]
  /** Whether the first part did not read all of it. */
  readonly isCut: boolean
}

/** Reads a file in parts, the last one first or the first one first, and adds them up. */
export function readInParts(bytes: Uint8Array, plan: CutPlan, isBackwards: boolean = false): ReadInParts {
  const parts = createParts()
  const order = Array.from({ length: plan.cuts.length + 1 }, (_, index) => index)
  if (isBackwards) order.reverse()
  const read = new Map(
    order.map(index => {
      const request = { bytes: bytesAt(bytes), path: 'x.json', maxDecodeDepth: 3, plan, index }
      return [index, parts.isGivenUp(index) ? null : readPart(request, engine.knowledge, parts)]
    }),
  )
  const inOrder = order.toSorted((a, b) => a - b).map(index => read.get(index) ?? null)
  const merged = mergeParts(inOrder)
  return { merged, read: inOrder, isCut: inOrder[0]?.next !== null }
}

/** Every way in which a text may be cut: between its lines, and between the elements of each array that stands in objects only. */
export function plansFor(bytes: Uint8Array): readonly CutPlan[] {
  const feeds = [...bytes.keys()].filter(at => bytes[at] === 0x0a).map(at => at + 1)
  const lines: CutPlan = { kind: 'lines', start: 0, prelude: 0, cuts: feeds }
  return [lines, ...arraysIn(bytes)]
}

function arraysIn(bytes: Uint8Array): readonly CutPlan[] {
  const plans: CutPlan[] = []
  const open: { readonly isArray: boolean; readonly prelude: number; readonly cuts: number[] }[] = []
  let arrays = 0
  let isInString = false
  for (let at = 0; at < bytes.length; at++) {
    const char = String.fromCharCode(bytes[at] ?? 0)
    if (isInString) {
      if (char === '\\') at++
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === '{' || char === '[') {
      if (char === '[') arrays++
      open.push({ isArray: char === '[', prelude: at + 1, cuts: [] })
    } else if (char === '}' || char === ']') {
      const closed = open.pop()
      if (closed?.isArray === true) arrays--
      if (closed?.isArray === true && arrays === 0 && closed.cuts.length > 0) {
        plans.push({ kind: 'elements', start: 0, prelude: closed.prelude, cuts: closed.cuts })
      }
    } else if (char === ',' && open.at(-1)?.isArray === true && arrays === 1) {
      let next = at + 1
      while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[next] ?? 0)) next++
      open.at(-1)?.cuts.push(next)
    }
  }
  return plans
}
