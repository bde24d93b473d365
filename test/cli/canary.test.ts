import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { reporterNames } from '../../src/report/reporter-names.ts'
import type { Canary } from '../pipeline/canaries.ts'
import { asKeys, canaryFiles, planted } from './canary-files.ts'
import { createFolder } from './folder.ts'
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

/** A text as it is, and with what HTML, XML and URLs write otherwise put back. */
function decoded(text: string): string {
  const plain = text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/\\u00([2-7][0-9a-f])/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  return `${text}\n${plain}`.toLowerCase()
}

/** Texts by which a canary would be known, whatever it was written in. */
function tracesOf({ value, traces }: Canary): readonly string[] {
  const bytes = Buffer.from(value)
  const digits = value.replaceAll(/\D/g, '')
  const hashes = ['md5', 'sha1', 'sha256'].map(name => createHash(name).update(value).digest('hex'))
  return [
    ...traces,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    ...(digits.length >= 10 ? [digits] : []),
    ...hashes,
    ...hashes.map(hash => hash.slice(0, 16)),
  ].map(trace => trace.toLowerCase())
}

const traces = planted.map(one => ({ one, all: [...new Set(tracesOf(one))] }))

/** Canaries that a text gives away, in whatever form. */
function leaksIn(...texts: readonly string[]): readonly string[] {
  // What is the same line many times need be looked at once.
  const text = [...new Set(decoded(texts.join('\n')).split('\n'))].join('\n')
  return traces.flatMap(({ one, all }) =>
    all.filter(trace => text.includes(trace)).map(trace => `${one.kind}: ${trace}`),
  )
}

/** Every file below a folder, as text. */
function textsBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(root, name))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
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

  test('an explanation', async () => {
    const { findings } = JSON.parse(readFileSync(path.join(folder, 'out/json'), 'utf8')) as Report
    const places = [...new Map(findings.map(one => [`${one.rule} ${one.evidence.join()}`, one])).values()].filter(
      ({ file }) => file.startsWith('lines/'),
    )
    expect(places.length).toBeGreaterThan(10)
    const said = await Promise.all(
      places.slice(0, 30).map(({ file, path: field }) => run(['explain', `${file}#${field}`])),
    )
    expect(said.filter(({ code }) => code === 0).length).toBeGreaterThan(10)
    expect(leaksIn(...said.flatMap(({ stdout, stderr }) => [stdout, stderr]))).toEqual([])
  })

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
