/**
 * Keys of columnar tables, as the systems write them that export such: Graph's Intune reports (`Schema`, `Column`, `Values`),
 * Log Analytics (`columns`, `rows`), Kusto (`Columns`, `ColumnName`, `Rows`), Elasticsearch, Trino, InfluxDB, pandas, Splunk.
 */

/** Keys under which the columns of a table are listed: names, or objects that have one each. */
export const columnListKeys: readonly string[] = spellings([
  'columns',
  'columnNames',
  'columnHeaders',
  'cols',
  'schema',
  'fields',
  'headers',
  'header',
])
/** Keys under which the rows stand, in the same object. */
export const rowListKeys: readonly string[] = spellings(['rows', 'values', 'data', 'results', 'records'])
/** Keys under which the name of a column stands, in an object of the list. */
export const columnNameKeys: readonly string[] = spellings(['name', 'column', 'columnName'])

/** As it is, and as .NET and SQL write it. */
function spellings(keys: readonly string[]): readonly string[] {
  return keys.flatMap(key => [
    ...new Set([key, key.toLowerCase(), key.charAt(0).toUpperCase() + key.slice(1), key.toUpperCase()]),
  ])
}
