import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** What says where caches go. */
export interface CacheWish {
  /** Absolute working folder: each has a file of its own, so that projects with a common folder do not meet. */
  readonly cwd: string
  /** Folder that `--cache-location` names; null for none. */
  readonly location: string | null
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Absolute path of the file that holds the cache. */
export function cacheFile({ cwd, location, env }: CacheWish): string {
  const folder = location === null ? defaultFolder(cwd, env) : path.resolve(cwd, location)
  // No `.json`: a run over its own folder is not to lint it.
  return path.join(folder, `results-${hash('sha256', cwd, 'hex').slice(0, 12)}.cache`)
}

/** Where other tools of a Node project have theirs; where there is none, the folder for caches of this system. */
function defaultFolder(cwd: string, env: CacheWish['env']): string {
  const modules = path.join(cwd, 'node_modules')
  if (existsSync(modules)) return path.join(modules, '.cache', 'mamlint')
  return path.join(systemFolder(env), 'mamlint')
}

function systemFolder(env: CacheWish['env']): string {
  const given = env['XDG_CACHE_HOME']
  if (given !== undefined && path.isAbsolute(given)) return given
  const platform = os.platform()
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches')
  return platform === 'win32'
    ? (env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local'))
    : path.join(os.homedir(), '.cache')
}
