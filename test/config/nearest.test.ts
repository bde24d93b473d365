import { expect, test } from 'vitest'
import { levenshtein, nearest } from '../../src/config/nearest.ts'

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['kitten', 'sitting', 3],
  ['imei', 'imei', 0],
])('%j and %j are %d apart', (a, b, distance) => {
  expect(levenshtein(a, b)).toBe(distance)
  expect(levenshtein(b, a)).toBe(distance)
})

test.each([
  ['profle', 'profile'],
  ['PROFILE', 'profile'],
  ['mam', 'mam-only'],
  ['imei', 'hardware-inventory/imei'],
  ['hardware-inventry/imei', 'hardware-inventory/imei'],
  ['zzzzzzzz', null],
])('%j is nearest to %j', (word, expected) => {
  expect(nearest(word, ['facts', 'profile', 'mam-only', 'hardware-inventory/imei'])).toBe(expected)
})
