import { reaches } from '../classify/confidence.ts'
import { countOf } from '../model/field.ts'
import type { Example, Rule } from '../model/rule.ts'
import { formatOfName } from '../unpack/sniff-text.ts'
import { classifyFile } from './classify-file.ts'
import type { Engine } from './engine.ts'
import { createFactSets } from './fact-sets.ts'
import { createListener } from './listener.ts'
import { documentIn } from './read-source.ts'

/** How the examples of one rule came out. */
export interface RuleCheck {
  readonly rule: string
  readonly passed: number
  /** One line a failed example, e.g. `match example 3: not seen`. Examples count from 1. */
  readonly failures: readonly string[]
}

/** Runs every example of every rule: a match must be seen as its row, a near miss must not. */
export async function testRules(rules: readonly Rule[], engine: Engine): Promise<readonly RuleCheck[]> {
  const checks: RuleCheck[] = []
  for (const rule of rules) checks.push(await testRule(rule, engine))
  return checks
}

async function testRule(rule: Rule, engine: Engine): Promise<RuleCheck> {
  const { match, nearMiss } = rule.examples
  const failures: string[] = []
  for (const [index, example] of match.entries()) {
    const rows = await rowsIn(example, engine)
    if (!rows.has(rule.id)) {
      failures.push(`match example ${index + 1}: not seen; seen instead: ${[...rows].join(', ') || 'no row'}`)
    }
  }
  for (const [index, example] of nearMiss.entries()) {
    if ((await rowsIn(example, engine)).has(rule.id)) failures.push(`near miss ${index + 1}: seen as this row`)
  }
  return { rule: rule.id, passed: match.length + nearMiss.length - failures.length, failures }
}

/** Rows that are seen in an example with at least medium confidence. */
async function rowsIn(example: Example, engine: Engine): Promise<ReadonlySet<string>> {
  const { file, json } = documentOf(example)
  const bytes = new TextEncoder().encode(JSON.stringify(json))
  const source = { name: file, size: bytes.length, chunks: () => onlyChunk(bytes) }
  const { read } = await documentIn(source, 'json')
  const { root } = await read(createListener(engine.knowledge, createFactSets(), file))
  // An example is JSON that may stand for what a file of another format holds.
  const seen = classifyFile({ root, format: formatOfName(file) }, file, engine.knowledge).filter(
    ({ field, classification }) =>
      classification.confidence !== null &&
      reaches(classification.confidence, 'medium') &&
      countOf(field, 'empty') < countOf(field, 'total'),
  )
  return new Set(seen.map(({ classification }) => classification.row ?? ''))
}

function documentOf(example: Example): { readonly file: string; readonly json: unknown } {
  if (isNamed(example)) return { file: example.$file, json: example.$json }
  return { file: 'example.json', json: example }
}

function isNamed(example: Example): example is { readonly $file: string; readonly $json: unknown } {
  return typeof example === 'object' && example !== null && '$file' in example && '$json' in example
}

async function* onlyChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
