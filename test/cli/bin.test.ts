import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DataMap, Report } from '../../src/model/report.ts'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { createFolder } from './folder.ts'

// The real program, as `npm run build` left it: what cannot be seen in memory.
const bin: string = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Spawning {
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
  /** Stops reading standard output after its first bytes, as `head` does. */
  readonly leave?: boolean
}

let cwd = ''

beforeAll(async () => {
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, at) => [`many/${at}.json`, '{"imei":"490154203237518"}']),
  )
  cwd = await createFolder({
    'clean.json': '{"managedDeviceOwnerType":"personal"}',
    'imei.json': '{"imei":"490154203237518"}',
    'broken.json': '{"imei":"490154203237518",',
    'a b/[x] (1) "q"\u202e.json': '{"imei":"490154203237518"}',
    ...many,
  })
})

function mamlint(words: readonly string[], { stdin = '', env = {}, leave = false }: Spawning = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...words], { cwd, env: { PATH: process.env['PATH'], ...env } })
    const out: string[] = []
    const err: string[] = []
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk.toString())
      if (leave) child.stdout.destroy()
    })
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()))
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout: out.join(''), stderr: err.join('') }))
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
  })
}

describe('exit codes', () => {
  test.each([
    ['clean.json', 0],
    ['imei.json', 1],
    ['--no-such-flag clean.json', 2],
    ['gone.json imei.json', 2],
    ['broken.json imei.json', 3],
    ['.', 3],
    ['--version', 0],
    ['--help', 0],
  ])('mamlint %s', async (words, code) => {
    expect((await mamlint(words.split(' '))).code).toBe(code)
  })
})

test('findings of the other files are printed, faults go to standard error', async () => {
  const { stdout, stderr } = await mamlint(['broken.json', 'gone.json', 'imei.json'])
  expect(stdout).toMatch(/^imei\.json:1:\d+: error hardware-inventory\/imei out-of-scope \/imei \(1\)/m)
  expect(stderr).toMatch(/^broken\.json:1:\d+: error JSON_SYNTAX /m)
  expect(stderr).toMatch(/^gone\.json: error NO_SUCH_FILE /m)
})

test('no value of the input is printed, in any format or on any stream', async () => {
  for (const format of reporterNames) {
    const { stdout, stderr } = await mamlint([
      '.',
      '--format',
      format,
      '--unknown-fields',
      'warn',
      '--min-confidence',
      'low',
    ])
    expect(stdout + stderr).not.toMatch(/4901542/)
  }
})

test('a hostile name is found as it is and shown escaped', async () => {
  const { code, stdout } = await mamlint(['a b/[x] (1) "q"\u202e.json'])
  expect(code).toBe(1)
  expect(stdout).toContain('a b/[x] (1) \\"q\\"\\u{202e}.json:1:')
})

describe('standard input', () => {
  test('is read for "-"', async () => {
    const { code, stdout } = await mamlint(['-', '--format', 'json'], { stdin: '{"imei":"490154203237518"}' })
    expect([code, (JSON.parse(stdout) as Report).files[0]?.path]).toEqual([1, '<stdin>'])
  })

  test('has the name it is given', async () => {
    const words = ['map', '--format', 'json', '-', '--stdin-filename', 'x/y.json']
    const { code, stdout } = await mamlint(words, { stdin: '{"a":1}' })
    expect([code, (JSON.parse(stdout) as DataMap).files[0]?.path]).toEqual([0, 'x/y.json'])
  })
})

describe('a reader who leaves', () => {
  test.each([['compact'], ['json'], ['pretty']])('is no error: %s', async format => {
    const { code, stderr } = await mamlint(['many', '--format', format], { leave: true })
    expect([code, stderr]).toEqual([1, ''])
  })

  test('nothing is lost on one who stays', async () => {
    const { stdout } = await mamlint(['many', '--format', 'json'])
    expect(stdout.length).toBeGreaterThan(200_000)
    expect((JSON.parse(stdout) as Report).summary.files).toBe(400)
  })
})

test('the same bytes every time', async () => {
  const [first, second] = await Promise.all([mamlint(['.', '--format', 'json']), mamlint(['.', '--format', 'json'])])
  expect(first.stdout).toBe(second.stdout)
})

test('colours are forced and forbidden by the environment', async () => {
  const forced = await mamlint(['imei.json', '--format', 'pretty'], { env: { FORCE_COLOR: '1' } })
  expect(forced.stdout).toContain('\u001b[1m')
  const both = await mamlint(['imei.json', '--format', 'pretty'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })
  expect(both.stdout).not.toContain('\u001b')
})
