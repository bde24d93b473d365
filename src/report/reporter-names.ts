/** A name `--format` of `lint` accepts. */
export type ReporterName =
  'pretty' | 'compact' | 'json' | 'ndjson' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown' | 'csv' | 'html'

/** All of them, in the order in which help lists them. */
export const reporterNames: readonly ReporterName[] = [
  'pretty',
  'compact',
  'json',
  'ndjson',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'markdown',
  'csv',
  'html',
]

/** Those that explain rules, and so are to be given `ReportOptions.rules`. */
export const explainingReporters: ReadonlySet<ReporterName> = new Set<ReporterName>(['sarif', 'html'])
