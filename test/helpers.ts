import { loadCatalogue } from '../src/catalogue/load.ts'
import type { ByteSource } from '../src/model/byte-source.ts'
import type { MappedField } from '../src/model/report.ts'
import { defaultSettings, type Settings } from '../src/model/settings.ts'
import { createEngine, type Engine } from '../src/pipeline/engine.ts'
import { type Checked, lintSource } from '../src/pipeline/lint.ts'

/** The built-in rules, compiled once for all tests. */
export const engine: Engine = createEngine(loadCatalogue())

/** Bytes as a source, cut into chunks of `size` bytes. */
export function sourceOf(
  content: string | Uint8Array,
  name: string = 'export.json',
  size: number = Infinity,
): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, size: bytes.length, chunks: () => cut(bytes, size) }
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, Math.min(bytes.length, at + size))
}

/** Lints a document given as a value or as text. */
export async function lint(
  content: unknown,
  settings: Partial<Settings> = {},
  name: string = 'export.json',
): Promise<Checked> {
  const text = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
  return await lintSource(sourceOf(text, name), { ...defaultSettings, ...settings }, engine)
}

/** The map of a document by path. Two record types that share a path: the last one. */
export async function mapOf(
  content: unknown,
  settings: Partial<Settings> = {},
  name?: string,
): Promise<Map<string, MappedField>> {
  const { fields } = await lint(content, settings, name)
  return new Map(fields.map(field => [field.path, field]))
}
