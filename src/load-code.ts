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
  const module: typeof import('node:module') & Caching = process.getBuiltinModule('node:module')
  const { enableCompileCache } = module
  if (enableCompileCache === undefined) return createCodeCache(join(folder, 'code-cache'))
  enableCompileCache()
  return { load: module.createRequire(join(folder, 'main.js')), keep: () => {} }
}
