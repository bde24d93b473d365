import { expect, test } from 'vitest'
import { isAllowed } from '../../src/judge/allow.ts'

test.each([
  ['/value/*/imei', '/value/*/imei', true],
  ['/value/*/imei', '/value/*/meid', false],
  ['/*/imei', '/value/*/imei', false],
  ['/**/imei', '/value/*/imei', true],
  ['/**/imei', '/imei', true],
  ['/**', '/value/*/imei', true],
  ['/value/**', '/value/*/imei', true],
  ['/value/**', '/other/*/imei', false],
  ['/value/*/*Address', '/value/*/wiFiMacAddress', true],
  ['/value/*/wi*Mac*', '/value/*/wiFiMacAddress', true],
  ['/value/*/wi*Mac', '/value/*/wiFiMacAddress', false],
  ['', '', true],
  ['', '/imei', false],
])('pattern %s on path %s', (field, path, expected) => {
  expect(isAllowed([{ field, reason: 'agreed' }], 'hardware-inventory/imei', path)).toBe(expected)
})

test('binds to a rule where it names one', () => {
  const entry = { field: '/**', rule: 'hardware-inventory/iccid', reason: 'agreed' }
  expect(isAllowed([entry], 'hardware-inventory/imei', '/imei')).toBe(false)
})
