import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { asKeys, canaryFiles, planted } from './canary-files.ts'
import { createFolder } from './folder.ts'
import { leaksIn, textsBelow, traces } from './leaks.ts'
import { type Ended, mamlint, mamlintAtTerminal } from './program.ts'

// The real program over files that are full of canaries: none comes out in a byte of what it writes, anywhere.

let folder = ''
const inputs: string[] = []
beforeAll(async () => {
  folder = await createFolder({})
  for (const [name, content] of Object.entries(canaryFiles())) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
    if (!name.startsWith('config/')) inputs.push(name)
  }
})

const loud = ['--unknown-fields', 'warn', '--min-confidence', 'low', '--report-empty', '--no-config', '--debug']

function run(words: readonly string[]): Promise<Ended> {
  return mamlint(words, { cwd: folder, env: { MAMLINT_DEBUG: '1' } })
}

describe('the canaries', () => {
  test('are more than 200, each another, and all are in the files', () => {
    expect(new Set(planted.map(({ value }) => value)).size).toBeGreaterThan(200)
    expect(asKeys.length).toBeGreaterThan(150)
    const all = inputs.map(name => readFileSync(path.join(folder, name), 'utf8')).join('\n')
    const found = planted.filter(({ value }) => all.includes(JSON.stringify(value)))
    expect(found.length).toBe(planted.length)
  })

  test('would be seen, in each form', () => {
    for (const { one, all } of traces) {
      expect(leaksIn(`x ${one.value} y`).length, one.value).toBeGreaterThan(0)
      for (const trace of all) expect(leaksIn(`a\n${trace}\nb`)).toContain(`${one.kind}: ${trace}`)
    }
    expect(leaksIn('Nothing & <no> one')).toEqual([])
  })
})

describe('no canary comes out of', () => {
  test('a report of any format, what is said beside it, and the cache', async () => {
    const formats = reporterNames.flatMap(name => ['--format', `${name}=out/${name}`])
    mkdirSync(path.join(folder, 'out'), { recursive: true })
    const { code, stdout, stderr } = await run([
      'lint',
      ...inputs,
      ...loud,
      ...formats,
      '--stats',
      '--cache-location',
      'cache',
    ])
    expect(code).toBe(3)
    expect(stderr).toContain('mamlint: stats')
    const reports = textsBelow(path.join(folder, 'out'))
    expect(reports.length).toBe(reporterNames.length)
    expect(reports.every(text => text.includes('imei'))).toBe(true)
    const cached = textsBelow(path.join(folder, 'cache'))
    expect(cached.length).toBeGreaterThan(0)
    expect(leaksIn(stdout, stderr, ...reports, ...cached)).toEqual([])
  })

  test('the map', async () => {
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await run(['map', ...inputs, '--no-config', '--format', format])
      expect(stdout.length).toBeGreaterThan(10_000)
      expect(leaksIn(stdout, stderr)).toEqual([])
    }
  })

  test('an explanation, of each kind of finding in each kind of file', async () => {
    const { files, findings } = JSON.parse(readFileSync(path.join(folder, 'out/json'), 'utf8')) as Report
    const whole = new Set(files.flatMap(file => (file.fault === null ? [file.path] : [])))
    const kindOf = (file: string): string => (file.startsWith('other/') ? file : path.dirname(file))
    const places = [...new Map(findings.map(one => [`${one.rule} ${kindOf(one.file)}`, one])).values()]
    expect(places.length).toBeGreaterThan(50)
    expect(places.some(({ file }) => file.startsWith('other/export.zip!'))).toBe(true)
    const wrong: string[] = []
    for (const { file, path: field } of places) {
      const { code, stdout, stderr } = await run(['explain', `${file}#${field}`, '--min-confidence', 'low'])
      if (code !== (whole.has(file) ? 0 : 3) || !stdout.startsWith(`${file}#`)) wrong.push(`${code} ${file}#${field}`)
      wrong.push(...leaksIn(stdout, stderr))
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test.each(['values', 'severities', 'cut'])('what is said of a configuration that is none: %s', async name => {
    const { code, stdout, stderr } = await run(['lint', inputs[0] ?? '', '--config', `config/${name}.jsonc`])
    expect([code, stderr.length > 0]).toEqual([2, true])
    expect(leaksIn(stdout, stderr)).toEqual([])
  })

  test('a list of the rules, and a terminal', async () => {
    const ran = [
      await run(['rules']),
      await mamlintAtTerminal(['lint', 'lines', 'other', '--format', 'pretty', ...loud], { cwd: folder }),
      await mamlintAtTerminal(['init', '--yes', '--dry-run'], { cwd: folder }),
    ]
    expect(leaksIn(...ran.flatMap(({ stdout, stderr }) => [stdout, stderr]))).toEqual([])
  })

  test('standard input', async () => {
    for (const name of ['other/long.json', 'other/table.csv', 'other/cut.yaml', 'broken/7.json']) {
      const stdin = readFileSync(path.join(folder, name), 'utf8')
      const { stdout, stderr } = await mamlint(['-', ...loud], { cwd: folder, stdin })
      expect(leaksIn(stdout, stderr)).toEqual([])
    }
  })
})
