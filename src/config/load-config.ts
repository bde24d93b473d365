import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../model/fault.ts'
import { isMissing, systemCode, unknownCode } from '../model/system-code.ts'
import type { Config, ConfigProblem, Override, WrittenConfig } from './config.ts'
import { type ConfigText, parseConfigText } from './config-text.ts'
import { decodeText } from './decode-text.ts'
import { findConfig, type FoundConfig } from './find-config.ts'
import { createPathTest } from './path-test.ts'
import type { AllowPlace, PlacedAllows } from './placed-allows.ts'
import { findRuleFaults } from './rule-faults.ts'

/** Where a configuration comes from, and what it may name. */
export interface ConfigRequest {
  readonly cwd: string
  /** A file that the user named; null to look for one from `cwd` upward; false for none at all. */
  readonly file: string | null | false
  readonly ruleIds: readonly string[]
  /** ISO date in UTC, by which `allow` entries expire. */
  readonly today: string
}

/** A configuration, or none, or what is wrong with it. */
export interface LoadedConfig {
  readonly config: Config | null
  /** Not empty means: `config` is null and the run must not start. */
  readonly problems: readonly ConfigProblem[]
}

/** Finds, reads and checks the configuration of a run. Everything that is wrong with it is told at once. */
export async function loadConfig(request: ConfigRequest): Promise<LoadedConfig> {
  if (request.file === false) return { config: null, problems: [] }
  let found: FoundConfig | null
  try {
    found = request.file === null ? await findConfig(request.cwd) : openConfig(request.cwd, request.file)
  } catch (error) {
    return { config: null, problems: [{ path: request.file ?? '.', fault: toFault(error) }] }
  }
  if (found === null) return { config: null, problems: [] }
  const shown = path.relative(request.cwd, found.absolute).split(path.sep).join('/')
  try {
    return await checkConfig(found, shown, request)
  } catch (error) {
    return { config: null, problems: [{ path: shown, fault: toFault(error) }] }
  }
}

function openConfig(cwd: string, file: string): FoundConfig {
  const absolute = path.resolve(cwd, file)
  return { absolute, bytes: readFileSync(absolute) }
}

async function checkConfig(found: FoundConfig, shown: string, request: ConfigRequest): Promise<LoadedConfig> {
  const section = path.basename(found.absolute) === 'package.json' ? 'mamlint' : null
  const text = await parseConfigText(decodeText(found.bytes), section)
  const fail = (faults: readonly Fault[]): LoadedConfig => ({
    config: null,
    problems: faults.map(fault => ({ path: shown, fault })),
  })
  const { findSchemaFaults } = await import('./schema-faults.ts')
  const schemaFaults = await findSchemaFaults(text)
  if (schemaFaults.length > 0) return fail(schemaFaults)
  const written = text.value as WrittenConfig // the schema has just said so
  const ruleFaults = findRuleFaults(text, written, request.ruleIds)
  if (ruleFaults.length > 0) return fail(ruleFaults)
  const place = { path: shown, folder: path.dirname(found.absolute), today: request.today }
  const overrides = await prepareOverrides(text, written, place.folder)
  const { allows, faults } = await prepareAllows(text, written, {
    ...place,
    overrides,
    testOf: globs => createPathTest(globs, place.folder, 'files'),
  })
  if (faults.length > 0) return fail(faults)
  return { config: await prepare(written, { ...place, overrides, allows }), problems: [] }
}

async function prepare(
  { ignore = [], overrides: _layers, allow: _entries, baseline, ...settings }: WrittenConfig,
  { path: shown, folder, overrides, allows }: Pick<Config, 'path' | 'folder' | 'overrides' | 'allows'>,
): Promise<Config> {
  return {
    path: shown,
    folder,
    settings,
    ignore,
    ignores: await createPathTest(ignore, folder, 'folders'),
    overrides,
    allows,
    baseline: baseline === undefined ? null : path.resolve(folder, baseline),
  }
}

async function prepareOverrides(
  text: ConfigText,
  written: WrittenConfig,
  folder: string,
): Promise<readonly Override[]> {
  return Promise.all(
    (written.overrides ?? []).map(async ({ files, allow: _allow, ...changed }, at) => ({
      files,
      settings: changed,
      matches: await createPathTest(files, folder, 'files'),
      position: text.position(['overrides', at, 'files']),
    })),
  )
}

/** Most configurations have no `allow` entries, and no need of what reads them. */
async function prepareAllows(text: ConfigText, written: WrittenConfig, place: AllowPlace): Promise<PlacedAllows> {
  const layers = [written, ...(written.overrides ?? [])]
  if (layers.every(({ allow = [] }) => allow.length === 0)) return { allows: [], faults: [] }
  return (await import('./placed-allows.ts')).placeAllows(text, written, place)
}

/** Only the system's code of a failure is told on; anything that is no failure to read is a bug and stays one. */
function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  const code = systemCode(error)
  if (code === unknownCode) throw error
  const reason = isMissing(error) ? 'no such file' : `the file cannot be read (${code})`
  return new Fault('CONFIG_INVALID', reason)
}
