import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { standardBudgets } from '../src/kernel-budget.ts'

const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })

/** What V8 takes for a flag that nobody gives. */
function standardOf(flag: string): string | undefined {
  return new RegExp(`--${flag} .*\\n.*default: --(.*)$`, 'm').exec(options)?.[1]
}

// Or V8 would refuse the code that it kept.
test('the flags that are put back are those that V8 has by itself', () => {
  const budget = standardBudgets[process.versions.v8.split('.')[0] ?? '']
  expect(standardOf('wasm-tiering-budget')).toBe(`wasm-tiering-budget=${budget}`)
  expect(standardOf('wasm-lazy-compilation')).toBe('wasm-lazy-compilation')
})
