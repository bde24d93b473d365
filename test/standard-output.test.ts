import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

// The built program, since what standard output is cannot be had in this process.

const folder = mkdtempSync(path.join(os.tmpdir(), 'mamlint-output-'))
const bin = path.resolve('dist/main.js')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Findings of which the report is longer than a pipe holds, 64 KB. */
const wide = path.join(folder, 'wide.json')
const fields = 2_000
writeFileSync(
  wide,
  JSON.stringify(Object.fromEntries(Array.from({ length: fields }, (_, at) => [`app${at}`, { imei: '1' }]))),
)
const lint = ['--no-config', '--format', 'ndjson', wide]

test('a report goes whole into a file, a pipe, and a pipe that is read late', async () => {
  const written = path.join(folder, 'report.ndjson')
  execFileSync('sh', ['-c', '"$0" "$@" > "$REPORT" || test $? = 1', process.execPath, bin, ...lint], {
    env: { ...process.env, REPORT: written },
  })
  const expected = readFileSync(written, 'utf8')
  expect(expected.length).toBeGreaterThan(200_000)
  const late = 'sh -c \'"$0" "$@"; test $? = 1\' "$0" "$@" | (sleep 0.3; cat)'
  const piped = execFileSync('sh', ['-c', late, process.execPath, bin, ...lint], { encoding: 'utf8', maxBuffer: 1e8 })
  expect(piped).toBe(expected)
  expect(await readSlowly(lint)).toBe(expected)
})

/** Reads the program's output through a socket, which is full at times. */
async function readSlowly(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout) {
    chunks.push(chunk as Buffer)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  return Buffer.concat(chunks).toString()
}

test('a reader that leaves is no error', () => {
  const script = '"$0" "$@" | head -c 10 > /dev/null; echo "${PIPESTATUS[0]}"'
  const told = execFileSync('bash', ['-c', script, process.execPath, bin, ...lint], { encoding: 'utf8' })
  expect(told.trim()).toBe('1')
})

test('an output that cannot be written ends the run, and says why without a word of the input', () => {
  const script = '"$0" "$@" 2>&1 > /dev/full; echo "code $?"'
  const told = execFileSync('bash', ['-c', script, process.execPath, bin, ...lint], { encoding: 'utf8' })
  expect(told).toContain('cannot write to standard output (ENOSPC)')
  expect(told).toContain('code 2')
})

test('a fault is told once where both outputs are one file or pipe, and in each of two', () => {
  const broken = path.join(folder, 'broken.json')
  writeFileSync(broken, '{"a" 1}')
  const told = (script: string): number => {
    const log = path.join(folder, 'log')
    const text = execFileSync('sh', ['-c', script, process.execPath, bin, '--no-config', broken], {
      encoding: 'utf8',
      env: { ...process.env, LOG: log },
    })
    return text.split('JSON_SYNTAX').length - 1
  }
  expect(told('"$0" "$@" 2>&1 | cat')).toBe(1)
  expect(told('"$0" "$@" > "$LOG" 2>&1; cat "$LOG"')).toBe(1)
  expect(told('{ "$0" "$@" 2> "$LOG"; cat "$LOG"; } | cat')).toBe(2)
})
