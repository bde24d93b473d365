/** A format of documents, by its name in reports and in `--input-format`. */
export type Format = 'json' | 'ndjson' | 'csv' | 'tsv' | 'xml' | 'plist' | 'yaml' | 'parquet'

/** Every format that is read. `json` stands for several documents in one file, too. */
export const formats: readonly Format[] = ['json', 'ndjson', 'csv', 'tsv', 'xml', 'plist', 'yaml', 'parquet']

/** Formats that are read as text; the others are bytes that only their reader understands. */
export function isText(format: Format): boolean {
  return format !== 'parquet'
}
