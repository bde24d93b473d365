import { Fault } from '../../model/fault.ts'
import { type CsvDialect, sniffDialect } from './csv-dialect.ts'
import type { FieldListener } from '../field-listener.ts'
import {
  createKernelReader,
  type KernelInstance,
  type KernelOutcome,
  type KernelReader,
  type KernelStart,
} from '../kernel.ts'

/** Bytes from which the delimiter and the header are told, or all there are. */
const sampleLength = 64 * 1024

/**
 * Starts to read a file of rows: CSV, TSV, or with any other delimiter. Each row is read as an object whose members bear the
 * names of the columns, in an array: `/<any>/IMEI`. A field stands where the name of its column does.
 *
 * @param delimiter One character of ASCII, or null where the text is to tell.
 */
export function createCsvReader(
  listener: FieldListener,
  start: KernelStart,
  delimiter: string | null = null,
): KernelReader {
  return new CsvReader(listener, start, delimiter)
}

class CsvReader implements KernelReader {
  readonly #listener: FieldListener
  readonly #start: KernelStart
  readonly #delimiter: string | null
  #sample: Uint8Array = new Uint8Array(0)
  #format: 'csv' | 'tsv' = 'csv'
  #reader: KernelInstance | null = null
  #room: Uint8Array | null = null

  constructor(listener: FieldListener, start: KernelStart, delimiter: string | null) {
    this.#listener = listener
    this.#start = start
    this.#delimiter = delimiter
  }

  room(): Uint8Array {
    if (this.#reader !== null) return this.#reader.room()
    return (this.#room ??= new Uint8Array(sampleLength))
  }

  take(length: number): void {
    if (this.#reader !== null) this.#reader.take(length)
    else if (this.#room !== null) this.add(this.#room.subarray(0, length))
  }

  add(bytes: Uint8Array): void {
    if (this.#reader !== null) return this.#reader.add(bytes)
    this.#sample = Buffer.concat([this.#sample, bytes])
    if (this.#sample.length >= sampleLength) this.#begin()
  }

  end(undecodable: boolean): KernelOutcome {
    const reader = this.#reader ?? this.#begin()
    const outcome = reader.end(undecodable)
    if (outcome.documents > 0) return { ...outcome, format: this.#format }
    return { ...outcome, fault: outcome.fault?.code === 'FILE_EMPTY' ? new Fault('FILE_EMPTY', noRows) : outcome.fault }
  }

  #begin(): KernelInstance {
    const dialect = sniffDialect(Buffer.from(this.#sample).toString('utf8', 0, sampleLength), this.#delimiter)
    this.#format = dialect.delimiter === '\t' ? 'tsv' : 'csv'
    const reader = createKernelReader(this.#listener, this.#start)
    const header = hasHeader(dialect, this.#listener) ? 1 : 0
    reader.kernel.startTable(dialect.delimiter.charCodeAt(0), dialect.linesBefore, header)
    reader.add(this.#sample)
    this.#reader = reader
    this.#room = null
    return reader
  }
}

const noRows = 'expected a line with the names of the columns, but the file holds none'

/** Whether the first row holds names. One that holds data must not be printed as if it did. */
function hasHeader({ header }: CsvDialect, listener: FieldListener): boolean {
  const cells = header.filter(cell => cell !== '')
  if (cells.some(cell => listener.markOfKey(cell) !== 0)) return false
  return 2 * cells.filter(cell => listener.isGenerated(cell)).length < Math.max(cells.length, 1)
}
