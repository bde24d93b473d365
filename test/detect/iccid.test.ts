import { expect, test } from 'vitest'
import { isIccid, isIccidAt } from '../../src/detect/iccid.ts'

// ITU-T E.118. Invented: 89, Sweden (46), issuer 00, zeros; with their check digits.
test.each([
  ['8946000000000000014', true, '19 digits'],
  ['89460000000000000125', true, '20 digits'],
  ['8946 0000 0000 0000 014', true, 'groups of four'],
  ['8946000000000000014F', true, 'filler'],
  ['89460000000000000125F', false, 'filler after 20 digits'],
  ['8946000000000000015', false, 'wrong check digit'],
  ['894600000000000001', false, '18 digits'],
  ['9946000000000000014', false, 'does not start with 89'],
  ['8946  0000 0000 0000 015', false, 'two spaces'],
])('%s: %s (%s)', (text, expected) => {
  expect(isIccid(text)).toBe(expected)
})

test.each([
  ['8946000000000000014 ok', 0, true],
  ['sim 8946 0000 0000 0000 014.', 4, true],
  ['89460000000000000141234', 0, false],
  ['8946000000000000014abc', 0, false],
])('%s at %i: %s', (text, start, expected) => {
  expect(isIccidAt(text, start)).toBe(expected)
})
