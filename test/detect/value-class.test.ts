import { describe, expect, test } from 'vitest'
import { isMasked } from '../../src/detect/masked.ts'
import { type ValueClass, classOfValue } from '../../src/detect/value-class.ts'

const cases: Readonly<Record<ValueClass, readonly string[]>> = {
  'boolean-word': ['true', 'False', 'yes', 'enabled', 'notConfigured', 'nej'],
  'iso-date-time': [
    ['2026-11-24', '2026-11-24T10:20:30Z', '2026-11-24T10:20:30.123+01:00', '2026-11-24 10:20:30', '10:20:30'],
    ['20261101083000', '20261124T102030Z', '/Date(1793522400000)/'],
  ].flat(),
  'iso-duration': ['PT15M', 'P1Y6M', 'P30D', '-P1D', 'PT0.5S'],
  epoch: [
    ['1793522400', '1793522400000', '1793522400.25', '1793522400000000', '1793522400000000000'],
    ['134380000000000000', '639135000000000000'],
  ].flat(),
  guid: ['0f8fad5b-d9cb-469f-a165-70867728950e', '{0F8FAD5B-D9CB-469F-A165-70867728950E}'],
  url: ['https://example.com/a?b=c', 'www.example.com', 'ms-settings://about'],
  version: ['10.0.19045.4170', '1.2.3', 'v2.3', 'v2.3.1-beta.2', 'V2.3.1-Beta.2', '16.0.17328.20162', '17.1.1 (21B91)'],
  hash: [
    'd41d8cd98f00b204e9800998ecf8427e',
    'MD5:D41D8CD98F00B204E9800998ECF8427E',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    '2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
  ],
  masked: [
    ['***', 'REDACTED', '<redacted>', '[Filtered]', 'xxxx', '**removed**', 'N/A', 'unknown', '{{auto}}', '%IMEI%'],
    ['={{$json.imei}}', '${{ secrets.IMEI }}', '${IMEI}'],
    ['00000000-0000-0000-0000-000000000000', '02:00:00:00:00:00', '00:00:00:00:00:00', '000000000000000', '-'],
    ['0001-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z', '0.0.0.0', 'XXX-XX-XXXX', '***@***.***', '•••••'],
  ].flat(),
  placeholder: [
    'String',
    'String (timestamp)',
    'Imei value',
    'User Principal Name value',
    '<your-imei>',
    '<YOUR_IMEI>',
    'Int32',
  ],
  number: ['0', '-1', '3.14', '1e9', '4096', '1234567890123456789012', '5000000000', '490154203237518'],
  word: ['compliant', 'windowsAutopilot', 'android_for_work', 'Åäö', 'SM-G991B'],
  text: ['', 'two words', '203.0.113.7', '***-***-1234', 'anna@example.com', '0701-740605', '+46701740605', '#1'],
}

describe.each(Object.entries(cases))('%s', (expected, values) => {
  test.each(values)('%s', value => {
    expect(classOfValue(value)).toBe(expected)
  })
})

test.each([
  ['', false],
  ['0', false],
  ['0000', false],
  ['0.00000000', false],
  ['xx', false],
  ['x'.repeat(500), true],
  ['***-***-1234', false],
  ['2026-01-01T00:00:00Z', false],
])('%s is masked: %s', (text, expected) => {
  expect(isMasked(text)).toBe(expected)
})
