import { compileKernel } from './parse/kernel-module.ts'

/** How much V8 lets a function of WebAssembly do before it makes its code faster, by V8's major version: its own default. */
export const standardBudgets: Readonly<Record<string, number>> = { 11: 1_800_000, 12: 13_000_000, 13: 13_000_000 }

/** As much as the kernel does for about 10 MB: what was taken for a short run may turn out to be a long one. */
const patientBudget = 1_000_000_000

/** Bytes from which on faster code is worth waiting for. */
const longRun = 4_000_000

/**
 * Makes the kernel ready for a run over so many bytes. For a short one all of it is compiled at once, which V8 does in several
 * threads, where it would compile each function alone when it is first called; and V8 is kept from making its code faster. It
 * does so in a thread, which the end of the process waits for: a hook would end 15 ms later, and win nothing. Of streams, and of
 * what is staged, nobody knows the length, so that they count as short.
 *
 * What is changed is put back at once: V8 takes code that it kept only under the flags under which it was compiled.
 */
export function prepareKernel(bytes: number): void {
  const standard = standardBudgets[process.versions.v8.split('.')[0] ?? '']
  if (standard === undefined || bytes > longRun) return
  const v8 = process.getBuiltinModule('node:v8')
  v8.setFlagsFromString(`--wasm-tiering-budget=${patientBudget}`)
  v8.setFlagsFromString('--no-wasm-lazy-compilation')
  compileKernel()
  v8.setFlagsFromString('--wasm-lazy-compilation')
  v8.setFlagsFromString(`--wasm-tiering-budget=${standard}`)
}
