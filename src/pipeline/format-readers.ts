import { Fault } from '../model/fault.ts'
import type { Format } from '../model/format.ts'
import type { FormatReader } from '../parse/format-reader.ts'

/** Formats that the kernel does not read by itself. */
type OtherFormat = Exclude<Format, 'json' | 'ndjson'>

const loadCsv = async (): Promise<FormatReader> => (await import('../parse/formats/csv.ts')).readCsv

/**
 * Who reads which format. Each is loaded when the first file of its format comes, so that a run over JSON does not wait for
 * its library: `csv: async () => (await import('../parse/formats/csv.ts')).readCsv`. What stands in `src/parse/formats/` is
 * kept out of the file that every start loads (see `rolldown.config.mjs`).
 */
const readers: Readonly<Record<OtherFormat, (() => Promise<FormatReader>) | null>> = {
  csv: loadCsv,
  tsv: loadCsv,
  xml: async () => (await import('../parse/formats/xml.ts')).readXml,
  plist: async () => (await import('../parse/formats/plist.ts')).readPlist,
  yaml: async () => (await import('../parse/formats/yaml.ts')).readYaml,
  parquet: async () => (await import('../parse/formats/parquet.ts')).readParquet,
}

/** Whether this version reads a format. */
export function isRead(format: Format): boolean {
  return format === 'json' || format === 'ndjson' || readers[format] !== null
}

/** Loads the reader of a format. Throws `Fault` where this version has none. */
export async function loadReader(format: Format): Promise<FormatReader> {
  if (format === 'json' || format === 'ndjson') throw new Error('the kernel reads JSON')
  const load = readers[format]
  if (load !== null) return await load()
  throw new Fault('UNKNOWN_FORMAT', `this version does not read ${format} yet`)
}
