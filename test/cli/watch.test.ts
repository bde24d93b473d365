import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { createFolder } from './folder.ts'
import { bin, mamlint, mamlintAtTerminal } from './program.ts'

const imei = '{"imei":"490154203237518"}'

interface Watching {
  readonly child: ChildProcess
  /** Everything printed so far, on both streams, in the order it came. */
  text(): string
  /** Waits until something is printed that was not there at the last call. */
  until(pattern: RegExp): Promise<string>
}

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill()
})

/** Starts watching in a folder. */
function startWatching(cwd: string, words: readonly string[]): Watching {
  const child = spawn(process.execPath, [bin, ...words, '--watch'], { cwd, env: { PATH: process.env['PATH'] } })
  children.push(child)
  let [text, seen] = ['', 0]
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return {
    child,
    text: () => text,
    until: async pattern => {
      for (let tries = 0; tries < 500; tries++) {
        const found = text.slice(seen)
        if (pattern.test(found)) {
          seen = text.length
          return found
        }
        await wait(20)
      }
      throw new Error(`not printed: ${pattern}, but ${text.slice(seen)}`)
    },
  }
}

describe('--watch', () => {
  test('checks everything once, then what changes, and nothing else', async () => {
    const cwd = await createFolder({ 'a.json': imei, 'b.json': imei, 'notes.txt': 'x' })
    const { until, text, child } = startWatching(cwd, ['.'])
    const first = await until(/watching; Ctrl-C ends\n/)
    expect(first).toMatch(/^a\.json:1:9: error.*\nb\.json:1:9: error/)
    await writeFile(path.join(cwd, 'notes.txt'), 'y')
    await writeFile(path.join(cwd, 'b.json'), '{"a":1}')
    const second = await until(/files? not checked.*\n/)
    expect(second).toMatch(/^mamlint: b\.json changed\nNo findings in 1 file /)
    await writeFile(path.join(cwd, 'new.json'), imei)
    expect(await until(/files? not checked.*\n/)).toMatch(/^mamlint: new\.json changed\nnew\.json:1:9: error/)
    expect(text()).not.toContain('notes.txt')
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([null, 'SIGINT'])
  })

  test('outlives a file that is half written, and one that vanishes', async () => {
    const cwd = await createFolder({ 'a.json': '{"a":1}' })
    const { until, child } = startWatching(cwd, ['a.json'])
    await until(/watching; Ctrl-C ends\n/)
    await writeFile(path.join(cwd, 'a.json'), imei.slice(0, 8))
    expect(await until(/1 file not checked/)).toMatch(/JSON_SYNTAX/)
    await rm(path.join(cwd, 'a.json'))
    expect(await until(/1 file not checked/)).toMatch(/NO_SUCH_FILE/)
    await writeFile(path.join(cwd, 'a.json'), imei)
    expect(await until(/0 files not checked/)).toMatch(/a\.json:1:9: error/)
    expect(child.exitCode).toBe(null)
  })

  test('checks everything again when the configuration changes, or comes to be', async () => {
    const cwd = await createFolder({ 'a.json': imei, 'b.json': '{"a":1}' })
    const { until } = startWatching(cwd, ['.'])
    await until(/watching; Ctrl-C ends\n/)
    const config = path.join(cwd, 'mamlint.config.jsonc')
    await writeFile(config, '{"profile":"mdm-corporate"}')
    expect(await until(/files not checked.*\n/)).toMatch(/^No findings in 2 files /)
    await writeFile(config, '{"profile":')
    expect(await until(/CONFIG_INVALID .*\n/)).toMatch(/^mamlint\.config\.jsonc:1:\d+: error CONFIG_INVALID/)
    await writeFile(config, '{}')
    expect(await until(/files not checked.*\n/)).toMatch(/^a\.json:1:9: error/)
  })

  test('writes a report in a file about all files each time', async () => {
    const cwd = await createFolder({ 'a.json': imei, 'b.json': '{"a":1}' })
    const { until } = startWatching(cwd, ['.', '--format', 'json=out.json', '--format', 'compact'])
    await until(/watching; Ctrl-C ends\n/)
    await writeFile(path.join(cwd, 'b.json'), imei)
    expect(await until(/files not checked.*\n/)).toMatch(/^mamlint: b\.json changed\na\.json.*\nb\.json:1:9: error/)
    await wait(500)
    // The report that was written is no change.
    expect(await until(/^/)).toBe('')
  })

  test.each([
    [['-', '--watch'], /--watch takes files and folders/],
    [['gone.json', '--watch'], /NO_SUCH_FILE/],
  ])('ends at once where waiting helps nobody: %j', async (words, said) => {
    const { code, stderr } = await mamlint(words, { cwd: await createFolder({}) })
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)])
  })

  test('ends with 130 at Ctrl-C', async () => {
    const cwd = await createFolder({ 'a.json': imei })
    const { code } = await mamlintAtTerminal(['.', '--watch'], { cwd, typed: [['Ctrl-C ends', '\u0003']] })
    expect(code).toBe(130)
  })
})
