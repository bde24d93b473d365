import { expect, test } from 'vitest'
import { detectImei, isLabelledImei } from '../../src/detect/imei.ts'

// 3GPP TS 23.003, clause 6.2.1 and annex B. Published test numbers only.
test.each<[string, string | undefined, string]>([
  ['490154203237518', 'weak', '15 digits, check digit'],
  ['356938035643809', 'weak', 'another'],
  ['490154203237518.0', 'weak', "a spreadsheet's float"],
  ['49-015420-323751-8', 'strong', 'grouped 2-6-6-1'],
  ['490154-20-323751-8', 'strong', 'grouped 6-2-6-1'],
  ['49 015420 323751 8', 'strong', 'grouped by spaces'],
  ['49015420/323751/8', 'strong', 'grouped 8-6-1'],
  ['49-015420-323751-81', 'weak', 'IMEISV: no check digit'],
  ['490154203237519', undefined, 'wrong check digit'],
  ['49-015420-323751-9', undefined, 'grouped, wrong check digit'],
  ['49015420323751', undefined, '14 bare digits'],
  ['4901542032375181', undefined, '16 bare digits: could be a card number'],
  ['20261101083000', undefined, 'a time'],
  ['000000000000000', undefined, 'all zero'],
  ['00-000000-000000-00', undefined, 'all zero, grouped'],
  ['20261124-102030-4', undefined, 'a time in a file name'],
  ['49015420323751.8', undefined, 'a fraction'],
])('%s: %s (%s)', (text, strength) => {
  expect(detectImei(text)?.strength).toBe(strength)
})

test.each([
  ['IMEI: 490154203237518', true],
  ['imei=490154203237518', true],
  ['deviceImei=490154203237518', true],
  ['IMEI/MEID: 490154203237518', true],
  ['IMEI-nummer: 490154203237518', true],
  ['IMEI 1: 490154203237518', true],
  ['IMEI number 49015420323751', true],
  ['IMEISV 4901542032375181', true],
  ['IMEI: 490154203237519', false],
  ['order 490154203237518', false],
  ['no imei here, but 490154203237518', false],
])('%s is labelled: %s', (text, expected) => {
  expect(isLabelledImei(text, text.search(/\d+$/), text.length)).toBe(expected)
})
