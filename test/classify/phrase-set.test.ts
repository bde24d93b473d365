import { describe, expect, test } from 'vitest'
import { manyQuestions } from '../../src/classify/asked-often.ts'
import { createPhraseSet, writePhraseSet } from '../../src/classify/phrase-set.ts'

const text = writePhraseSet(['imei', 'wifi mac', 'mac', 'wifi mac address'].map(phrase => phrase.split(' ')))

// A set is searched as text at first, and made when it has been asked often.
describe.each([
  ['as text', 0],
  ['as a set', manyQuestions + 1],
])('phrases %s', (_, asked) => {
  const set = createPhraseSet(() => text)
  for (let at = 0; at < asked; at++) set.has(['imei'])

  test.each([
    ['imei', 0, 1],
    ['wifi mac address', 0, 3],
    ['wifi mac id', 0, 2],
    ['wifi id', 0, 0],
    ['my mac', 1, 1],
    ['ime', 0, 0],
  ])('%s from %i: %i words', (words, at, length) => {
    expect(set.lengthAt(words.split(' '), at)).toBe(length)
  })

  test.each([
    ['imei 2 mac', true],
    ['imei id', false],
    ['', false],
  ])('nothing but phrases and digits in "%s": %s', (words, covers) => {
    expect(set.coversAll(words.split(' '), 0, words.split(' ').length)).toBe(covers)
  })
})
