/** The part of the WebAssembly JavaScript interface that the kernel's host uses. Node's types leave it to those of browsers. */
declare namespace WebAssembly {
  type Module = object
  interface Instance {
    readonly exports: object
  }
  const Module: new (bytes: Uint8Array) => Module
  const Instance: new (module: Module, imports: Readonly<Record<string, object>>) => Instance
  interface Memory {
    readonly buffer: ArrayBuffer
  }
  interface Global<T extends 'i32' | 'i64'> {
    readonly value: T extends 'i64' ? bigint : number
  }
}
