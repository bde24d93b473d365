import { compileKernel } from './parse/kernel-module.ts'

/** How much V8 lets a function of WebAssembly do before it makes its code faster, by V8's major version: its own default. */
export const standardBudgets: Readonly<Record<string, number>> = { 11: 1_800_000, 12: 13_000_000, 13: 13_000_000 }

/** As much as the kernel does for about 10 MB: what was taken for a short run may turn out to be a long one. */
const patientBudget = 1_000_000_000

/** Bytes from which on faster code is worth waiting for. */
const longRun = 4_000_000

/**
 * Makes the kernel ready for a run over so many bytes, and keeps V8 from making its code faster in a short one. V8 does so in a
 * thread, which the end of the process waits for: a hook would end 15 ms later, and win nothing. Of streams, and of what is staged, nobody knows the length, so that they count as short.
 *
 * The budget is put back at once: V8 takes code that it kept only under the flags under which it was compiled.
 */
export function prepareKernel(bytes: number): void {
  const standard = standardBudgets[process.versions.v8.split('.')[0] ?? '']
  if (standard === undefined || bytes > longRun) return
  const v8 = process.getBuiltinModule('node:v8')
  v8.setFlagsFromString(`--wasm-tiering-budget=${patientBudget}`)
  compileKernel()
  v8.setFlagsFromString(`--wasm-tiering-budget=${standard}`)
}
