import { describe, expect, test } from 'vitest'
import { manyQuestions } from '../../src/classify/asked-often.ts'
import { createPhraseIndex, type Indexed, type PhraseIndex, writePhraseIndex } from '../../src/classify/phrase-index.ts'

/** Phrases by their place; one stands at two places, and one ends as another is. */
const phrases: Readonly<Record<string, string>> = {
  '0.0.0': 'device id',
  '0.0.1': 'id',
  '0.1.0': 'entra device id',
  '1.0.0': 'key',
  '1.0.1': 'wifi key',
  '2.0.0': 'device id',
  '2.0.1': 'hotkey',
  '10.0.0': 'serial number',
}

const createIndex = (): PhraseIndex<Indexed> =>
  createPhraseIndex(
    writePhraseIndex(
      Object.entries(phrases).map(([place, phrase]) => [phrase.split(' '), place.split('.').map(Number)] as const),
    ),
    (phrase, steps) => ({ ...phrase, place: steps.join('.') }),
  )
const placesOf = (found: readonly Indexed[]): string => found.map(({ place }) => place).join(' ')

/** The index as it is when it has been asked often: then it looks into maps. */
function createAskedIndex(): PhraseIndex<Indexed> {
  const index = createIndex()
  for (let at = 0; at <= manyQuestions; at++) index.standingIn(['device', 'id'])
  return index
}

describe.each([
  ['as text', createIndex()],
  ['as maps', createAskedIndex()],
])('an index %s', (_, index) => {
  test.each([
    ['standingIn', 'device id', '0.0.0 0.0.1 2.0.0'],
    ['standingIn', 'entra device id', '0.0.0 0.0.1 0.1.0 2.0.0'],
    ['standingIn', 'my device id value', '0.0.0 0.0.1 2.0.0'],
    ['standingIn', 'serial number id', '10.0.0 0.0.1'],
    ['standingIn', 'id id', '0.0.1'],
    ['standingIn', 'hotkey', '2.0.1'],
    ['standingIn', 'number', ''],
    ['standingIn', 'constructor', ''],
    ['standingIn', '', ''],
    ['endOf', 'my device id', '0.0.0 0.0.1 2.0.0'],
    ['endOf', 'device id value', ''],
    ['endOf', 'wifi key', '1.0.0 1.0.1'],
    ['endingIn', 'device id', '0.0.0 0.1.0 2.0.0'],
    ['endingIn', 'key', '1.0.0 1.0.1'],
    ['endingIn', 'ice id', ''],
    ['endingIn', 'number', '10.0.0'],
  ] as const)('%s "%s": %s', (ask, words, places) => {
    expect(placesOf(index[ask](words.split(' ')))).toBe(places)
  })

  test('a word is known where some phrase ends in it, and ranks with the first of them', () => {
    expect(['id', 'key', 'number', 'device', 'ey', 'toString'].map(word => index.has(word))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    expect(index.rankOf('id')).toBeLessThan(index.rankOf('key'))
    expect(index.rankOf('key')).toBeLessThan(index.rankOf('number'))
    expect(index.rankOf('device')).toBe(Infinity)
  })
})
