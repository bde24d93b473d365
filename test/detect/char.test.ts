import { expect, test } from 'vitest'
import {
  AT,
  COLON,
  DIGIT,
  HEX_LETTER,
  LETTER,
  NON_ASCII,
  OTHER,
  PLUS,
  SPACE,
  flagsOf,
} from '../../src/detect/char-flags.ts'
import { isDigit, isDigits, isHexDigit, isWordChar } from '../../src/detect/char.ts'

test.each([
  ['', 0],
  ['09', DIGIT],
  ['aF', HEX_LETTER],
  ['gZ_', LETTER],
  ['a@1', HEX_LETTER | AT | DIGIT],
  ['+ :', PLUS | SPACE | COLON],
  ['å', NON_ASCII],
  ['\ud800', NON_ASCII],
  ['\0#', OTHER],
])('flags of %j', (text, expected) => {
  expect(flagsOf(text)).toBe(expected)
})

test('tells characters apart, the end of a text included', () => {
  expect([48, 57, 47, 58, Number.NaN].map(isDigit)).toEqual([true, true, false, false, false])
  expect([97, 70, 103, 64, Number.NaN].map(isHexDigit)).toEqual([true, true, false, false, false])
  expect([95, 0xe5, 45, 32, Number.NaN].map(isWordChar)).toEqual([true, true, false, false, false])
  expect([isDigits('12'), isDigits('1a'), isDigits(''), isDigits('a12b', 1, 3)]).toEqual([true, false, false, true])
})
