import { describe, expect, test } from 'vitest'
import { loadCatalogue, loadRules } from '../src/catalogue/load.ts'
import { createEngine } from '../src/pipeline/engine.ts'
import { testRules } from '../src/pipeline/test-rules.ts'

const catalogue = loadCatalogue()
const rules = loadRules()
const engine = createEngine(catalogue)

test('every row of the page has one rule, and every rule a row', () => {
  expect(rules.map(rule => rule.id)).toEqual(catalogue.rows.map(row => row.id))
  expect(catalogue.rows).toHaveLength(92)
})

describe.each(rules.map(rule => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const row = catalogue.rows.find(one => one.id === rule.id)

  test('sees its matches and no near miss', async () => {
    const [check] = await testRules([rule], engine)
    expect(check?.failures).toEqual([])
    expect(check?.passed).toBe(rule.examples.match.length + rule.examples.nearMiss.length)
  })

  test('names its place on the page, in the page’s words', () => {
    expect(rule.source.item).toBe(row?.item.en)
    expect(rule.source.section.replace(/,? like:$|:$/, '')).toBe(row?.section.en)
  })

  test('names only scopes and kinds that there are', () => {
    const { scopes } = catalogue.vocabulary
    const kinds = new Set(Object.values(scopes).map(scope => `kind:${scope.kind}`))
    const named = rule.names.flatMap(name => [...(name.in ?? []), ...(name.notIn ?? [])])
    const unknown = [...named, ...(rule.records ?? [])].filter(
      name => name !== 'unknown' && !Object.hasOwn(scopes, name) && !kinds.has(name),
    )
    expect(unknown).toEqual([])
  })

  test('repeats no verdict', () => {
    expect(Object.keys(rule)).not.toContain('verdict')
  })
})

test.each(['values', 'permissions', 'records', 'switches'] as const)('of %s each speaks for one row only', list => {
  const all = rules.flatMap((rule): readonly string[] => rule[list] ?? [])
  expect(all.filter((item, index) => all.indexOf(item) !== index)).toEqual([])
})
