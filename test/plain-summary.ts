import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line, `N passed, N failed, N skipped`, for whoever reads the log by machine. */
export const plainSummary: Reporter = {
  onTestRunEnd(modules) {
    const states = modules.flatMap(module => [...module.children.allTests()].map(test => test.result().state))
    const broken = modules.filter(hasNoTests).length
    const count = (state: string): number => states.filter(one => one === state).length
    process.stdout.write(
      `\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`,
    )
  },
}

/** A file that failed before its first test counts as one failure. */
function hasNoTests(module: TestModule): boolean {
  return module.state() === 'failed' && [...module.children.allTests()].length === 0
}
