import { expect, test } from 'vitest'
import { internalError } from '../../src/cli/internal-error.ts'

const secret = '+46701234567'

/** An error as engines throw it, with input in its message. */
function thrown(message: string): unknown {
  try {
    throw new SyntaxError(message)
  } catch (error) {
    return error
  }
}

test.each([
  ['one line', `Unexpected token ${secret}`],
  ['several lines', `Unexpected\n    at ${secret} (file:///x.js:1:1)\n${secret}`],
  ['none', ''],
])('a message of %s is not told, with frames or without', (_, message) => {
  for (const frames of [true, false]) {
    const text = internalError(thrown(message), { frames })
    expect(text).toMatch(/^mamlint: internal error \(SyntaxError\), please report it/)
    expect(text).not.toContain('4670')
  }
})

test('frames tell places in code only', () => {
  const lines = internalError(thrown('x'), { frames: true }).trimEnd().split('\n').slice(1)
  expect(lines.every(line => /^ {4}at .*:\d+:\d+\)?$/.test(line))).toBe(true)
})

test('what is no error, or calls itself by input, is told by its kind', () => {
  expect(internalError(secret, { frames: true })).toBe('mamlint: internal error (string), please report it\n')
  const error = Object.assign(new Error('x'), { name: secret, stack: `${secret}\n    at ${secret}` })
  expect(internalError(error, { frames: true })).toBe('mamlint: internal error (Error), please report it\n')
})
