import { Buffer } from 'node:buffer'
import type { Position } from '../../../src/model/fault.ts'

type Random = () => number

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

const names: readonly string[] = [
  'IMEI',
  'Serial number',
  'Wi-Fi MAC',
  'Microsoft Entra Device ID',
  'OS_loc',
  'OS',
  'Is managed',
  'managedDeviceOwnerType',
  '@odata.type',
  'Telefonnummer för enheten',
  '電話番号',
  'a "quoted" name',
  'two\nlines',
  'a, b; c',
  '',
  'permissions',
  'notes',
]

const surely: readonly string[] = names.slice(0, 9)

const values: readonly string[] = [
  '',
  '',
  'x',
  'company',
  'personal',
  'TRUE',
  'False',
  'true',
  '0',
  '-1',
  '00012',
  '1.5',
  '1E5',
  '12e',
  '490154203237518',
  '+46 70 174 06 05',
  '00:00:5E:00:53:01',
  'user@example.com',
  '2026-11-01T08:30:00Z',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '#microsoft.graph.managedDevice',
  '#microsoft.graph.iosCompliancePolicy',
  'android.permission.READ_SMS',
  '{"imei":"490154203237518"}',
  'a "b" c',
  '"',
  '""',
  'line\nbreak',
  'line\r\nbreak',
  'a,b',
  'a;b|c\td',
  '漢字',
  '😀 done',
  'å',
  'exactly sixteen.',
  'y'.repeat(40),
  '***',
]

/** A file of rows as somebody may have exported it, and where its parts stand. */
export interface CsvText {
  readonly text: string
  readonly delimiter: string
  /** Where each cell of the header stands. */
  readonly header: readonly Position[]
  /** Where each row stands. */
  readonly rows: readonly Position[]
}

/** Rows of random values, all of which RFC 4180 allows but for the delimiter; some rows are longer or shorter than the header. */
export function randomCsv(random: Random, isRagged: boolean): CsvText {
  const delimiter = pick(random, [',', ';', '\t', '|'])
  const end = pick(random, ['\n', '\r\n', '\r'])
  const quotesAll = random() < 0.3
  const columns = 1 + Math.floor(random() * 6)
  const written = (cell: string): string => {
    const needsQuotes = quotesAll || /["\r\n]/.test(cell) || cell.includes(delimiter) || /^\s|\s$/.test(cell)
    const padded = random() < 0.1 ? ' ' : ''
    if (!needsQuotes && random() < 0.9 && (cell !== '' || columns > 1)) return `${padded}${cell}${padded}`
    return `${padded}"${cell.replaceAll('"', '""')}"${padded}`
  }
  const rowOf = (count: number): string =>
    Array.from({ length: count }, () => written(pick(random, values))).join(delimiter)
  // A name in front that is surely none of a datum: else it may be taken for a row.
  const cells = Array.from({ length: columns }, (_, index) => written(pick(random, index < 2 ? surely : names)))
  const head = cells.join(delimiter)
  const rows = Array.from({ length: 1 + random() * 8 }, () =>
    rowOf(isRagged && random() < 0.3 ? 1 + Math.floor(random() * 8) : columns),
  )
  const blank = random() < 0.2 ? end : ''
  const between = end + blank
  const text = `${head}${end}${rows.join(between)}${random() < 0.5 ? end : ''}`
  const rowStarts = rows.map((_, index) => rows.slice(0, index).join('').length + index * between.length)
  const starts = cells.map((_, index) => cells.slice(0, index).join(delimiter).length + (index === 0 ? 0 : 1))
  return {
    text,
    delimiter,
    header: starts.map(start => positionAt(text, start)),
    rows: rowStarts.map(start => positionAt(text, head.length + end.length + start)),
  }
}

/** Position of the character at an index. A line ends with LF, CR LF or a lone CR. */
export function positionAt(text: string, index: number): Position {
  const lines = text.slice(0, index).split(/\r\n|\r|\n/)
  return {
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
    offset: Buffer.byteLength(text.slice(0, index)),
  }
}
