import { kernelBytes } from './kernel-bytes.ts'

let compiled: WebAssembly.Module | undefined

/** The kernel, compiled once. Who does not ask lets the first reader do so. */
export function compileKernel(): WebAssembly.Module {
  return (compiled ??= new WebAssembly.Module(kernelBytes()))
}
