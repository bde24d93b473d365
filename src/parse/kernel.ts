import type { Field } from '../model/field.ts'
import { Fault } from '../model/fault.ts'
import { type Disclosed, type FieldListener, maxMembers, maxNamedMembers, type ValueHints } from './field-listener.ts'
import { type DeepPointer, deepPointerTo } from './deep-pointer.ts'
import { kernelBytes } from './kernel-bytes.ts'
import { asideBit, type KernelExports, type KernelImports } from './kernel-exports.ts'
import { teachKernel } from './kernel-hints.ts'
import {
  createKernelField,
  dropGhosts,
  fieldKinds,
  fillFields,
  fillTallies,
  type KernelField,
} from './kernel-fields.ts'
import { readDisclosed } from './kernel-disclosed.ts'
import { kernelFault } from './kernel-faults.ts'
import { writeNames } from './kernel-names.ts'
import { transcode } from './transcode.ts'

/** What reading a file came to. */
export interface KernelOutcome {
  readonly root: Field
  readonly format: 'json' | 'ndjson' | 'csv' | 'tsv' | null
  readonly documents: number
  /** The first thing that could not be read; what could be read has been counted all the same. */
  readonly fault: Fault | null
  readonly disclosed: Disclosed
  readonly hasComments: boolean
}

/** Takes the bytes of one file, in UTF-8, piece by piece. */
export interface KernelReader {
  /** Room for more bytes, at least one. Whoever fills its start calls `take` next. */
  room(): Uint8Array
  /** Reads the `length` bytes that were written to the room. */
  take(length: number): void
  /** Reads bytes that stand elsewhere. */
  add(bytes: Uint8Array): void
  /** Ends the file. With `undecodable`, it ends because what follows is no text. */
  end(undecodable: boolean): KernelOutcome
}

/** Where the bytes of a file start, and what its offsets count. */
export interface KernelStart {
  /** Length of the byte order mark, in bytes. */
  readonly offset: number
  /** True where the file is UTF-16, of which the reader is given UTF-8. */
  readonly isUtf16: boolean
}

/** Starts to read a file. Its instance of the kernel is free again after `end`. */
export function createKernelReader(listener: FieldListener, start: KernelStart): KernelInstance {
  const instance = idle.pop() ?? new Instance(listener.hints)
  return instance.begin(listener, start)
}

/** A reader as one sees it who reads a part of a file, and looks at what the kernel holds in between. */
export interface KernelInstance extends KernelReader {
  readonly kernel: KernelExports
  /** In the order in which they were met. Their counts stand in the kernel's memory until `fillFields` copies them. */
  readonly fields: readonly KernelField[]
  /** Names of record types by number. */
  readonly types: readonly (string | null)[]
  /** Ends the file with what has been read. */
  finish(): void
  /** Gives the instance back. */
  free(): void
}

/** Instances that no file uses. Files that are read side by side need one each. */
const idle: Instance[] = []
let module: WebAssembly.Module | undefined

/** One instance of the kernel, and the file that it reads. */
class Instance implements KernelInstance {
  readonly kernel: KernelExports
  #bytes: Buffer
  #listener: FieldListener | null = null
  fields: KernelField[] = []
  types: (string | null)[] = [null]
  #typeIds = new Map<string, number>()
  /** Pointers of the innermost arrays that were asked for. */
  #pointers: DeepPointer[] = []

  constructor(hints: ValueHints) {
    module ??= new WebAssembly.Module(kernelBytes())
    const host = this.#imports()
    const instance = new WebAssembly.Instance(module, { host })
    this.kernel = instance.exports as unknown as KernelExports
    this.kernel.prepare()
    this.#bytes = Buffer.from(this.kernel.memory.buffer)
    teachKernel(this.kernel, hints)
  }

  /** The kernel's memory, which moves when it grows. */
  #memory(): Buffer {
    if (this.#bytes.buffer !== this.kernel.memory.buffer) this.#bytes = Buffer.from(this.kernel.memory.buffer)
    return this.#bytes
  }

  begin(listener: FieldListener, { offset, isUtf16 }: KernelStart): KernelInstance {
    this.#listener = listener
    this.fields = []
    this.types = [null]
    this.#typeIds = new Map()
    this.#pointers = []
    this.kernel.start(offset, isUtf16 ? 1 : 0, listener.maxDecodeDepth)
    return this
  }

  room(): Uint8Array {
    const kept = this.kernel.makeRoom()
    const start = this.kernel.inputStart()
    return this.#memory().subarray(start + kept, start + this.kernel.inputSize())
  }

  take(length: number): void {
    this.kernel.scan(length, 0)
  }

  add(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) {
      const room = this.room()
      const piece = bytes.subarray(done, done + room.length)
      room.set(piece)
      this.take(piece.length)
      done += piece.length
    }
  }

  end(undecodable: boolean): KernelOutcome {
    const kernel = this.kernel
    // A byte that UTF-8 has not: the kernel then finds the end of the text where the decoder found it.
    if (undecodable) this.add(Uint8Array.of(0xff))
    this.finish()
    fillFields(kernel, this.fields, this.types)
    fillTallies(kernel, this.fields)
    dropGhosts(this.fields)
    const documents = Number(kernel.documents.value)
    const format = documents === 0 ? null : kernel.records.value > 1n ? 'ndjson' : 'json'
    const disclosed = readDisclosed(kernel)
    const root = this.fields[0]
    if (root === undefined) throw new Error('the kernel made no root')
    this.free()
    const hasComments = kernel.sawComment() !== 0
    return { root, format, documents, fault: kernelFault(kernel, documents), disclosed, hasComments }
  }

  finish(): void {
    this.kernel.makeRoom()
    this.kernel.scan(0, 1)
  }

  free(): void {
    this.#listener = null
    this.fields = []
    idle.push(this)
  }

  /** Text of a string: `length` bytes from `at` on, as they stand between the quotes. */
  #text(at: number, length: number, escaped: number): string {
    const raw = this.#memory().toString('utf8', at, at + length)
    return escaped === 0 ? raw : (JSON.parse(`"${raw}"`) as string)
  }

  #listening(): FieldListener {
    if (this.#listener === null) throw new Error('the kernel asks about a file that has ended')
    return this.#listener
  }

  #field(id: number): KernelField {
    const field = this.fields[id]
    if (field === undefined) throw new Error('the kernel asks about a field that it did not make')
    return field
  }

  #imports(): KernelImports {
    let long: ReturnType<FieldListener['openText']> | null = null
    return {
      newField: (id, kind, like, parent, base, type, text, length, escaped) => {
        const name = fieldKinds[kind] ?? 'key'
        const field = createKernelField({
          id,
          kind: name,
          segment: like >= 0 ? this.#field(like).segment : this.#segment(name, text, length, escaped),
          parent: parent >= 0 ? this.#field(parent) : null,
          base: base >= 0 ? this.#field(base) : null,
          type: this.types[type] ?? null,
        })
        this.fields[id] = field
        return this.#listening().onField(field)
      },
      readKey: (text, length, escaped, siblings) => {
        const listener = this.#listening()
        const key = this.#text(text, length, escaped)
        const isFull = siblings >= maxNamedMembers
        const folds = isFull || listener.isGenerated(key) || (siblings >= maxMembers && !listener.isKnown(key))
        return folds ? 1 | (listener.markOfKey(key) << 8) : 0
      },
      markOf: (text, length, escaped, looks) =>
        this.#listening().markOf(this.#text(text, length, escaped), looks !== 0),
      longText: (part, text, length, escaped, looks) => {
        long = part === 0 || long === null ? this.#listening().openText() : long
        if (length > 0) long.add(this.#text(text, length, escaped))
        return part === 2 ? long.end(looks !== 0) : 0
      },
      factsOf: (field, text, length, escaped) =>
        this.#listening().factsOf(this.#field(field), this.#text(text, length, escaped)),
      typeNamed: (field, text, length, escaped) => {
        const type = this.#listening().typeNamed(this.#field(field), this.#text(text, length, escaped))
        return type === null ? 0 : this.#typeId(type)
      },
      joinFacts: (inner, outer) => this.#listening().joinFacts(inner, outer),
      namesCarried: (field, text, length, escaped) => {
        const names = this.#listening().namesCarried(this.#field(field), this.#text(text, length, escaped))
        return writeNames(this.#memory(), this.kernel.namesRoom(), names)
      },
      transcode: (text, length, isQuery, room) => {
        const plain = transcode(this.#text(text, length, 0), isQuery !== 0, this.#listening().isName)
        if (plain === null) return 0
        const size = Buffer.byteLength(plain.text)
        const at = this.kernel.roomOf(room, size)
        this.#memory().write(plain.text, at, size)
        return plain.isAside ? size | asideBit : size
      },
      moveSite: (to, from) => void (this.#field(to).deepPointer = this.#field(from).deepPointer),
      deepSite: (field, site) => {
        this.#field(field).deepPointer = deepPointerTo(this.#field(site), this.kernel, this.#pointers)
      },
    }
  }

  #segment(kind: Field['kind'], text: number, length: number, escaped: number): string {
    if (kind === 'root') return ''
    if (kind === 'inner') return '!'
    return kind === 'element' || kind === 'dynamic' ? '*' : this.#text(text, length, escaped)
  }

  #typeId(type: string): number {
    const known = this.#typeIds.get(type)
    if (known !== undefined) return known
    const id = this.types.push(type) - 1
    this.#typeIds.set(type, id)
    return id
  }
}
