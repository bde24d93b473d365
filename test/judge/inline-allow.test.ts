import { describe, expect, test } from 'vitest'
import { type InlineAllows, readInlineAllows } from '../../src/judge/inline-allow.ts'
import { createFinding, type Finding } from '../../src/model/finding.ts'
import { readMarkedComments } from '../../src/parse/marked-comments.ts'
import { sampleReport } from '../report/sample.ts'

const known = new Set(['hardware-inventory/imei', 'device-data/location', 'unlisted'])

function read(text: string): InlineAllows {
  return readInlineAllows(readMarkedComments(text), 'a.jsonc', rule => known.has(rule))
}

function finding(rule: string, path: string, line: number): Finding {
  const [sample] = sampleReport.findings
  if (sample === undefined) throw new Error('no sample')
  return createFinding({ ...sample, rule, path, first: { ...sample.first, line } })
}

const imei = 'hardware-inventory/imei'
const text = (words: string): string => `{"v": [\n{"imei": 1},\n{\n"imei": 2 // mamlint-${words}\n}]}`

describe('a comment accepts', () => {
  test.each([
    ['the field that begins there first', `allow ${imei} -- x`, imei, '/other', 4, true],
    ['the field that begins there again', `allow ${imei} -- x`, imei, '/v/*/imei', 2, true],
    ['it under a generated key', `allow ${imei} -- x`, imei, '/*/*/imei', 2, true],
    ['it among several rules', `allow device-data/location,${imei} -- x`, imei, '/v/*/imei', 2, true],
    ['it among several rules apart', `allow device-data/location  ${imei} -- x -- y`, imei, '/v/*/imei', 2, true],
    ['fields on no row', 'allow unlisted -- x', 'unlisted', '/v/*/imei', 2, true],
    ['no other rule', `allow ${imei} -- x`, 'device-data/location', '/v/*/imei', 2, false],
    ['no other field', `allow ${imei} -- x`, imei, '/v/*/meid', 2, false],
    ['no field above', `allow ${imei} -- x`, imei, '/v', 1, false],
    ['nothing without a reason', `allow ${imei}`, imei, '/v/*/imei', 2, false],
    ['nothing with an empty reason', `allow ${imei} -- `, imei, '/v/*/imei', 2, false],
    ['nothing without a rule', 'allow -- x', imei, '/v/*/imei', 2, false],
    ['nothing for a rule that does not exist', `allow ${imei}, a/b -- x`, imei, '/v/*/imei', 2, false],
    ['nothing by another word', `allows ${imei} -- x`, imei, '/v/*/imei', 2, false],
    ['nothing by an older word', `ignore ${imei} -- x`, imei, '/v/*/imei', 2, false],
  ])('%s', (_, words, rule, path, line, expected) => {
    expect(read(text(words)).accepting(finding(rule, path, line)) !== null).toBe(expected)
  })
})

describe('what is said of comments', () => {
  test.each([
    [`allow ${imei} -- x`, `unused this comment accepts no finding of ${imei}`],
    ['allow device-data/location -- x', 'unused this comment accepts no finding of device-data/location'],
    [`allow ${imei}`, 'invalid this comment gives no reason; expected "mamlint-allow <rule> -- <reason>"'],
    ['allow', 'invalid this comment names no rule; expected "mamlint-allow <rule> -- <reason>"'],
    ['allow SECRET -- x', 'invalid this comment names a rule that does not exist; see mamlint rules'],
    ['ignore SECRET', 'invalid mamlint knows no such comment; expected "mamlint-allow <rule> -- <reason>"'],
  ])('%s', (words, expected) => {
    expect(read(text(words)).remarks()).toEqual([
      {
        kind: expected.split(' ')[0],
        source: 'inline',
        path: 'a.jsonc',
        line: 4,
        column: 11,
        message: expected.slice(expected.indexOf(' ') + 1),
      },
    ])
  })

  test('nothing of one that is used, and each unused rule of one that is', () => {
    const allows = read(text(`allow ${imei}, unlisted -- x`))
    allows.accepting(finding(imei, '/v/*/imei', 2))
    expect(allows.remarks().map(({ message }) => message)).toEqual(['this comment accepts no finding of unlisted'])
  })
})
