import type { FieldKind } from '../model/field.ts'
import type { FieldListener } from './field-listener.ts'
import type { FileShape } from './file-shape.ts'
import type { KernelExports } from './kernel-exports.ts'
import { createHead, createKernelField, type KernelField, type KernelFieldParts } from './kernel-fields.ts'
import type { KnownShapes } from './known-shapes.ts'

/** A new field as the kernel tells of it: by numbers, -1 for none. */
export interface NewField {
  readonly id: number
  readonly kind: FieldKind
  /** The key, or the field that has the same one. */
  readonly segment: string | number
  readonly parent: number
  readonly base: number
  readonly type: number
}

/**
 * The fields of the file that an instance of the kernel reads, and who is told of them. While the file goes the way of others, its
 * fields are theirs and the kernel tells of none of them; from where it leaves that way, or where none is kept, they are its own.
 */
export class ToldFields {
  readonly #kernel: KernelExports
  #shapes: KnownShapes | null = null
  /** The listener that these shapes are known of. */
  lastShared: FieldListener | null = null
  #listener: FieldListener | null = null
  #isShared = false
  #fields: KernelField[] = []
  types: (string | null)[] = [null]
  #typeIds: Map<string, number> = new Map()

  constructor(kernel: KernelExports) {
    this.#kernel = kernel
  }

  /** Starts a file. Answers whether its shape is kept. */
  begin(listener: FieldListener): boolean {
    const { shared } = listener
    this.#listener = listener
    this.#fields = []
    this.#isShared = shared !== undefined
    this.types = [null]
    this.#typeIds = new Map()
    if (shared === undefined) return false
    const isOver = this.#kernel.shapesAreFull.value !== 0 || this.#shapes?.isFull() === true
    if (this.#shapes === null || this.lastShared !== listener || isOver) {
      this.#kernel.forgetShapes()
      this.#shapes = shared.createShapes()
      this.lastShared = listener
    }
    this.types = this.#shapes.types
    this.#typeIds = this.#shapes.typeIds
    return true
  }

  end(): void {
    this.#listener = null
    this.#fields = []
  }

  get listener(): FieldListener {
    if (this.#listener === null) throw new Error('the kernel asks about a file that has ended')
    return this.#listener
  }

  /** All fields so far, in the order in which they were met. */
  get all(): readonly KernelField[] {
    return this.#fields
  }

  /** A field by its number. */
  at(id: number): KernelField {
    if (this.#isShared) return this.#known.fieldBefore(this.#kernel.shape(), id)
    const field = this.#fields[id]
    if (field === undefined) throw new Error('the kernel asks about a field that it did not make')
    return field
  }

  /** A field that changes with this file: it gets fields of its own. */
  own(id: number): KernelField {
    if (this.#isShared) {
      this.#leave()
      this.#kernel.leaveShape()
    }
    return this.at(id)
  }

  /**
   * Notes a new field and tells of it. Answers with its `watch` bits.
   *
   * @param step Number by which it is kept for other files; 0 for none.
   */
  add({ id, kind, segment, parent, base, type }: NewField, step: number): number {
    if (step === 0 && this.#isShared) this.#leave()
    const parts: KernelFieldParts = {
      id,
      kind,
      segment: typeof segment === 'string' ? segment : this.at(segment).segment,
      parent: parent < 0 ? null : this.at(parent),
      base: base < 0 ? null : this.at(base),
      type: this.types[type] ?? null,
    }
    const field = this.#isShared ? createHead(parts) : createKernelField(parts)
    if (this.#isShared) this.#known.add(step, this.#kernel.shape(), field)
    else this.#fields[id] = field
    return this.listener.onField(field)
  }

  /** The shape that the file has turned out to be of; null where it is one of its own, with fields of its own. */
  settle(): FileShape | null {
    if (!this.#isShared) return null
    const shape = this.#known.shapeOf(this.#kernel.shape(), this.#kernel)
    if (shape === null) this.#copy(() => {})
    return shape
  }

  typeId(type: string): number {
    const known = this.#typeIds.get(type)
    if (known !== undefined) return known
    const id = this.types.push(type) - 1
    this.#typeIds.set(type, id)
    return id
  }

  get #known(): KnownShapes {
    if (this.#shapes === null) throw new Error('no shapes are kept')
    return this.#shapes
  }

  /** Makes all fields so far this file's own, and somebody listen to it alone. */
  #leave(): void {
    const listener = this.listener.shared?.forOne()
    if (listener === undefined) return
    this.#listener = listener
    this.#copy(field => void listener.onField(field))
  }

  /** Fields of this file's own in place of those that it has in common with others. */
  #copy(tell: (field: KernelField) => void): void {
    const fields: KernelField[] = []
    const own = (field: KernelField | null): KernelField | null => (field === null ? null : (fields[field.id] ?? null))
    for (const { id, kind, segment, parent, base, type } of this.#known.fieldsUpTo(this.#kernel.shape())) {
      const field = createKernelField({ id, kind, segment, parent: own(parent), base: own(base), type })
      fields[id] = field
      tell(field)
    }
    this.#isShared = false
    this.#fields = fields
  }
}
