import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createCodeCache, type CodeCache } from './code-cache.ts'

/** What Node has from 22.1 on, and 20 has not. */
interface Caching {
  readonly enableCompileCache?: () => unknown
}

/**
 * Loads modules that stand beside this one with their code as it was compiled the last time: by Node, in the folder for temporary
 * files or where NODE_COMPILE_CACHE says; where Node cannot, by ourselves, in the package.
 */
export function createLoader(folder: string): CodeCache {
  const load = createRequire(join(folder, 'main.js'))
  // Asked for by name, it comes without glue that copies it, see `dist/main.js`.
  const { enableCompileCache } = load('node:module') as Caching
  if (enableCompileCache === undefined) return createCodeCache(join(folder, 'code-cache'))
  enableCompileCache()
  return { load, keep: () => {} }
}
