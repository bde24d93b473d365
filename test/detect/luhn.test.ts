import { expect, test } from 'vitest'
import { hasLuhnCheckDigit } from '../../src/detect/luhn.ts'

test.each([
  ['490154203237518', true, 'Wikipedia, "International Mobile Equipment Identity", worked example'],
  ['356938035643809', true, 'published test IMEI'],
  ['79927398713', true, 'Wikipedia, "Luhn algorithm", worked example'],
  ['490154203237519', false, 'last digit wrong'],
  ['490154203273518', false, 'two digits exchanged'],
  ['0', false, 'no digit to check'],
  ['', false, 'empty'],
  ['49015420323751a', false, 'a letter'],
])('%s: %s (%s)', (digits, expected) => {
  expect(hasLuhnCheckDigit(digits)).toBe(expected)
})
