import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { zipOf } from '../unpack/archives.ts'
import { createFolder } from './folder.ts'
import { mamlint } from './program.ts'

// The real program over files of which it leaves a part out.

let cwd = ''
beforeAll(async () => {
  const inner = JSON.stringify({ osVersion: '14' })
  cwd = await createFolder({
    'deep.json': JSON.stringify({ payload: inner }),
    'cut.json': JSON.stringify({ payload: inner.slice(0, -1) }),
    'cut-bad.json': JSON.stringify({ payload: inner.slice(0, -1), imei: '490154203237518' }),
    'clean.json': inner,
  })
  const entries = { 'clean.json': inner, 'read me.txt': 'How to read this.' }
  writeFileSync(path.join(cwd, 'packed.zip'), zipOf(Object.entries(entries).map(([name, data]) => ({ name, data }))))
})

const cases = [
  ['deep.json --max-decode-depth 0', 0, 'deep.json:1:12: checked in part DECODE_DEPTH '],
  ['cut.json', 0, 'cut.json:1:12: checked in part DOCUMENT_CUT '],
  ['cut-bad.json', 1, 'cut-bad.json:1:12: checked in part DOCUMENT_CUT '],
  ['cut-bad.json --fail-on never', 0, 'cut-bad.json:1:12: checked in part DOCUMENT_CUT '],
  ['packed.zip', 0, 'packed.zip: checked in part ENTRIES_LEFT_OUT '],
] as const

describe.each(cases)('lint %s', (words, code, line) => {
  test(`ends with ${code}; with --fail-on-sampled with 3, and says why`, async () => {
    const plain = await mamlint(['lint', ...words.split(' ')], { cwd })
    expect([plain.code, plain.stderr]).toEqual([code, ''])
    const strict = await mamlint(['lint', ...words.split(' '), '--fail-on-sampled'], { cwd })
    expect([strict.code, strict.stdout]).toEqual([3, plain.stdout])
    expect(strict.stderr.startsWith(line)).toBe(true)
    expect(strict.stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})

test.each(reporterNames)('%s discloses it, with the flag and without', async format => {
  const plain = await mamlint(['cut.json', '--format', format], { cwd })
  const strict = await mamlint(['cut.json', '--format', format, '--fail-on-sampled'], { cwd })
  expect([plain.code, strict.code, strict.stdout]).toEqual([0, 3, plain.stdout])
  expect(plain.stdout).toContain('DOCUMENT_CUT')
})

test.each(['clean.json', 'deep.json'])('%s is checked as a whole, and ends with 0', async name => {
  expect((await mamlint([name, '--fail-on-sampled'], { cwd })).code).toBe(0)
})
