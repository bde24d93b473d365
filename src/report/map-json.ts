import type { DataMap } from '../model/report.ts'
import { escapeJson } from './escape.ts'

/** The data map for a program, see `schema/map.schema.json`. Two spaces deep, one line feed at the end. */
export function reportMapJson(map: DataMap): string {
  return `${escapeJson(JSON.stringify(map, null, 2))}\n`
}
