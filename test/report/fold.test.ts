import { expect, test } from 'vitest'
import { fold } from '../../src/report/fold.ts'

test.each([
  ['a line that fits', '  → Drop the field.', '  → Drop the field.'],
  [
    'a line that does not, at the last blank that fits',
    '  → Drop the field from the list or from the collector. Then go on.',
    '  → Drop the field from the list or from\n    the collector. Then go on.',
  ],
  ['two blanks between words', `/value/*/imei  ${'x'.repeat(25)}  y`, `/value/*/imei  ${'x'.repeat(25)}\n  y`],
  ['a word that is too long', `  /a/${'b'.repeat(60)}  1 record`, `  /a/${'b'.repeat(60)}\n    1 record`],
  [
    'colours, which take no room',
    `\u001b[1m${'a'.repeat(20)}\u001b[22m ${'b'.repeat(19)} c`,
    `\u001b[1m${'a'.repeat(20)}\u001b[22m ${'b'.repeat(19)}\n  c`,
  ],
])('folds %s', (_, line, folded) => {
  expect(fold(line, 40)).toBe(folded)
})

test('folds to 40 columns at least', () => {
  expect(fold('aaaa bbbb cccc dddd', 8)).toBe('aaaa bbbb cccc dddd')
})
