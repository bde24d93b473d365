import nodeModule from 'node:module'
import { expect, test } from 'vitest'
import { keepsCode } from '../src/load-code.ts'

test.each([
  ['20.19.0', false],
  ['20.20.2', false],
  ['21.7.3', false],
  ['22.0.0', false],
  ['22.1.0', true],
  ['22.12.0', true],
  ['24.0.0', true],
])('Node %s keeps compiled code: %s', (version, expected) => {
  expect(keepsCode(version)).toBe(expected)
})

test('this Node can do what its version says', () => {
  expect(keepsCode(process.versions.node)).toBe('enableCompileCache' in nodeModule)
})
