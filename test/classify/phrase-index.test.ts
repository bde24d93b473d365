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

interface Found extends Indexed {
  readonly place: string
}

const createIndex = (): PhraseIndex<Found> =>
  createPhraseIndex(
    writePhraseIndex(
      Object.entries(phrases).map(([place, phrase]) => [phrase.split(' '), place.split('.').map(Number)] as const),
    ),
    (phrase, steps): Found => ({ ...phrase, place: steps.join('.') }),
  )
const placesOf = (found: readonly Found[]): string => found.map(({ place }) => place).join(' ')

/** The index as it is when it has been asked often: then it looks into maps. */
function createAskedIndex(): PhraseIndex<Found> {
  const index = createIndex()
  for (let at = 0; at <= manyQuestions; at++) index.standingIn(['device', 'id'])
  return index
}

describe.each([
  ['as text', createIndex()],
  ['as maps', createAskedIndex()],
])('an index %s', (_, index) => {
  describe('phrases that stand in a name', () => {
    test.each([
      ['device id', '0.0.0 0.0.1 2.0.0'],
      ['entra device id', '0.0.0 0.0.1 0.1.0 2.0.0'],
      ['my device id value', '0.0.0 0.0.1 2.0.0'],
      ['serial number id', '10.0.0 0.0.1'],
      ['id id', '0.0.1'],
      ['hotkey', '2.0.1'],
      ['number', ''],
      ['constructor', ''],
      ['', ''],
    ])('%s', (name, places) => {
      expect(placesOf(index.standingIn(name.split(' ')))).toBe(places)
    })
  })

  describe('phrases that are the end of a name', () => {
    test.each([
      ['my device id', '0.0.0 0.0.1 2.0.0'],
      ['device id value', ''],
      ['wifi key', '1.0.0 1.0.1'],
    ])('%s', (name, places) => {
      expect(placesOf(index.endOf(name.split(' ')))).toBe(places)
    })
  })

  describe('phrases that end in words', () => {
    test.each([
      ['device id', '0.0.0 0.1.0 2.0.0'],
      ['key', '1.0.0 1.0.1'],
      ['ice id', ''],
      ['number', '10.0.0'],
    ])('%s', (words, places) => {
      expect(placesOf(index.endingIn(words.split(' ')))).toBe(places)
    })
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
