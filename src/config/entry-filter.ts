import type { EntryFilter, EntryPattern } from '../model/settings.ts'
import { toPattern } from './path-test.ts'

/** Globs, and the absolute folder that they are relative to. */
export interface PlacedGlobs {
  readonly globs: readonly string[]
  readonly folder: string
}

/** Endings of containers: they say which files hold entries, and nothing of the entries. */
const ofContainers: ReadonlySet<string> = new Set(['zip', 'tar', 'tgz', 'tar.gz', 'tar.zst', 'gz', 'zst'])

/**
 * Which entries of archives are read, as `--ext`, `--ignore` and the configuration say: those that would be, lay they unpacked in
 * the folder that the globs are relative to. Null for all.
 *
 * @param extensions Endings that files must have, lower case, without the dot; null for any.
 */
export async function createEntryFilter(
  extensions: readonly string[] | null,
  placed: readonly PlacedGlobs[],
): Promise<EntryFilter | null> {
  const endings = extensions?.some(ending => !ofContainers.has(ending)) === true ? extensions : null
  const ignored = (await Promise.all(placed.map(toEntryPatterns))).flat()
  return endings === null && ignored.length === 0 ? null : { extensions: endings, ignored }
}

async function toEntryPatterns({ globs, folder }: PlacedGlobs): Promise<readonly EntryPattern[]> {
  if (globs.length === 0) return []
  const { default: picomatch } = await import('picomatch')
  return globs.map(glob => {
    const pattern = toPattern(glob, folder)
    return { source: picomatch.makeRe(pattern, { dot: true }).source, isOfName: !pattern.includes('/') }
  })
}
