import type { ScalarKind } from './field-listener.ts'

/** Members that wrap the value of an OTLP pair. @see opentelemetry-proto `common.proto`, message AnyValue */
export const otlpScalars: ReadonlySet<string> = new Set([
  'stringValue',
  'intValue',
  'doubleValue',
  'boolValue',
  'bytesValue',
])

/** OTLP writes 64-bit numbers as strings. */
export function kindOfWrapped(wrapper: string, kind: ScalarKind): ScalarKind {
  if (wrapper === 'intValue' || wrapper === 'doubleValue') return 'number'
  return wrapper === 'boolValue' ? 'boolean' : kind
}
