import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { compileCatalogue } from './compile.ts'

// Build step: writes `src/catalogue/compiled.ts` from `rules/`. Run by `npm run build:rules` in the project's folder.
const root = process.cwd()
const catalogue = JSON.stringify(compileCatalogue(root))
const lines = [
  '// Written by `npm run build:rules` from `rules/`. Do not edit.',
  "import type { CompiledCatalogue } from '../model/compiled.ts'",
  '',
  '/** The rules as one value. A string that is parsed loads faster than an object literal of this size. */',
  `export const compiled: CompiledCatalogue = JSON.parse(${JSON.stringify(catalogue)}) as CompiledCatalogue`,
  '',
]
writeFileSync(path.join(root, 'src/catalogue/compiled.ts'), lines.join('\n'))
