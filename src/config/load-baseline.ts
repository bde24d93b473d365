import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Baseline, BaselineEntry } from '../model/baseline.ts'
import { Fault } from '../model/fault.ts'
import { systemCode } from '../model/system-code.ts'
import type { ConfigProblem } from './config.ts'

/** What the last element of a baseline says, so that every entry before it is a line that ends in a comma. */
const schema = 'mamlint-baseline/1'

/** A baseline, or what is wrong with it; neither where there is no such file. */
export interface LoadedBaseline {
  readonly baseline: Baseline | null
  readonly problems: readonly ConfigProblem[]
}

/**
 * Reads a baseline.
 *
 * @param shown Its path as reports print it.
 */
export async function loadBaseline(absolute: string, shown: string): Promise<LoadedBaseline> {
  try {
    const entries = parseBaseline(new TextDecoder().decode(readFileSync(absolute)))
    return { baseline: { path: shown, folder: path.dirname(absolute), entries }, problems: [] }
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT') return { baseline: null, problems: [] }
    const fault = error instanceof Fault ? error : new Fault('CONFIG_INVALID', `the baseline cannot be read (${code})`)
    return { baseline: null, problems: [{ path: shown, fault }] }
  }
}

/** Reads the text of a baseline. Throws `Fault` with code `CONFIG_INVALID`. */
export function parseBaseline(text: string): readonly BaselineEntry[] {
  const marker = text.split('\n').findIndex(line => /^(?:<{7}|={7}|>{7})/.test(line))
  if (marker >= 0) {
    const place = { line: marker + 1, column: 1, offset: 0 }
    throw new Fault('CONFIG_INVALID', 'the mark of a merge conflict; keep the lines of both sides', place)
  }
  let items: unknown
  try {
    items = JSON.parse(text)
  } catch {
    throw new Fault('CONFIG_INVALID', `no JSON; ${advice}`)
  }
  const last: unknown = Array.isArray(items) ? items.at(-1) : null
  if (!Array.isArray(items) || !isObject(last) || last['schema'] !== schema) {
    throw new Fault('CONFIG_INVALID', `expected an array that ends in {"schema":"${schema}"}; ${advice}`)
  }
  return items.slice(0, -1).map((item: unknown, index) => toEntry(item, index))
}

const advice = 'mamlint baseline writes it anew'

/** The text of a baseline: an entry a line, so that two branches that each add one can be merged. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ file, path: field, rule, entity, verdict }) =>
    JSON.stringify({ file, path: field, rule, ...(entity !== null && { entity }), verdict }),
  )
  return `[\n${[...lines, JSON.stringify({ schema })].join(',\n')}\n]\n`
}

const verdicts: readonly BaselineEntry['verdict'][] = [
  'never-collected',
  'out-of-scope',
  'needs-context',
  'optional-data',
  'unlisted',
]

function toEntry(item: unknown, index: number): BaselineEntry {
  if (isObject(item)) {
    const { file, path: field, rule, entity = null, verdict } = item
    const accepted = verdicts.find(one => one === verdict)
    const isWhole = isText(file) && isText(field) && isText(rule) && (entity === null || isText(entity))
    if (isWhole && accepted !== undefined) return { file, path: field, rule, entity, verdict: accepted }
  }
  // Entries stand a line each, behind the line with the bracket.
  const place = { line: index + 2, column: 1, offset: 0 }
  throw new Fault('CONFIG_INVALID', `expected an entry with file, path, rule and verdict; ${advice}`, place)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
