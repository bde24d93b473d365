import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { standardBudgets } from '../src/kernel-budget.ts'

test("the budget that is put back is V8's own, or V8 would refuse the code that it kept", () => {
  const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  const [, standard] = /--wasm-tiering-budget=(\d+)$/m.exec(options) ?? []
  expect(standardBudgets[process.versions.v8.split('.')[0] ?? '']).toBe(Number(standard))
})
