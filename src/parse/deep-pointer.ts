import type { KernelExports } from './kernel-exports.ts'
import type { KernelField } from './kernel-fields.ts'
import { shownStep } from '../model/path.ts'

/** Pointer of the current element of an open array. */
export interface DeepPointer {
  readonly serial: number
  readonly element: number
  readonly pointer: string
}

/**
 * RFC 6901 pointer of the current value of a field. Climbs to the innermost array whose pointer is known: a deep nest costs no
 * more than its depth in all.
 *
 * @param known Pointers found before, by depth; added to.
 */
export function deepPointerTo(site: KernelField, kernel: KernelExports, known: (DeepPointer | undefined)[]): string {
  const climbed: { readonly step: string; readonly depth: number }[] = []
  let depth = kernel.depth.value
  let pointer = ''
  for (let at: KernelField | null = site; at !== null && at.kind !== 'root'; at = at.parent) {
    if (at.kind !== 'element') {
      climbed.push({ step: shownStep(at), depth: 0 })
      continue
    }
    while (depth > 1 && kernel.frameIsArray(depth) === 0) depth--
    const element = kernel.frameElement(depth)
    const cached = known[depth]
    if (cached?.serial === kernel.frameSerial(depth) && cached.element === element) {
      pointer = cached.pointer
      break
    }
    climbed.push({ step: `/${element}`, depth })
    depth--
  }
  for (const { step, depth: at } of climbed.toReversed()) {
    pointer += step
    if (at > 0) known[at] = { serial: kernel.frameSerial(at), element: kernel.frameElement(at), pointer }
  }
  return pointer
}
