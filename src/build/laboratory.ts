// What benchmarks take apart: the stages behind the program, and rules as they are written. Not published.
export { compileCatalogue as readCatalogue } from '../catalogue/compile.ts'
export { defaultSettings } from '../model/settings.ts'
export { createEngine } from '../pipeline/engine.ts'
export { lintSource } from '../pipeline/lint.ts'
export { testRules } from '../pipeline/test-rules.ts'
export { fileSource } from '../read/file-source.ts'
export { compiledCatalogue } from './compiled-catalogue.ts'
