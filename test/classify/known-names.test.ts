import { expect, test } from 'vitest'
import { bucketsIn } from '../../src/classify/buckets.ts'
import { compileKnowledge, type Knowledge } from '../../src/classify/knowledge.ts'
import type { NameWords } from '../../src/classify/match-name.ts'
import { matchesOf } from '../../src/classify/readings.ts'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import { pairsOf } from '../../src/model/barred.ts'

const catalogue = loadCatalogue()
const { knownNames, knownMatches } = catalogue.lexicon
const names = bucketsIn(knownNames).flatMap(pairsOf)
const knowing = compileKnowledge(catalogue)
const asking = compileKnowledge({
  ...catalogue,
  lexicon: { ...catalogue.lexicon, knownNames: '', knownMatches: '' },
})

function fitting(name: NameWords, knowledge: Knowledge): readonly unknown[] {
  return matchesOf(name, knowledge).flatMap(({ compiled, result }) =>
    result.kind === 'refused'
      ? []
      : [{ ...result.match, compiled: [compiled.rule.id, compiled.place, compiled.words, compiled.rank] }],
  )
}

test('names of the examples are known', () => {
  expect(new Map(names).get('serialNumber')).toBe('serial number')
  expect(names.length).toBeGreaterThan(1_000)
  expect(knowing.knownMatches('serial number')).not.toBeNull()
  expect(knowing.knownMatches('quite another name')).toBeNull()
})

test('what is known of a name is what would be found out', () => {
  for (const [name] of names) {
    const leaf = asking.words.of(name)
    expect(knowing.words.of(name), name).toEqual(leaf)
    for (const around of [[], ['battery'], ['device', 'wifi'], ['user']]) {
      expect(fitting({ leaf, around }, knowing), name).toEqual(fitting({ leaf, around }, asking))
    }
  }
})

test('some of them say themselves what they are about', () => {
  const scopes = bucketsIn(knownMatches)
    .flatMap(pairsOf)
    .flatMap(([, matches]) => matches.split(';'))
    .filter(match => match.split(',').length === 4)
  expect(scopes.length).toBeGreaterThan(10)
})

test('a name that holds the signs of the list is not looked up in it', () => {
  const [first, second] = bucketsIn(knownNames).flatMap(bucket => bucket.slice(1, -1).split('|')) as [string, string]
  expect(knowing.words.of(`${first}|${second.slice(0, second.indexOf('='))}`)).toEqual(
    asking.words.of(`${first}|${second.slice(0, second.indexOf('='))}`),
  )
})
