import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { createEngine, type Engine } from '../../src/pipeline/engine.ts'
import { lintSource } from '../../src/pipeline/lint.ts'
import { sourceOf } from '../helpers.ts'
import { shapes, values } from '../pipeline/right-values.ts'
import type { Case } from '../pipeline/right-case.ts'

function printedBy<T>(script: string): T {
  return JSON.parse(execFileSync(process.execPath, [`bench/accuracy/${script}`], { encoding: 'utf8' }))
}

interface Renamed {
  readonly policyFields: number
  readonly policyAlarms: number
  readonly precision: number
  readonly recall: number
}

// Issue: precision on policies survives renaming the entity and removing `@odata.type`.
test('no policy raises an alarm when its type is gone, and data is still told from policies', () => {
  const scores = printedBy<Readonly<Record<string, Renamed>>>('renamed.mjs')
  for (const score of Object.values(scores)) {
    expect(score.policyFields).toBeGreaterThan(2000)
    expect(score.policyAlarms).toBe(0)
    expect(score.precision).toBeGreaterThanOrEqual(0.97)
    expect(score.recall).toBeGreaterThanOrEqual(0.65)
  }
})

interface Witnessed {
  readonly witness: string | null
  readonly fixtures: { readonly right: number; readonly missing: number; readonly extra: number }
  readonly examples: { readonly passed: number; readonly failed: number }
}

// Issue: removing any one of the four witnesses makes the score fall.
describe('every witness is needed', () => {
  const [whole, ...lacking] = printedBy<readonly Witnessed[]>('witnesses.mjs')

  test('by fixtures and examples, all of which come right with all four', () => {
    expect(lacking.map(({ witness }) => witness)).toEqual(['entity', 'name', 'value', 'shape'])
    expect(whole?.fixtures).toMatchObject({ missing: 0, extra: 0 })
    expect(whole?.examples.failed).toBe(0)
  })

  test.each(lacking)('$witness', ({ fixtures, examples }) => {
    expect(fixtures.right).toBeLessThan(whole?.fixtures.right ?? 0)
    expect(examples.passed).toBeLessThan(whole?.examples.passed ?? 0)
  })

  // The published documents hold few values that certify themselves; these cases are about nothing else.
  test.each([
    ['values', values],
    ['shapes', shapes],
  ] as const)('%s are what finds most of the cases about them', async (witness, cases) => {
    const catalogue = loadCatalogue()
    const rules = catalogue.rules.map(rule => ({ ...rule, [witness]: [] }))
    const seen = await seenAmong(cases, createEngine(catalogue))
    const left = await seenAmong(seen, createEngine({ ...catalogue, rules }))
    expect(seen.length).toBeGreaterThan(5)
    expect(left.length).toBeLessThan(seen.length / 2)
  })
})

/** The cases whose row is seen, of those that have one. */
async function seenAmong(cases: readonly Case[], engine: Engine): Promise<readonly Case[]> {
  const seen = []
  for (const one of cases) {
    const [, document, path, row, , { file } = {}] = one
    const text = typeof document === 'string' ? document : JSON.stringify(document)
    const { fields } = await lintSource(sourceOf(text, file), defaultSettings, engine)
    if (row !== null && fields.some(field => field.path === path && field.row === row)) seen.push(one)
  }
  return seen
}
