import { FileShape } from './file-shape.ts'
import type { KernelExports } from './kernel-exports.ts'
import type { KernelField } from './kernel-fields.ts'

/** A field that some files made after the same other ones. */
interface Step {
  readonly field: KernelField
  /** Number of the step before. */
  readonly before: number
}

/** Record types, and ways of counting at fields, from which on everything is forgotten. */
const maxTypes = 10_000
const maxVariants = 50_000

/** The shapes of files that one listener listened to with one instance of the kernel, which numbers the steps. */
export class KnownShapes {
  /** Names of record types by number. */
  readonly types: (string | null)[] = [null]
  readonly typeIds: Map<string, number> = new Map()
  readonly #steps: (Step | undefined)[] = []
  /** By the number of their last step; null where only one file was of it. */
  readonly #shapes = new Map<number, FileShape | null>()

  isFull(): boolean {
    let kept = 0
    for (const shape of this.#shapes.values()) kept += shape?.kept ?? 0
    return this.types.length > maxTypes || kept > maxVariants
  }

  add(number: number, before: number, field: KernelField): void {
    this.#steps[number] = { field, before }
  }

  /** A field of the file that has come to a step. */
  fieldBefore(number: number, id: number): KernelField {
    let step = this.#steps[number]
    while (step !== undefined && step.field.id > id) step = this.#steps[step.before]
    if (step === undefined) throw new Error('the kernel asks about a field that it did not make')
    return step.field
  }

  /** All fields of the file that has come to a step, in order. */
  fieldsUpTo(number: number): readonly KernelField[] {
    const fields: KernelField[] = []
    for (let step = this.#steps[number]; step !== undefined; step = this.#steps[step.before]) fields.push(step.field)
    return fields.toReversed()
  }

  /**
   * The shape of the file that the kernel has read, which has taken it in; null where it is one of its own. A shape that comes once
   * is not worth making: the second file makes it.
   */
  shapeOf(number: number, kernel: KernelExports): FileShape | null {
    let shape = this.#shapes.get(number)
    if (shape === undefined) {
      this.#shapes.set(number, null)
      return null
    }
    if (shape === null) {
      shape = new FileShape(this.fieldsUpTo(number), kernel, this.types)
      this.#shapes.set(number, shape)
    }
    return shape.take(kernel) ? shape : null
  }
}
