import { reportMapJson } from './map-json.ts'
import { reportMapText } from './map-text.ts'
import type { MapReporter } from './reporter.ts'

/** A name `--format` of `map` accepts. */
export type MapReporterName = 'text' | 'json'

/** Every output format of `map`. */
export const mapReporters: Readonly<Record<MapReporterName, MapReporter>> = {
  text: reportMapText,
  json: reportMapJson,
}
