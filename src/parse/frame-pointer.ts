import { escapeSegment, shownStep } from '../model/path.ts'
import type { FieldNode } from './field-node.ts'
import type { Frame } from './frame.ts'

/** Pointer of the current child of `frame`. Climbs to the nearest frame that knows its own: deep nests cost no more. */
export function pointerOfChild(frame: Frame): string {
  const unknown: Frame[] = []
  let at = frame
  while (at.pointer === null && at.outer !== null) {
    unknown.push(at)
    at = at.outer
  }
  for (const next of unknown.toReversed()) {
    next.pointer = next.outer === null ? '' : `${next.outer.pointer ?? ''}${stepOf(next.outer)}`
  }
  return `${frame.pointer ?? ''}${stepOf(frame)}`
}

/** Pointer of what a pair in an array stands for. */
export function pointerOfPair(array: Frame, pair: FieldNode): string {
  pointerOfChild(array)
  return `${array.pointer ?? ''}${shownStep(pair)}`
}

/** What the current child adds to a pointer: its index or key. A key that folds is never printed. */
function stepOf(frame: Frame): string {
  if (frame.kind === 'inner') return '!'
  if (frame.kind === 'array' || frame.kind === 'entry') return `/${frame.index}`
  return frame.isFolded ? '/*' : `/${escapeSegment(frame.key)}`
}
