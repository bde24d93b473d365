import { join } from 'node:path'
import { createLoader } from './load-code.ts'
import type * as jobs from './run-jobs.ts'

/** Where a thread starts. */
const { load } = createLoader(import.meta.dirname)
const { start } = load(join(import.meta.dirname, 'run-jobs.js')) as typeof jobs
void start()
