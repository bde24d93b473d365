#!/usr/bin/env node
import module from 'node:module'

/** What Node has from 22.1 on, and 20 has not. */
interface Caching {
  readonly enableCompileCache?: () => unknown
}

// Keeps compiled code between runs, in the folder for temporary files or where NODE_COMPILE_CACHE says. Where that cannot be
// written it says nothing, and the run goes on without. What is loaded before is not kept, so this comes first.
;(module as Caching).enableCompileCache?.()

await import('./run-cli.ts')
