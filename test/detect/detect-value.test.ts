import { expect, test } from 'vitest'
import { detectValue } from '../../src/detect/detect-value.ts'
import { createRandom } from './random.ts'

test.each([
  ['490154203237518', 'imei weak'],
  ['490154203237518.0', 'imei weak'],
  ['49-015420-323751-8', 'imei strong'],
  ['8946000000000000014', 'iccid strong'],
  ['8946000000000000014F', 'iccid strong'],
  ['8946 0000 0000 0000 014', 'iccid strong'],
  ['00:00:5E:00:53:01', 'mac strong'],
  ['0000.5e00.5301', 'mac strong'],
  ['203.0.113.7', 'ipv4 weak'],
  ['2001:db8::1', 'ipv6 strong'],
  ['::ffff:203.0.113.7', 'ipv6 strong'],
  ['fe80::1%eth0', 'ipv6 weak'],
  ['+46701740605', 'phone strong'],
  ['  +46 70 174 06 05\n', 'phone strong'],
  ['(070) 174 06 05', 'phone weak'],
  ['anna@example.com', 'email strong'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'private-key strong'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc_-', 'jwt strong'],
  ['R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'image strong'],
  ['BEGIN:VCARD\nVERSION:4.0', 'vcard strong'],
  ['BEGIN:VEVENT', 'icalendar strong'],
  ['Ring +46 70 174 06 05 first', 'phone strong'],
  ['490154203237518/356938035643809', 'imei weak'],
  [`${'note '.repeat(9999)} IMEI 490154203237518`, 'imei strong'],
  [`anna@example.com; ${'bo@example.com; '.repeat(99)}`, 'email strong'],
])('case %#: %s is %s', (text, expected) => {
  const found = detectValue(text)
  expect(`${found?.detector} ${found?.strength}`).toBe(expected)
})

test.each(
  [
    ['', ' ', 'a', 'compliant', 'windowsAutopilot', 'true', 'SM-G991B', 'DESKTOP-1A2B3C4'],
    ['0f8fad5b-d9cb-469f-a165-70867728950e', '00000000-0000-0000-0000-000000000000'],
    ['2026-11-24', '2026-11-24T10:20:30+02:00', '2026-11-24 10:20:30', '20261101083000', '10:20:30', '24/11/2026'],
    ['1793522400', '1793522400000', '64000000000', '256060514304', '-1', '1e21', '3.14159'],
    ['10.0.19045.4170', '16.0.17328.20162', '1.2.3', 'v2.3.1-beta', '127.0.0.1', '0.0.0.0', '255.255.255.0', '::1'],
    ['d41d8cd98f00b204e9800998ecf8427e', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['490154203237519', '000000000000000', '0701740605', '5551234567', '12345678901234567890'],
    ['02:00:00:00:00:00', '00:00:00:00:00:00', '***', '***-***-1234', 'N/A', '{{auto}}'],
    ['https://example.com/v1.0/devices?top=10', 'C:\\Windows\\System32', 'com.example.app', 'lodash@4.17.21'],
    [
      'CN=Example Root CA, O=Example',
      'The device has not checked in for 30 days.',
      'Error 0x80070005: denied (user-initiated)',
    ],
  ].flat(),
)('%j is nothing', text => {
  expect(detectValue(text)).toBeNull()
})

test('never throws, whatever the characters', () => {
  const random = createRandom(1)
  const alphabet = [
    ...'0123456789abcdefABCDEF+-:./@=,;()[]%<> \n\0',
    'imei',
    '89',
    '+46',
    '::',
    'BEGIN:V',
    '-----BEGIN ',
  ]
  const odd = [...alphabet, '\ud800', '\udc00', '\u{1f600}', '\uff0b', 'eyJ', '/9j/', 'PRIVATE KEY', 'å', '\u202a']
  for (let n = 0; n < 8000; n++) {
    const text = random.text(random.below(60), n % 2 ? alphabet : odd)
    expect(() => detectValue(text)).not.toThrow()
  }
})

test('sees nothing in fewer than 14 digits', () => {
  const random = createRandom(2)
  for (let n = 0; n < 5000; n++) expect(detectValue(random.digits(random.below(14)))).toBeNull()
})

test('takes one in ten of 15 random digits for an IMEI, and never surely', () => {
  const random = createRandom(3)
  const found = Array.from({ length: 5000 }, () => detectValue(`1${random.digits(14)}`)).filter(one => one !== null)
  expect(found.every(one => one.strength === 'weak')).toBe(true)
  expect(found.length / 5000).toBeCloseTo(0.1, 1)
})

// Each unit starts a look-around or a regular expression. Quadratic time would take minutes for these.
test.each(
  [
    [
      '+',
      '-',
      '-----BEGIN ',
      ':',
      '00:',
      '00-',
      '1',
      '89',
      '1 ',
      '+4670174 ',
      'BEGIN:',
      '@',
      'a@',
      '.',
      'imei ',
      ' ',
      '<',
    ],
    ['490154203237518 ', '(', '12-', 'eyJ', 'x.', '0000.', '::', '+1', 'PuTTY-'],
  ].flat(),
)('reads two million characters of %j in linear time', unit => {
  expect(() => detectValue(unit.repeat(2_000_000 / unit.length))).not.toThrow()
})
