import path from 'node:path'
import type { Config, ConfigProblem } from '../config/config.ts'
import { configNames, defaultBaseline } from '../config/find-config.ts'
import { loadConfig } from '../config/load-config.ts'
import { createPathTest, type PathTest } from '../config/path-test.ts'
import { createSettingsOf, resolveSettings, type SettingsFlags } from '../config/resolve-settings.ts'
import { findUnusedOverrides } from '../config/unused-overrides.ts'
import type { ByteSource } from '../model/byte-source.ts'
import { Fault } from '../model/fault.ts'
import type { EntryFilter, Settings } from '../model/settings.ts'
import { isRead } from '../pipeline/format-readers.ts'
import { displayPath, toPosix } from '../read/display-path.ts'
import { exportEndings } from '../read/export-endings.ts'
import type { FindOptions, FoundFile, MissedInput } from '../read/found-files.ts'
import { listFiles as listFolder, someFileFits } from '../read/match-glob.ts'
import { formatCount } from '../report/count.ts'
import { escapePath } from '../report/escape.ts'
import type { Io } from './io.ts'
import type { FindingOptions, JudgeOptions } from './options.ts'

/** What a command is asked to read, and how. */
export interface RunRequest {
  /** Files, folders, globs, and `-` for standard input. */
  readonly words: readonly string[]
  readonly options: FindingOptions & Pick<JudgeOptions, 'config'> & { readonly staged?: boolean }
  readonly flags: SettingsFlags
  readonly ruleIds: readonly string[]
  /** Absolute paths of files that this run itself writes. */
  readonly written: readonly string[]
}

/** One stream to check, not yet opened. */
export interface RunInput {
  /** As reports print it. */
  readonly name: string
  /** Absolute path, with `/`: that of its name where it is no file. */
  readonly absolute: string
  readonly settings: Settings
  /** The file it is; null for standard input, and for what is staged. */
  readonly file: FoundFile | null
  open(): ByteSource
}

/** A run that may start. */
export interface PreparedRun {
  readonly inputs: readonly RunInput[]
  /** Settings where no override matches. */
  readonly settings: Settings
  /** Null where there is none. */
  readonly config: Config | null
  /** Whether more than single files were asked for: then what accepts nothing here accepts nothing at all. */
  readonly isWide: boolean
  readonly ignored: number
  readonly missed: readonly MissedInput[]
  /** Lines on what is staged and was not looked at. */
  readonly remarks: readonly string[]
  /** What is wrong with the configuration. Not empty means: nothing else here counts. */
  readonly problems: readonly ConfigProblem[]
}

/** A configuration is no export: it is linted only where somebody names it. */
const ownNames: ReadonlySet<string> = new Set([...configNames.filter(name => name !== 'package.json'), defaultBaseline])

/** Loads the configuration, finds the files and settles how each is judged. Reads none of them. */
export async function prepareRun(request: RunRequest, io: Io): Promise<PreparedRun> {
  const { words, options, flags, ruleIds } = request
  if (words.length === 0 && options.staged !== true) {
    throw new Fault('USAGE', 'no input; name files, folders or globs, or - for standard input')
  }
  const given = options.config ?? null
  const { config, problems } = await loadConfig({ cwd: io.cwd, file: given, ruleIds, today: io.today })
  const settings = resolveSettings(config, flags, null)
  if (problems.length > 0) {
    return { inputs: [], settings, config, isWide: false, ignored: 0, missed: [], remarks: [], problems }
  }
  const ignores = await createIgnores(config, request, io.cwd)
  const isStaged = options.staged === true
  const { inputs, ...found } = await (isStaged ? listStaged : listFiles)(words, options, ignores, io)
  const names = new Set(inputs.map(input => input.name))
  const entries = await filterEntries(options, config, io)
  const settingsOf = createSettingsOf(config, entries === null ? flags : { ...flags, entries })
  return {
    ...found,
    inputs: inputs.map(({ name, absolute, file, open }) => ({
      name,
      absolute,
      settings: settingsOf(absolute),
      file,
      open,
    })),
    settings,
    config,
    isWide: !isStaged && words.some(word => word !== '-' && !names.has(displayPath(word))),
    // A commit need not wait for a search of the disk: a run over folders tells the same.
    problems: config === null || isStaged ? [] : await checkOverrides(config, inputs),
  }
}

/** What the configuration and `--ignore` leave out; and this run's own reports and the configuration it was given. */
async function createIgnores(config: Config | null, request: RunRequest, cwd: string): Promise<PathTest> {
  const flagged = await createPathTest(request.options.ignore ?? [], cwd, 'folders')
  const given = typeof request.options.config === 'string' ? [path.resolve(cwd, request.options.config)] : []
  const baseline = config?.baseline ?? null
  const own = new Set([...request.written, ...given, ...(baseline === null ? [] : [baseline])].map(toPosix))
  return absolute => config?.ignores(absolute) === true || flagged(absolute) || own.has(absolute)
}

/** Which entries of archives are read, by the same flags and globs; null for all. */
async function filterEntries(
  { ext, ignore = [] }: FindingOptions,
  config: Config | null,
  { cwd }: Io,
): Promise<EntryFilter | null> {
  const configured = config?.ignore ?? []
  if (ext === undefined && ignore.length + configured.length === 0) return null
  const { createEntryFilter } = await import('../config/entry-filter.ts')
  return createEntryFilter(ext ?? null, [
    { globs: ignore, folder: cwd },
    { globs: configured, folder: config?.folder ?? cwd },
  ])
}

/** What is to be read, in order, and what is not. */
interface Listed extends Pick<PreparedRun, 'ignored' | 'missed' | 'remarks'> {
  readonly inputs: readonly Located[]
}

/** The files that the words stand for, and standard input. */
async function listFiles(
  words: readonly string[],
  options: FindingOptions,
  ignores: PathTest,
  io: Io,
): Promise<Listed> {
  const inputs = words.filter(word => word !== '-')
  const found = await io.findFiles(inputs, findOptions(options, ignores, io))
  const stdin = openStdin(words, options, ignores, io)
  const files = found.files.map(file => ({
    name: file.path,
    absolute: toPosix(file.absolute),
    file,
    open: () => io.openFile(file),
  }))
  const { ignored, missed } = found
  return { inputs: [...stdin.opened, ...files], ignored: ignored + stdin.ignored, missed, remarks: [] }
}

/** The files of the next commit that the words stand for, as they are staged. */
async function listStaged(
  words: readonly string[],
  options: FindingOptions,
  ignores: PathTest,
  io: Io,
): Promise<Listed> {
  if (words.includes('-')) throw new Fault('USAGE', '--staged reads the index of git, and so cannot read "-"')
  const { files, links, changes, ignored, missed } = await io.findStaged(words, findOptions(options, ignores, io))
  const inputs = files.map(({ path: name, absolute, open }) => ({
    name,
    absolute: toPosix(absolute),
    file: null,
    open,
  }))
  const said = files.length + missed.length + ignored > 0 ? [] : [nothingStaged(changes, words)]
  const skipped = links.map(link => `${escapePath(link)}: a link or submodule, which holds nothing to examine`)
  return { inputs, ignored, missed, remarks: [...skipped, ...said] }
}

function nothingStaged(changes: number, words: readonly string[]): string {
  const among = words.length === 0 ? 'no export by its ending (see --ext)' : 'none of the files that were named'
  return `mamlint: nothing to examine: ${formatCount(changes, 'file')} staged, ${among}`
}

function findOptions(options: FindingOptions, ignores: PathTest, { cwd }: Io): FindOptions {
  return { cwd, extensions: options.ext ?? exportEndings(isRead), unmeant: ownNames, ignores }
}

/** An input and where it stands, which is all that overrides ask. */
type Located = Omit<RunInput, 'settings'>

/** Standard input, where the words name it: under its given name it may be ignored like a file. */
function openStdin(
  words: readonly string[],
  options: FindingOptions,
  ignores: PathTest,
  io: Io,
): { readonly opened: readonly Located[]; readonly ignored: number } {
  if (!words.includes('-')) return { opened: [], ignored: 0 }
  const name = toPosix(options.stdinFilename ?? '<stdin>')
  const absolute = toPosix(path.resolve(io.cwd, name))
  if (options.stdinFilename !== undefined && ignores(absolute)) return { opened: [], ignored: 1 }
  return { opened: [{ name, absolute, file: null, open: () => io.openStdin(name) }], ignored: 0 }
}

async function checkOverrides(config: Config, inputs: readonly Located[]): Promise<readonly ConfigProblem[]> {
  const files = inputs.map(input => input.absolute)
  return findUnusedOverrides(config, files, { fits: someFileFits, list: listFolder })
}
