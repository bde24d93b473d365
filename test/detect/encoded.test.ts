import { expect, test } from 'vitest'
import { decodeBase64Start, isBase64Url } from '../../src/detect/base64.ts'
import { isImage } from '../../src/detect/image.ts'
import { isJwt } from '../../src/detect/jwt.ts'

const base64 = (bytes: readonly number[] | string): string => Buffer.from(bytes as string).toString('base64')
const base64Url = (text: string): string => Buffer.from(text).toString('base64url')
const padded = (text: string, length = 60): readonly number[] => [...Buffer.from(text.padEnd(length, '\0'), 'latin1')]

// RFC 7519, section 3.1: the example token, with its signature cut.
const rfcToken =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP'

test.each([
  [rfcToken, true, 'RFC 7519, 3.1'],
  [`Bearer ${rfcToken}`, true, 'RFC 6750'],
  [`${base64Url('{"alg":"none"}')}.${base64Url('{"sub":"x"}')}.`, true, 'unsecured, RFC 7519, 6.1'],
  [`${base64Url('{"alg":"RSA-OAEP","enc":"A128GCM"}')}.a.b.c.d`, true, 'encrypted, RFC 7516'],
  [`${base64Url('{"alg":"ES256","kid":"å"}')}.YQ.YQ`, true, 'UTF-8 in the header'],
  [`${base64Url('{"typ":"JWT"}')}.YQ.YQ`, false, 'no alg'],
  [`${base64Url('["alg"]')}.YQ.YQ`, false, 'an array'],
  [`${base64Url('{"alg":')}.YQ.YQ`, false, 'broken JSON'],
  [`${base64Url('{"alg":"none"}')}..`, false, 'no payload'],
  [`${base64Url('{"alg":"HS256"}')}.YQ`, false, 'two parts'],
  [`${base64Url('{"alg":"HS256"}')}.Y Q.YQ`, false, 'a space'],
  ['example.domain.name', false, 'a host name'],
])('JWT %#: %s is %s (%s)', (text, expected) => {
  expect(isJwt(text)).toBe(expected)
})

test.each([
  [`data:image/png;base64,${'A'.repeat(20)}`, true, 'data URL, RFC 2397'],
  ['data:image/jpeg;base64,/9j/', true, 'cut short'],
  ['/9j/4AAQSkZJRg==', true, 'JPEG, cut short'],
  [base64(padded('\u0089PNG\r\n\u001a\n')), true, 'PNG, section 5.2'],
  [base64(padded('\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF')), true, 'JPEG'],
  ['R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', true, 'GIF of one pixel'],
  [base64(padded('RIFF\0\0\0\0WEBPVP8 ')), true, 'WebP, RFC 9649'],
  [base64(padded('\0\0\0\u0018ftypheic')), true, 'HEIC'],
  [base64(padded('BM\u00ff\0\0\0\0\0\0\0\u0036\0\0\0\u0028')), true, 'BMP'],
  [base64(padded('\u0089PNG\r\n\u001a\n')).replace(/.{20}/g, '$&\r\n'), true, 'line breaks, RFC 2045'],
  [base64(padded('RIFF\0\0\0\0WAVEfmt ')), false, 'sound'],
  [base64(padded('\0\0\0\u0018ftypisom')), false, 'video'],
  [base64(padded('BM, as a word, is no picture')), false, 'text'],
  [base64(padded('%PDF-1.7')), false, 'PDF'],
  ['iVBORw0KGgo=', false, 'too short'],
  ['/9j/a path, not base64, long enough for a picture', false, 'not base64'],
  ['data:image', false, 'no data URL'],
  ['data:text/plain;base64,AAAAAAAAAAAAAAAAAAAAAAAA', false, 'another type'],
])('image %#: %s is %s (%s)', (text, expected) => {
  expect(isImage(text)).toBe(expected)
})

test('decodes no more than asked for, and nothing that is not base64', () => {
  expect([...decodeBase64Start('Zm9vYmFy', 4)]).toEqual([...Buffer.from('foob')])
  expect([...decodeBase64Start('Zm8=', 9)]).toEqual([...Buffer.from('fo')])
  expect(decodeBase64Start('Zm9v!', 9)).toHaveLength(0)
  expect(decodeBase64Start('\ud800', 9)).toHaveLength(0)
  expect(isBase64Url('a-_9', 0, 4)).toBe(true)
  expect(isBase64Url('a+/9', 0, 4)).toBe(false)
})
