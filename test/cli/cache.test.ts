import { spawn, spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'

const bin: string = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

let cwd = ''

beforeAll(async () => {
  cwd = await createFolder({
    'broken.json': '{"imei":',
    'big.json': `{"imei":"490154203237518","notes":"${'a'.repeat(5_000_000)}"}`,
  })
  cpSync('fixtures', path.join(cwd, 'fixtures'), { recursive: true })
})

function mamlint(...words: readonly string[]): {
  readonly code: number | null
  readonly out: string
  readonly err: string
} {
  const ended = spawnSync(process.execPath, [bin, ...words, '--format', 'json'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return { code: ended.status, out: ended.stdout, err: ended.stderr }
}

function cached(): readonly string[] {
  return readdirSync(path.join(cwd, 'kept')).map(name => path.join(cwd, 'kept', name))
}

describe('--cache', () => {
  test.skipIf(process.platform === 'win32')('reads on where a pipe gave too much to be kept', () => {
    const pipe = path.join(cwd, 'pipe')
    spawnSync('mkfifo', [pipe])
    const writer = spawn('sh', ['-c', 'cat "$0" > "$1"', path.join(cwd, 'big.json'), pipe])
    const { code, out, err } = mamlint('--cache-location', 'kept-of-pipes', pipe)
    writer.kill()
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(JSON.parse(out)).toMatchObject({ summary: { bytes: statSync(path.join(cwd, 'big.json')).size, errors: 1 } })
  })

  test('a second run checks nothing that has not changed', async () => {
    const folder = await createFolder({ 'error.json': '{"error": 1}', 'clean.json': '{}' })
    const words = ['.', '--cache-location', path.join(folder, 'kept')]
    const [first, second] = [await runIn(folder, words), await runIn(folder, words)]
    expect([...first.linted.keys()]).toEqual(['clean.json', 'error.json'])
    expect([...second.linted.keys()]).toEqual([])
    expect([second.code, second.stdout]).toEqual([first.code, first.stdout])
  })

  test('changes nothing of what is told: without, filling it, and out of it', () => {
    const plain = mamlint('.')
    expect(JSON.parse(plain.out).findings.length).toBeGreaterThan(200)
    expect(mamlint('.', '--cache-location', 'kept')).toEqual(plain)
    expect(cached()).toHaveLength(1)
    expect(mamlint('.', '--cache-location', 'kept')).toEqual(plain)
  })

  test('a file that has changed is checked anew, and one that is too long is not kept', () => {
    const [file = ''] = cached()
    expect(readFileSync(file, 'utf8')).toContain('"entries":{')
    expect(readFileSync(file, 'utf8')).not.toContain('big.json')
    const before = mamlint('fixtures', '--cache-location', 'kept')
    const names = readdirSync(path.join(cwd, 'fixtures'), { recursive: true, encoding: 'utf8' })
    const name = names.find(one => one.endsWith('.json')) ?? ''
    writeFileSync(path.join(cwd, 'fixtures', name), '{"imei":"490154203237518","iccid":"8946000000000000718"}')
    const after = mamlint('fixtures', '--cache-location', 'kept')
    expect(after.out).not.toBe(before.out)
    expect(after).toEqual(mamlint('fixtures'))
  })

  test('other settings are asked for anew', () => {
    const strict = ['fixtures', '--unknown-fields', 'warn']
    expect(mamlint(...strict, '--cache-location', 'kept')).toEqual(mamlint(...strict))
  })

  test('a damaged cache is none', () => {
    const [file = ''] = cached()
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 5000))
    expect(mamlint('fixtures', '--cache-location', 'kept')).toEqual(mamlint('fixtures'))
  })

  test('one that cannot be written costs one line and no result', () => {
    const told = mamlint('broken.json', '--cache-location', 'big.json')
    const plain = mamlint('broken.json')
    expect(told.out).toBe(plain.out)
    expect(told.code).toBe(plain.code)
    expect(told.err).toContain('mamlint: the cache cannot be written')
  })
})
