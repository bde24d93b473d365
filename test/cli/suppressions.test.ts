import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Ajv } from 'ajv'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { jobLimits } from '../../src/pipeline/job-limits.ts'
import type { Io } from '../../src/cli/io.ts'
import { type Ran, runIn } from './fakes.ts'
import { createFolder } from './folder.ts'
import { createRealDeps, createSetup } from './real-checks.ts'

const deps = createRealDeps(createSetup({ limits: jobLimits, countCores: () => 1 }))

/** The real checks over a real folder. What commands write is written. */
async function mamlint(folder: string, line: string, stdin: string = ''): Promise<Ran & { readonly report: Report }> {
  const words = line.split(' ')
  const writeNow: Io['writeFile'] = async (absolute, pieces) =>
    writeFile(
      absolute,
      Array.from(pieces, ({ text }) => text),
    )
  const ran = await runIn(folder, words, { stdin, writeFile: writeNow }, deps)
  const report = (line.includes('--format json') ? JSON.parse(ran.stdout) : {}) as Report
  return { ...ran, report }
}

const imei = '"imei": "490154203237518"'
const device = `{${imei}, "phoneNumber": "+46 70 174 06 05"}`
const allowing = (entry: object): string =>
  JSON.stringify({ allow: [{ field: '/imei', rule: 'hardware-inventory/imei', reason: 'agreed', ...entry }] })

/** What is reported, what accepted and by what, and what is said of suppressions. */
function told({ report }: { readonly report: Report }): unknown {
  const { findings, suppressed, suppressions } = report
  return {
    found: findings.map(({ file, path: at }) => `${file}${at}`),
    accepted: suppressed.map(({ file, path: at, suppression }) => `${file}${at} ${suppression.kind}`),
    said: suppressions.remarks.map(({ kind, path: at, line, column }) => `${kind} ${at}:${line}:${column}`),
  }
}

describe('an entry of the configuration', () => {
  test.each<[string, object, string, unknown]>([
    ['accepts', {}, '.', { found: ['a.json/phoneNumber'], accepted: ['a.json/imei config'], said: [] }],
    [
      'holds on its last day',
      { expires: '2026-11-26' },
      '.',
      { found: ['a.json/phoneNumber'], accepted: ['a.json/imei config'], said: [] },
    ],
    [
      'has expired the day after, and says so',
      { expires: '2026-11-25' },
      'a.json',
      { found: ['a.json/imei', 'a.json/phoneNumber'], accepted: [], said: ['expired mamlint.config.jsonc:1:11'] },
    ],
    [
      'that has expired and is not needed says so over folders',
      { field: '/meid', expires: '2026-11-25' },
      '.',
      { found: ['a.json/imei', 'a.json/phoneNumber'], accepted: [], said: ['expired mamlint.config.jsonc:1:11'] },
    ],
    [
      'that accepts nothing says so over folders',
      { field: '/meid' },
      '.',
      { found: ['a.json/imei', 'a.json/phoneNumber'], accepted: [], said: ['unused mamlint.config.jsonc:1:11'] },
    ],
    [
      'that accepts nothing may be needed elsewhere where only files are named',
      { field: '/meid' },
      'a.json',
      { found: ['a.json/imei', 'a.json/phoneNumber'], accepted: [], said: [] },
    ],
    [
      'is for the files it names',
      { files: ['b*'] },
      '.',
      { found: ['a.json/imei', 'a.json/phoneNumber'], accepted: [], said: [] },
    ],
    [
      'is for the files it names, if these',
      { files: ['a*'] },
      '.',
      { found: ['a.json/phoneNumber'], accepted: ['a.json/imei config'], said: [] },
    ],
  ])('%s', async (_, entry, words, expected) => {
    const folder = await createFolder({ 'mamlint.config.jsonc': allowing(entry), 'a.json': device })
    expect(told(await mamlint(folder, `${words} --format json`))).toEqual(expected)
  })

  test('says nothing of being unused where a file was not read to its end', async () => {
    const files = { 'mamlint.config.jsonc': allowing({ field: '/meid' }), 'a.json': '{"x": 1', 'b.json': '{}' }
    expect(told(await mamlint(await createFolder(files), '. --format json'))).toMatchObject({ said: [] })
  })

  test.each([['2026-02-30'], ['soon'], ['2026-1-1'], ['']])('cannot expire on "%s"', async expires => {
    const folder = await createFolder({ 'mamlint.config.jsonc': allowing({ expires }), 'a.json': device })
    expect((await mamlint(folder, 'a.json')).code).toBe(2)
  })
})

describe('a comment', () => {
  const jsonc = `{\n// mamlint-allow hardware-inventory/imei -- SECRET reason\n${imei},\n"phoneNumber": "+46 70 174 06 05" // mamlint-allow user-info/phone-number\n}`
  const expected = {
    found: ['a.jsonc/phoneNumber'],
    accepted: ['a.jsonc/imei inline'],
    said: ['invalid a.jsonc:4:35'],
  }

  test('accepts the field behind it, and a malformed one nothing', async () => {
    const folder = await createFolder({ 'a.jsonc': jsonc })
    const ran = await mamlint(folder, 'a.jsonc --format json')
    expect(told(ran)).toEqual(expected)
    expect(ran.stdout + ran.stderr).not.toContain('SECRET')
    expect(ran.stderr).toContain('a.jsonc:4:35: warning invalid: this comment gives no reason')
  })

  test('of standard input and of a UTF-16 file accepts, too', async () => {
    const folder = await createFolder({})
    await writeFile(path.join(folder, 'a.jsonc'), Buffer.from(`\ufeff${jsonc}`, 'utf16le'))
    expect(told(await mamlint(folder, 'a.jsonc --format json'))).toEqual(expected)
    expect(told(await mamlint(folder, '- --stdin-filename a.jsonc --format json', jsonc))).toEqual(expected)
  })

  test('can be forbidden', async () => {
    const folder = await createFolder({ 'a.jsonc': jsonc, 'mamlint.config.jsonc': '{"allowComments": false}' })
    const ran = await mamlint(folder, 'a.jsonc --format json')
    expect(told(ran)).toEqual({ found: ['a.jsonc/imei', 'a.jsonc/phoneNumber'], accepted: [], said: [] })
  })

  test('that accepts nothing says so, but not in a file that was not read to its end', async () => {
    const unused = '{\n"a": 1 // mamlint-allow hardware-inventory/imei -- x\n'
    const folder = await createFolder({ 'a.jsonc': `${unused}}`, 'b.jsonc': unused })
    expect(told(await mamlint(folder, '. --format json'))).toMatchObject({ said: ['unused a.jsonc:2:8'] })
  })

  test('is found again in the cache', async () => {
    const folder = await createFolder({ 'a.jsonc': jsonc })
    const line = `a.jsonc --format json --cache-location ${folder}/kept`
    expect(told(await mamlint(folder, line))).toEqual(expected)
    expect(told(await mamlint(folder, line))).toEqual(expected)
  })
})

describe('a baseline', () => {
  let folder = ''

  beforeEach(async () => {
    folder = await createFolder({ 'x/a.json': device, 'x/b.json': `{"value": [{${imei}}]}`, 'clean.json': '{"a": 1}' })
    await mamlint(folder, 'baseline .')
  })

  const read = (): string => readFileSync(path.join(folder, '.mamlint-baseline.json'), 'utf8')

  test('is an entry a line, as its schema says, without a value', () => {
    expect(read()).toBe(
      [
        '[',
        '{"file":"x/a.json","path":"/imei","rule":"hardware-inventory/imei","verdict":"out-of-scope"},',
        '{"file":"x/a.json","path":"/phoneNumber","rule":"user-info/phone-number","verdict":"out-of-scope"},',
        '{"file":"x/b.json","path":"/value/*/imei","rule":"hardware-inventory/imei","verdict":"out-of-scope"},',
        '{"schema":"mamlint-baseline/1"}',
        ']',
        '',
      ].join('\n'),
    )
    const schema = JSON.parse(readFileSync('schema/baseline.schema.json', 'utf8')) as object
    const validate = new Ajv().compile(schema)
    expect([validate(JSON.parse(read())), validate.errors]).toEqual([true, null])
  })

  test('accepts what it lists, wherever mamlint is started, and only that', async () => {
    await writeFile(path.join(folder, 'x/a.json'), `{"phoneNumber": "+46 70 174 06 05", "meid": "A0000000000000"}`)
    const line = '--format json --baseline'
    const expected = { accepted: ['a.json/phoneNumber baseline', 'b.json/value/*/imei baseline'] }
    const here = await mamlint(path.join(folder, 'x'), `. ${line} ../.mamlint-baseline.json`)
    expect(told(here)).toMatchObject(expected)
    expect(here.report.findings.map(({ path: at }) => at)).toEqual(['/meid'])
    expect(here.report.summary.suppressedBy).toEqual({ config: 0, inline: 0, baseline: 2 })
    expect(here.stderr).toContain(
      '../.mamlint-baseline.json: warning unused: 1 finding is no longer there; mamlint baseline --prune takes what',
    )
  })

  test('that all findings stand in makes a run end well', async () => {
    expect((await mamlint(folder, '.')).code).toBe(1)
    expect((await mamlint(folder, '. --baseline .mamlint-baseline.json --fail-on warning --max-warnings 0')).code).toBe(
      0,
    )
  })

  test('that the configuration names is used from any folder', async () => {
    await writeFile(path.join(folder, 'mamlint.config.jsonc'), '{"baseline": ".mamlint-baseline.json"}')
    expect((await mamlint(path.join(folder, 'x'), 'a.json')).code).toBe(0)
    expect((await mamlint(folder, 'x/a.json --no-suppressions')).code).toBe(1)
  })

  test('says nothing of files that were not looked at', async () => {
    const { report } = await mamlint(folder, 'clean.json --baseline .mamlint-baseline.json --format json')
    expect(report.suppressions.remarks).toEqual([])
  })

  test('is pruned of what is gone, and grows by nothing', async () => {
    await writeFile(path.join(folder, 'x/a.json'), `{${imei}, "meid": "A0000000000000"}`)
    await rm(path.join(folder, 'x/b.json'))
    const { stderr, code } = await mamlint(folder, 'baseline --prune')
    expect([code, stderr.split('\n')[0]]).toEqual([
      0,
      'mamlint: .mamlint-baseline.json: 1 finding accepted (0 added, 2 taken out)',
    ])
    expect(read().match(/"path":"[^"]*"/g)).toEqual(['"path":"/imei"'])
  })

  test('written anew keeps what other files have, and takes what is new', async () => {
    await writeFile(path.join(folder, 'x/a.json'), '{"meid": "A0000000000000"}')
    await mamlint(folder, 'baseline x/a.json')
    expect(read().match(/"path":"[^"]*"/g)).toEqual(['"path":"/meid"', '"path":"/value/*/imei"'])
  })

  test('keeps the entries of a file that was not read to its end', async () => {
    const before = read()
    await writeFile(path.join(folder, 'x/a.json'), '{"x": 1')
    expect((await mamlint(folder, 'baseline . --prune')).code).toBe(3)
    expect(read()).toBe(before)
    expect((await mamlint(folder, 'baseline .')).code).toBe(3)
    expect(read()).toBe(before)
  })

  test.each([
    ['gone.json', 'gone.json: error CONFIG_INVALID no such baseline; mamlint baseline writes one'],
    ['x/a.json', 'expected an array that ends in {"schema":"mamlint-baseline/1"}'],
    ['conflict.json', 'the mark of a merge conflict; keep the lines of both sides'],
  ])('%s is none', async (name, message) => {
    await writeFile(path.join(folder, 'conflict.json'), read().replace('[\n', '[\n<<<<<<< ours\n'))
    const ran = await mamlint(folder, `clean.json --baseline ${name}`)
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('is no input', async () => {
    const { report } = await mamlint(folder, '. --format json')
    expect(report.files.map(file => file.path)).toEqual(['clean.json', 'x/a.json', 'x/b.json'])
  })
})

describe('for auditors', () => {
  const files = {
    'mamlint.config.jsonc': allowing({ expires: '2020-01-01' }),
    'a.jsonc': `{\n${imei} // mamlint-allow hardware-inventory/imei -- x\n}`,
  }

  test('nothing is accepted with --no-suppressions, and that is said in every place', async () => {
    const folder = await createFolder(files)
    await mamlint(folder, 'baseline .')
    const line = '. --no-suppressions --baseline .mamlint-baseline.json'
    const { report, stderr } = await mamlint(folder, `${line} --format json`)
    expect(told({ report })).toEqual({ found: ['a.jsonc/imei'], accepted: [], said: [] })
    expect(report.suppressions.applied).toBe(false)
    expect(stderr).toContain('mamlint: suppressions are off (--no-suppressions)\n')
    expect((await mamlint(folder, `${line} --format compact`)).stdout).toContain('suppressions off (--no-suppressions)')
  })

  test('stale suppressions fail a run where that is asked for', async () => {
    const folder = await createFolder({ ...files, 'a.jsonc': '{}' })
    expect((await mamlint(folder, '.')).code).toBe(0)
    expect((await mamlint(folder, '. --fail-on-unused')).code).toBe(1)
    expect((await mamlint(folder, '. --fail-on-unused --fail-on never')).code).toBe(0)
  })

  test.each([
    ['', 0],
    [' --report-suppressed', 1],
  ])('sarif%s lists %i accepted findings', async (flag, count) => {
    const { stdout, code } = await mamlint(await createFolder(files), `. --format sarif${flag}`)
    const { runs } = JSON.parse(stdout) as { runs: { results: { suppressions?: unknown }[] }[] }
    expect([runs[0]?.results.map(({ suppressions }) => suppressions), code]).toEqual([
      Array.from({ length: count }, () => [{ kind: 'inSource', status: 'accepted' }]),
      0,
    ])
  })
})
