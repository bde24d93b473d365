import { join } from 'node:path'
import { createLoader } from './load-code.ts'
import type * as program from './run-cli.ts'

/** Where a thread starts. */
const { load } = createLoader(import.meta.dirname)
const { startJobs } = load(join(import.meta.dirname, 'run-cli.js')) as typeof program
void startJobs()
