import path from 'node:path'
import type { Deps } from '../../src/cli/deps.ts'
import { lintAll, type LintAllSetup } from '../../src/lint-all.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import { engine } from '../helpers.ts'

/** The threads of the build, two of them, paid for from the limits on that a test sets. */
export function createSetup(changes: Pick<LintAllSetup, 'limits'> & Partial<LintAllSetup>): LintAllSetup {
  return {
    engine: () => engine,
    expectBytes: () => undefined,
    countCores: () => 2,
    workerFile: path.resolve('dist/worker.js'),
    ...changes,
  }
}

/** The real checks by the real rules, in place of the stand-ins of `runIn`. */
export function createRealDeps(setup: LintAllSetup): Partial<Deps> {
  return {
    ruleIndex: async () => ({ edition: engine.edition, ids: [...engine.knowledge.rows.keys()], digest: 'x' }),
    lintAll: (inputs, options) => lintAll(inputs, options, setup),
    createReport: async (checked, profile, suppressing) =>
      createReport({ checked, profile, suppressing, version: '0', rules: engine.edition }),
  }
}
