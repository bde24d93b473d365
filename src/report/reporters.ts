import { reportCompact } from './compact.ts'
import { reportJson } from './json.ts'
import { reportMapJson } from './map-json.ts'
import { reportMapText } from './map-text.ts'
import { reportPretty } from './pretty.ts'
import type { MapReporter, Reporter } from './reporter.ts'

/** A name `--format` of `lint` accepts. */
export type ReporterName = 'pretty' | 'compact' | 'json'

/** A name `--format` of `map` accepts. */
export type MapReporterName = 'text' | 'json'

/** Every output format of `lint`. A new one is one file, one union member and one line here. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty: reportPretty,
  compact: reportCompact,
  json: reportJson,
}

/** Every output format of `map`. */
export const mapReporters: Readonly<Record<MapReporterName, MapReporter>> = {
  text: reportMapText,
  json: reportMapJson,
}
