import type { Field } from '../model/field.ts'
import { Fault } from '../model/fault.ts'
import { type Disclosed, type FieldListener, maxMembers, maxNamedMembers, type ValueHints } from './field-listener.ts'
import { type DeepPointer, deepPointerTo } from './deep-pointer.ts'
import { asideBit, type KernelExports, type KernelImports, unreadBit } from './kernel-exports.ts'
import { teachKernel } from './kernel-hints.ts'
import { dropGhosts, fieldKinds, fillFields, fillTallies, type KernelField } from './kernel-fields.ts'
import { readDisclosed } from './kernel-disclosed.ts'
import { kernelFault } from './kernel-faults.ts'
import { compileKernel } from './kernel-module.ts'
import { writeNames } from './kernel-names.ts'
import { ToldFields } from './told-fields.ts'
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
  /** Every field that occurs, in the order of `fieldsBelow`, where that is known. */
  readonly inOrder?: readonly Field[] | null
  /** To be called when the fields are of no more use, where they are lent: they are those of the next file then. */
  readonly release?: (() => void) | null
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
  const known = listener.shared === undefined ? -1 : idle.findLastIndex(one => one.lastShared === listener)
  const [instance = new Instance(listener.hints)] = idle.splice(known, 1)
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

/** One instance of the kernel, and the file that it reads. */
class Instance implements KernelInstance {
  readonly kernel: KernelExports
  #bytes: Buffer
  readonly #told: ToldFields
  /** Pointers of the innermost arrays that were asked for. */
  #pointers: DeepPointer[] = []

  constructor(hints: ValueHints) {
    const host = this.#imports()
    const instance = new WebAssembly.Instance(compileKernel(), { host })
    this.kernel = instance.exports as unknown as KernelExports
    this.kernel.prepare()
    this.#bytes = Buffer.from(this.kernel.memory.buffer)
    this.#told = new ToldFields(this.kernel)
    teachKernel(this.kernel, hints)
  }

  /** The kernel's memory, which moves when it grows. */
  #memory(): Buffer {
    if (this.#bytes.buffer !== this.kernel.memory.buffer) this.#bytes = Buffer.from(this.kernel.memory.buffer)
    return this.#bytes
  }

  get fields(): readonly KernelField[] {
    return this.#told.all
  }

  get types(): readonly (string | null)[] {
    return this.#told.types
  }

  /** The listener of many files whose shapes are known here. */
  get lastShared(): FieldListener | null {
    return this.#told.lastShared
  }

  begin(listener: FieldListener, { offset, isUtf16 }: KernelStart): KernelInstance {
    const keepsShape = this.#told.begin(listener)
    this.#pointers = []
    this.kernel.start(offset, isUtf16 ? 1 : 0, listener.maxDecodeDepth, keepsShape ? 1 : 0)
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
    const documents = Number(kernel.documents.value)
    const format = documents === 0 ? null : kernel.records.value > 1n ? 'ndjson' : 'json'
    const disclosed = readDisclosed(kernel)
    const hasComments = kernel.sawComment() !== 0
    const fault = kernelFault(kernel, documents)
    // The fields of the file: its own, or lent ones, with which the instance is lent too.
    const shape = this.#told.settle()
    const [root, inOrder] = shape === null ? [this.#ownRoot(), null] : [shape.root, shape.inOrder]
    const release = shape === null ? null : (): void => this.free()
    return { root, format, documents, fault, disclosed, hasComments, inOrder, release }
  }

  #ownRoot(): Field {
    const { fields } = this
    fillFields(this.kernel, fields, this.types)
    fillTallies(this.kernel, fields)
    dropGhosts(fields)
    const [root] = fields
    if (root === undefined) throw new Error('the kernel made no root')
    this.free()
    return root
  }

  finish(): void {
    this.kernel.makeRoom()
    this.kernel.scan(0, 1)
  }

  free(): void {
    this.#told.end()
    idle.push(this)
  }

  /** Text of a string: `length` bytes from `at` on, as they stand between the quotes. */
  #text(at: number, length: number, escaped: number): string {
    const raw = this.#memory().toString('utf8', at, at + length)
    return escaped === 0 ? raw : (JSON.parse(`"${raw}"`) as string)
  }

  #imports(): KernelImports {
    let long: ReturnType<FieldListener['openText']> | null = null
    return {
      newField: (id, kind, like, parent, base, type, text, length, escaped, step) => {
        const name = fieldKinds[kind] ?? 'key'
        const segment = like >= 0 ? like : this.#segment(name, text, length, escaped)
        return this.#told.add({ id, kind: name, segment, parent, base, type }, step)
      },
      readKey: (text, length, escaped, siblings) => {
        const listener = this.#told.listener
        const key = this.#text(text, length, escaped)
        const isFull = siblings >= maxNamedMembers
        const folds = isFull || listener.isGenerated(key) || (siblings >= maxMembers && !listener.isKnown(key))
        return folds ? 1 | (listener.markOfKey(key) << 8) : 0
      },
      markOf: (text, length, escaped, looks) =>
        this.#told.listener.markOf(this.#text(text, length, escaped), looks !== 0),
      longText: (part, text, length, escaped, looks) => {
        long = part === 0 || long === null ? this.#told.listener.openText() : long
        if (length > 0) long.add(this.#text(text, length, escaped))
        return part === 2 ? long.end(looks !== 0) : 0
      },
      factsOf: (field, text, length, escaped) =>
        this.#told.listener.factsOf(this.#told.at(field), this.#text(text, length, escaped)),
      typeNamed: (field, text, length, escaped) => {
        const type = this.#told.listener.typeNamed(this.#told.at(field), this.#text(text, length, escaped))
        return type === null ? 0 : this.#told.typeId(type)
      },
      joinFacts: (inner, outer) => this.#told.listener.joinFacts(inner, outer),
      namesCarried: (field, text, length, escaped) => {
        const names = this.#told.listener.namesCarried(this.#told.at(field), this.#text(text, length, escaped))
        return writeNames(this.#memory(), this.kernel.namesRoom(), names)
      },
      transcode: (text, length, isQuery, room) => {
        const plain = transcode(this.#text(text, length, 0), isQuery !== 0, this.#told.listener.isName)
        if (plain === null) return 0
        if (plain === 'unread') return unreadBit
        const size = Buffer.byteLength(plain.text)
        const at = this.kernel.roomOf(room, size)
        this.#memory().write(plain.text, at, size)
        return plain.isAside ? size | asideBit : size
      },
      isName: (text, length, escaped) => (this.#told.listener.isName(this.#text(text, length, escaped)) ? 1 : 0),
      moveSite: (to, from) => void (this.#told.own(to).deepPointer = this.#told.own(from).deepPointer),
      deepSite: (field, site) => {
        this.#told.own(field).deepPointer = deepPointerTo(this.#told.own(site), this.kernel, this.#pointers)
      },
    }
  }

  #segment(kind: Field['kind'], text: number, length: number, escaped: number): string {
    if (kind === 'root') return ''
    if (kind === 'inner') return '!'
    return kind === 'element' || kind === 'dynamic' ? '*' : this.#text(text, length, escaped)
  }
}
