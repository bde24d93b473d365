import { reportCompact } from './compact.ts'
import { reportCsv } from './csv.ts'
import { reportGithub } from './github.ts'
import { reportGitlab } from './gitlab.ts'
import { reportHtml } from './html.ts'
import { reportJson } from './json.ts'
import { reportJunit } from './junit.ts'
import { reportMarkdown } from './markdown.ts'
import { reportNdjson } from './ndjson.ts'
import { reportPretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'
import type { ReporterName } from './reporter-names.ts'
import { reportSarif } from './sarif.ts'

export type { ReporterName } from './reporter-names.ts'

/** Every output format of `lint`. A new one is one file, one name in `reporter-names.ts` and one line here. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty: reportPretty,
  compact: reportCompact,
  json: reportJson,
  ndjson: reportNdjson,
  sarif: reportSarif,
  junit: reportJunit,
  github: reportGithub,
  gitlab: reportGitlab,
  markdown: reportMarkdown,
  csv: reportCsv,
  html: reportHtml,
}
