import { writeFileSync } from 'node:fs'
import { loadCatalogue } from './load.ts'
import { rulesPage } from './rules-page.ts'

// Run by `npm run docs` in the project's folder, after a build.
writeFileSync('docs/rules.md', rulesPage(loadCatalogue()))
