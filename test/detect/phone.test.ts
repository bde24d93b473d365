import { expect, test } from 'vitest'
import { detectPhone, endOfPhone } from '../../src/detect/phone.ts'

// 070-174 06 05 to 99: Swedish Post and Telecom Authority, numbers for use in fiction. 555-0100 to 0199: NANPA, likewise.
test.each<[string, string | undefined, string]>([
  ['+46701740605', 'strong', 'E.164'],
  ['+46 70-174 06 05', 'strong', 'E.123'],
  ['+46 (0)70-174 06 05', 'strong', 'national prefix in brackets'],
  ['+46.70.174.06.05', 'strong', 'dots'],
  ['+1 (202) 555-0123', 'strong', 'North America'],
  ['+44 20 7946 0018', 'strong', 'Ofcom, numbers for drama'],
  ['tel:+46701740605', 'strong', 'RFC 3966'],
  ['+46701740605;ext=12', 'strong', 'RFC 3966 extension'],
  ['+46701740605 ext. 12', 'strong', 'extension'],
  ['\uff0b\uff14\uff16\uff17\uff10\uff11\uff17\uff14\uff10\uff16\uff10\uff15', 'strong', 'full-width'],
  ['\u202a+46\u00a070\u00a0174\u00a006\u00a005\u202c', 'strong', 'from an address book'],
  ['(070) 174 06 05', 'weak', 'area code in brackets'],
  ['(202) 555-0123', 'weak', 'North America'],
  ['070-174 06 05', 'weak', 'Swedish grouping'],
  ['0701740605', undefined, 'plain digits'],
  ['46701740605', undefined, 'no +'],
  ['+99912345678', undefined, 'no such calling code'],
  ['+4670174060', undefined, 'too short for Sweden'],
  ['+467017406051234', undefined, 'too long'],
  ['+0200', undefined, 'a time zone'],
  ['+1234', undefined, 'a difference'],
  ['+46701740605 and more', undefined, 'more than a number'],
  ['01-02-2026', undefined, 'a date'],
  ['+', undefined, 'nothing'],
])('%s: %s (%s)', (text, strength) => {
  expect(detectPhone(text)?.strength).toBe(strength)
})

test('stops at the end of the longest valid number', () => {
  expect(endOfPhone('+46 70 174 06 05 2026-11-24', 0)).toBe(16)
  expect(endOfPhone('+46 70 174', 0)).toBe(-1)
})
