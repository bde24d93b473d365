import { expect, test } from 'vitest'
import { isMac, isMacAt } from '../../src/detect/mac.ts'

// RFC 9542, section 2.1.2: 00-00-5E-00-53-00 to -FF are for documentation.
test.each([
  ['00:00:5E:00:53:01', true, 'colons'],
  ['00-00-5e-00-53-ff', true, 'hyphens, lower case'],
  ['0000.5e00.5301', true, 'dots'],
  ['00:00:5E:FF:FE:00:53:01', true, 'EUI-64 (RFC 4291, appendix A)'],
  ['00005E005301', false, 'bare: could be a hash'],
  ['00:00-5E:00-53:01', false, 'mixed separators'],
  ['00:00:5E:00:53', false, 'five pairs'],
  ['00:00:5E:00:53:0G', false, 'no hexadecimal digit'],
  ['01:02:03:04:05:06:07:08', false, 'serial number of a certificate'],
  ['00:00:00:00:00:00', false, 'none'],
  ['02:00:00:00:00:00', false, 'what Android gives to apps'],
  ['ff:ff:ff:ff:ff:ff', false, 'broadcast'],
  ['26-11-24-10-20-30', false, 'a time in a file name'],
  ['2026.1101.1000', false, 'a version'],
])('%s: %s (%s)', (text, expected) => {
  expect(isMac(text)).toBe(expected)
})

test.each([
  ['at 00:00:5E:00:53:01.', 3, true],
  ['at 00:00:5E:00:53:01:aa:bb', 3, false],
  ['x00:00:5E:00:53:01', 1, false],
  ['aa:00:00:5E:00:53:01', 3, false],
  ['00:00:5E', 0, false],
  ['00:00:5E:00:53:01', -1, false],
])('%s at %i: %s', (text, start, expected) => {
  expect(isMacAt(text, start)).toBe(expected)
})
