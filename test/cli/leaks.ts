import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Canary } from '../pipeline/canaries.ts'
import { planted } from './canary-files.ts'

/** A text as it is, and with what HTML, XML and URLs write otherwise put back. */
function decoded(text: string): string {
  const plain = text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/\\u00([2-7][0-9a-f])/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  return `${text}\n${plain}`.toLowerCase()
}

/** Texts by which a canary would be known, whatever it was written in. */
function tracesOf({ value, traces }: Canary): readonly string[] {
  const bytes = Buffer.from(value)
  const digits = value.replaceAll(/\D/g, '')
  const hashes = ['md5', 'sha1', 'sha256'].map(name => createHash(name).update(value).digest('hex'))
  return [
    ...traces,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    ...(digits.length >= 10 ? [digits] : []),
    ...hashes,
    ...hashes.map(hash => hash.slice(0, 16)),
  ].map(trace => trace.toLowerCase())
}

/** Every canary, and all that would give it away. */
export const traces: readonly { readonly one: Canary; readonly all: readonly string[] }[] = planted.map(one => ({
  one,
  all: [...new Set(tracesOf(one))],
}))

/** Canaries that a text gives away, in whatever form. */
export function leaksIn(...texts: readonly string[]): readonly string[] {
  // What is the same line many times need be looked at once.
  const text = [...new Set(decoded(texts.join('\n')).split('\n'))].join('\n')
  return traces.flatMap(({ one, all }) =>
    all.filter(trace => text.includes(trace)).map(trace => `${one.kind}: ${trace}`),
  )
}

/** Every file below a folder, as text. */
export function textsBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(root, name))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
}
