import { Fault } from '../model/fault.ts'
import type { Config, ConfigProblem, Override } from './config.ts'
import { didYouMean } from './nearest.ts'

/** What looking for files needs of the world: whether a glob fits any, and which there are. */
export interface FolderSearch {
  /** Tells whether any file under a folder fits one of the globs. */
  fits(globs: readonly string[], folder: string): Promise<boolean>
  /** Paths of files under a folder, relative to it; the first several thousand. */
  list(folder: string): Promise<readonly string[]>
}

/**
 * Overrides that change nothing because their globs match no file of the run and none under the configuration's folder: most
 * often a slip of the pen, which must not pass in silence.
 *
 * @param files Absolute paths of the files of the run, with `/`.
 */
export async function findUnusedOverrides(
  config: Config,
  files: readonly string[],
  search: FolderSearch,
): Promise<readonly ConfigProblem[]> {
  const problems: ConfigProblem[] = []
  for (const override of config.overrides) {
    if (files.some(file => override.matches(file)) || (await search.fits(override.files, config.folder))) continue
    const fault = new Fault('CONFIG_INVALID', await describe(override, config.folder, search), override.position)
    problems.push({ path: config.path, fault })
  }
  return problems
}

async function describe(override: Override, folder: string, search: FolderSearch): Promise<string> {
  const glob = override.files[0] ?? ''
  const globs = override.files.map(name => `"${name}"`).join(', ')
  return `the override for ${globs} matches no file${didYouMean(glob, await search.list(folder))}`
}
