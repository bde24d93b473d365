import { expect, test } from 'vitest'
import { createLexicon } from '../../src/classify/lexicon.ts'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import { engine } from '../helpers.ts'

const catalogue = loadCatalogue()
const { words, scopes } = engine.knowledge

test('what was compiled is what the rules say now', () => {
  // What is known of names comes from the examples, see `known-names.test.ts`.
  const { knownNames, knownMatches } = catalogue.lexicon
  const found = createLexicon({ ...catalogue.lexicon, ...catalogue })
  expect(catalogue.lexicon).toEqual({ ...found, knownNames, knownMatches })
})

/** Every text in a value that is a phrase: whatever stands in a list of texts. */
function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(one => (typeof one === 'string' ? [one] : textsIn(one)))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('a phrase of the rules is read as a name of the same words is', () => {
  const phrases = new Set(
    textsIn(
      catalogue.rules.map(rule => rule.names.map(one => [one.words, one.before, one.after, one.with, one.without])),
    ),
  )
  const { entities, signatures, facts } = catalogue.vocabulary
  const { dictionary: _, typeMembers: _keys, ...groups } = catalogue.vocabulary.groups
  for (const text of textsIn([entities.map(one => one.words), signatures, facts, groups])) phrases.add(text)
  const differing = [...phrases].filter(
    phrase => phrase !== '*' && words.ofPhrase(phrase).join(' ') !== words.of(phrase).join(' '),
  )
  expect(phrases.size).toBeGreaterThan(4000)
  expect(differing).toEqual([])
  expect(scopes.resolve(words.of('managedDevice'), 'type', [])?.id).toBe('managed-device')
})
