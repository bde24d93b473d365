import type { DataMap, MappedField, MappedFile } from '../model/report.ts'
import { formatCount, formatNumber } from './count.ts'
import { escapePath } from './escape.ts'
import { faultLine, sampleLine } from './fault-line.ts'

const headings: readonly string[] = ['verdict', 'row', 'role', 'confidence', 'count', 'empty', 'field']

/** Columns that hold numbers, by position: they end where their neighbours end. */
const numeric: ReadonlySet<number> = new Set([4, 5])

/** The data map for a person: a table per file with every field, allowed and unlisted ones too. */
export function reportMapText(map: DataMap): string {
  return map.files.map(file => `${fileBlock(file)}\n`).join('\n')
}

function fileBlock(file: MappedFile): string {
  const fault = [
    ...file.samples.map(sample => sampleLine(file.path, sample)),
    ...(file.fault === null ? [] : [faultLine(file.path, file.fault)]),
  ]
  if (file.fields.length === 0) return [`${escapePath(file.path)}  no fields`, ...fault].join('\n')
  const rows = [headings, ...file.fields.map(cells)]
  const widths = headings.map((_, column) => rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0))
  const lines = rows.map(row => `  ${row.map((cell, column) => pad(cell, column, widths)).join('  ')}`)
  const unlisted = file.fields.filter(field => field.verdict === 'unlisted').length
  const head = `${escapePath(file.path)}  ${formatCount(file.fields.length, 'field')}, ${unlisted} unlisted`
  return [head, ...lines, ...fault].join('\n')
}

function cells(field: MappedField): readonly string[] {
  return [
    field.verdict,
    field.row ?? '-',
    field.role,
    field.confidence ?? '-',
    formatNumber(field.count),
    formatNumber(field.empty),
    escapePath(field.path) || '(document)',
  ]
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0
  if (column === headings.length - 1) return cell
  return numeric.has(column) ? cell.padStart(width) : cell.padEnd(width)
}
