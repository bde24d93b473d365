import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source: string = new URL('../../src', import.meta.url).pathname
const files = ['cli', 'config', 'read', 'report'].flatMap(folder =>
  readdirSync(path.join(source, folder)).map(file => path.join(source, folder, file)),
)

// A hook that lints one named file must not wait for what it does not use.
test('nothing loads ajv, fast-glob, picomatch or jsonc-parser before it is needed', () => {
  const eager = files.filter(file => {
    const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type )[^'\n]*'([^']+)'/gm)
    return [...imports].some(([, name]) => /^(ajv|fast-glob|picomatch|jsonc-parser)/.test(String(name)))
  })
  expect(eager).toEqual([])
})
