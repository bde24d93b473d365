import { maxBranches, maxMembers, type FieldListener } from './field-listener.ts'
import type { FirstSite } from '../model/field.ts'
import type { FilePart, PartField, PartHints, PartSite, PendingOccurrences } from './file-part.ts'
import { createKernelReader, type KernelInstance } from './kernel.ts'
import { fillFields, fillTallies, type KernelField } from './kernel-fields.ts'
import { Site } from './kernel-sites.ts'
import { readDisclosed } from './kernel-disclosed.ts'
import { kernelFault } from './kernel-faults.ts'

/**
 * Reads a part of a file: some lines, or some elements of one array. One that reads elements is given the prelude first: the
 * bytes from the start of the file to the array's bracket.
 */
export interface PartReader extends Pick<KernelInstance, 'room' | 'take' | 'free'> {
  /** Starts in the middle of a file that is read line by line. */
  startLines(): void
  /** Ends the prelude of the file's first part. False where it ends in no array that can be cut. */
  noteArray(): boolean
  /** Same, where the part starts somewhere in the array: the prelude counts nothing. */
  enterArray(): boolean
  /** Whether another part may start here. */
  isBetween(): boolean
  /** Whether a field has so many children that what becomes of a new one hangs on the parts before. */
  isTooWide(): boolean
  /** Ends the part: where `isBetween`, or at the end of the file. */
  end(at: 'cut' | 'end of file'): FilePart
}

/** Starts to read a part whose first byte has this offset. */
export function createPartReader(listener: FieldListener, offset: number): PartReader {
  return new KernelPartReader(createKernelReader(listener, { offset, isUtf16: false }))
}

class KernelPartReader implements PartReader {
  readonly #instance: KernelInstance
  #factsBefore: readonly number[] = []
  #checked = 0

  constructor(instance: KernelInstance) {
    this.#instance = instance
  }

  room(): Uint8Array {
    return this.#instance.room()
  }

  take(length: number): void {
    this.#instance.take(length)
  }

  free(): void {
    this.#instance.free()
  }

  startLines(): void {
    this.#instance.kernel.startLines()
  }

  noteArray(): boolean {
    return this.#instance.kernel.noteArray() !== 0
  }

  enterArray(): boolean {
    const { kernel } = this.#instance
    kernel.makeRoom()
    if (kernel.enterArray() === 0) return false
    this.#factsBefore = this.#facts()
    return true
  }

  isBetween(): boolean {
    return this.#instance.kernel.isBetween() !== 0
  }

  isTooWide(): boolean {
    const { fields } = this.#instance
    for (; this.#checked < fields.length; this.#checked++) {
      const field = fields[this.#checked]
      if (isWide(field?.parent) || isWide(field?.base)) return true
    }
    return false
  }

  end(at: 'cut' | 'end of file'): FilePart {
    const { kernel, fields, types } = this.#instance
    const elements = at === 'cut' && kernel.partDepth() > 0 ? kernel.elements() : 0
    if (at === 'cut') kernel.makeRoom()
    else this.#instance.finish()
    fillFields(kernel, fields, types)
    const pending = at === 'cut' ? this.#pending() : []
    if (at !== 'cut') fillTallies(kernel, fields)
    const fault = kernel.faultKind.value === 0 ? null : kernelFault(kernel, 1)
    const part: FilePart = {
      fields: fields.map(field => packField(field)),
      documents: Number(kernel.documents.value),
      records: Number(kernel.records.value),
      disclosed: readDisclosed(kernel),
      fault: fault === null ? null : { code: fault.code, message: fault.message, position: fault.position },
      lines: Number(kernel.lines.value),
      column: Number(kernel.column.value),
      array: kernel.partDepth() > 0 ? kernel.arrayField() : -1,
      elements,
      entries: Number(kernel.entriesInPart()),
      factsBefore: this.#factsBefore,
      factsAfter: this.#facts(),
      pending,
      hints: this.#hints(),
    }
    this.free()
    return part
  }

  #hints(): PartHints {
    const { kernel } = this.#instance
    return {
      hasLineFeeds: kernel.lineFeeds.value > 0n,
      hasComments: kernel.sawComment() !== 0,
      innerFields: kernel.innerFields(),
      wentByOneLine: kernel.wentByOneLine() !== 0,
      hasLateOuterType: kernel.outerType.value !== 0,
      hasLateColumns: kernel.lateColumns.value !== 0,
    }
  }

  /** Facts of the containers around the elements. */
  #facts(): readonly number[] {
    const { kernel } = this.#instance
    return Array.from({ length: kernel.partDepth() }, (_, index) => kernel.heldFacts(index + 1))
  }

  /** What waits for containers that are open. */
  #pending(): readonly PendingOccurrences[] {
    const { kernel } = this.#instance
    const levels = Array.from({ length: kernel.partDepth() }, (_, index) => index + 1)
    const levelOf = (index: number, startOf: (level: number) => number): number =>
      levels.findLast(level => startOf(level) <= index) ?? 0
    const waiting = Array.from({ length: kernel.pendingCount.value }, (_, index) => ({
      field: kernel.pendingNode(index),
      level: levelOf(index, kernel.heldPending),
      facts: kernel.pendingFacts(index),
      count: Number(kernel.pendingOccurrences(index)),
    }))
    const touched = Array.from({ length: kernel.touchedCount.value }, (_, index) => ({
      field: kernel.touchedNode(index),
      level: levelOf(index, kernel.heldTouched),
      facts: 0,
      count: 1,
    }))
    return [...waiting, ...touched]
  }
}

function isWide(field: KernelField | null | undefined): boolean {
  if (field === null || field === undefined) return false
  const { members, others, branches } = field
  return members.size >= maxMembers || others.size >= maxMembers || branches.size >= maxBranches
}

function packField(field: KernelField): PartField {
  const { kind, segment, type, lateTypes, counts, marks, tally } = field
  return {
    kind,
    segment,
    parent: field.parent?.id ?? -1,
    base: field.base?.id ?? -1,
    type,
    lateTypes: [...lateTypes],
    counts,
    marks,
    tally,
    site: packSite(field.first),
  }
}

function packSite(first: FirstSite): PartSite {
  const { line, column, offset } = first
  if (!(first instanceof Site)) return { at: '', line, column, offset }
  const { at } = first
  return { at: typeof at === 'string' ? at : { field: at.field.id, indexes: at.indexes }, line, column, offset }
}
