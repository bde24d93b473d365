import { expect, test } from 'vitest'
import { isMissing, systemCode, unknownCode } from '../../src/model/system-code.ts'

const failure = (code: unknown): Error => Object.assign(new Error('/home/anna/export.json'), { code })

test.each([
  ['EACCES', failure('EACCES'), 'EACCES'],
  ['ERR_STREAM_DESTROYED', failure('ERR_STREAM_DESTROYED'), 'ERR_STREAM_DESTROYED'],
  ['no code', new Error('x'), unknownCode],
  ['a number', failure(13), unknownCode],
  ['a text that may hold a path', failure('no such file: /home/anna'), unknownCode],
  ['what is no error', { code: 'EACCES' }, unknownCode],
])('%s', (_, error, code) => {
  expect(systemCode(error)).toBe(code)
})

test.each([
  ['ENOENT', true],
  ['ENOTDIR', true],
  ['ENAMETOOLONG', true],
  ['EACCES', false],
  ['EISDIR', false],
])('%s: nothing stands there is %s', (code, answer) => {
  expect(isMissing(failure(code))).toBe(answer)
})
