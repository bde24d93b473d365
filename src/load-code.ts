import { join } from 'node:path'
import { createCodeCache, type CodeCache } from './code-cache.ts'

type NodeModules = typeof import('node:module')

/** What Node has from 22.1 on, and 20 has not. */
interface Caching {
  readonly enableCompileCache: () => unknown
}

/**
 * Loads modules that stand beside this one with their code as it was compiled the last time: by Node, in the folder for temporary
 * files or where NODE_COMPILE_CACHE says; where Node cannot, by ourselves, in the package.
 */
export function createLoader(folder: string): CodeCache {
  if (!keepsCode(process.versions.node)) return createCodeCache(join(folder, 'code-cache'))
  const { createRequire, enableCompileCache } = process.getBuiltinModule('node:module') as NodeModules & Caching
  enableCompileCache()
  return { load: createRequire(join(folder, 'main.js')), keep: () => {} }
}

/** Whether a version of Node can keep compiled code. To ask `node:module` would take a start longer than the answer is worth. */
export function keepsCode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 1)
}
