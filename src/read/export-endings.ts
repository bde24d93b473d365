import type { Format } from '../model/format.ts'

/**
 * Endings that files of a format have by custom, lower case, without the dot. None for YAML: nearly all YAML in folders sets
 * machines and builds up, whose networks and addresses are nobody's device. One that collects is read where it is named.
 */
const endings: Readonly<Record<Format, readonly string[]>> = {
  json: ['json', 'jsonc'],
  ndjson: ['ndjson', 'jsonl'],
  csv: ['csv'],
  tsv: ['tsv'],
  xml: ['xml'],
  plist: ['plist', 'xcprivacy'],
  yaml: [],
  parquet: ['parquet'],
}

const archives: readonly string[] = ['zip', 'tar', 'tgz', 'tar.gz', 'tar.zst']

/**
 * Endings of the files that are read in folders, where nobody says which. Compressed files count by what is in them
 * (`.json.gz`, not `.gz`): what else is compressed in a folder, such as the pages of a site, is no export.
 *
 * @param isRead Whether a format is read.
 */
export function exportEndings(isRead: (format: Format) => boolean): readonly string[] {
  const documents = Object.entries(endings).flatMap(([format, own]) => (isRead(format as Format) ? own : []))
  return [...documents, ...documents.flatMap(ending => [`${ending}.gz`, `${ending}.zst`]), ...archives]
}
