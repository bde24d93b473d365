import { writeFileSync } from 'node:fs'
import { compileCatalogue } from '../catalogue/compile.ts'
import { rulesPage } from '../catalogue/rules-page.ts'

// Run by `npm run docs` in the project's folder.
writeFileSync('docs/rules.md', rulesPage(compileCatalogue(process.cwd())))
