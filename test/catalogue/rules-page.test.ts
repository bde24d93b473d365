import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadCatalogue, loadRules } from '../../src/catalogue/load.ts'
import { rulesPage } from '../../src/catalogue/rules-page.ts'

test('docs/rules.md is fresh: `npm run docs` after a build', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesPage({ ...loadCatalogue(), rules: loadRules() }))
})
