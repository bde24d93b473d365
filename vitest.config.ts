import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { plainSummary } from './test/plain-summary.ts'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/temporary-folder.ts'],
    testTimeout: 60_000,
    reporters: ['dot', plainSummary],
  },
})

// The test runner asks for a default export; nothing else in the project has one.
export default config
