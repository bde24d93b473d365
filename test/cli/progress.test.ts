import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import type { Report } from '../../src/model/report.ts'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'
import { mamlint, programAtTerminal } from './program.ts'

let folder = ''
beforeAll(async () => {
  folder = await createFolder({ 'a.json': '{"x":1}', 'b.json': '{"y":"error"}', 'c d.json': '{"z":1}' })
})

/** A clock that goes on by so much whenever it is asked. */
function clock(step: number): Io['now'] {
  let time = 0
  return () => (time += step)
}

const terminal = { stderrIsTTY: true, stderrColumns: 80 }
const line = /\rmamlint: [^\r\n]*\u001b\[K/

describe('progress', () => {
  test('shows on standard error while a long run goes on, and is gone when the report comes', async () => {
    const { stderr } = await runIn(folder, ['.', '--format', 'compact'], { ...terminal, now: clock(600) })
    expect(stderr).toMatch(line)
    expect(stderr).toMatch(/of 27 B · \d+% · /)
    expect(stderr.endsWith('\r\u001b[K')).toBe(true)
  })

  test('of standard input tells no total', async () => {
    const { stderr } = await runIn(folder, ['-'], { ...terminal, now: clock(1_100), stdin: '{}' })
    expect(stderr).toMatch(/\rmamlint: 2 B · \d+ B\/s\u001b/)
  })

  test.each<[string, readonly string[], Partial<Io>]>([
    ['in a short run', [], { now: clock(1) }],
    ['where standard error is no terminal', [], { stderrIsTTY: false }],
    ['in CI', [], { env: { CI: 'true' } }],
    ['at a terminal that cannot move back', [], { env: { TERM: 'dumb' } }],
    ['with --quiet', ['--quiet'], {}],
    ['with --no-progress', ['--no-progress'], {}],
  ])('shows nothing %s', async (_, words, changes) => {
    expect((await runIn(folder, ['.', ...words], { ...terminal, now: clock(600), ...changes })).stderr).toBe('')
  })

  test('shows in the map, too', async () => {
    expect((await runIn(folder, ['map', '.'], { ...terminal, now: clock(600) })).stderr).toMatch(line)
  })

  /** Runs mamlint at a terminal over a pipe into which somebody writes slowly. */
  function watchSlowly(flags: string): ReturnType<typeof programAtTerminal> {
    const slow = "(printf '['; sleep 1.2; printf '{}'; sleep 0.2; printf ']') > slow.json"
    return programAtTerminal(
      `mkfifo slow.json; (${slow}) & mamlint slow.json ${flags}; code=$?; rm slow.json; exit $code`,
      {
        cwd: folder,
      },
    )
  }

  test('at a real terminal shows and goes, or is forbidden', async () => {
    const shown = await watchSlowly('')
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringMatching(line)])
    expect(shown.stdout).toMatch(/\r\u001b\[K[^\r]*No findings in 1 file/)
    expect((await watchSlowly('--no-progress')).stdout).not.toMatch(/\u001b\[K/)
  })
})

describe('--stats', () => {
  test('says what took how long, on standard error', async () => {
    const { stderr } = await runIn(folder, ['.', '--stats'], { now: clock(10) })
    expect(stderr).toBe(`mamlint: stats
      10 ms  find
      10 ms  check: over all threads, reading 0.0 ms, judging 0.0 ms
      10 ms  report
      30 ms  all
  3 files, 27 B at 2.70 kB/s, 3 records, 0 fields
  1 thread
`)
  })

  test('leaves the report as it is, byte for byte, and names files, fields and what came from the cache', async () => {
    const words = ['.', '--format', 'json', '--cache-location', path.join(folder, '.cache')]
    const plain = await mamlint(words.slice(0, 3), { cwd: folder })
    const first = await mamlint([...words, '--stats'], { cwd: folder })
    const second = await mamlint([...words, '--stats'], { cwd: folder })
    expect([first.stdout, second.stdout]).toEqual([plain.stdout, plain.stdout])
    expect((JSON.parse(first.stdout) as Report).summary.files).toBe(3)
    expect(first.stderr).toMatch(/^ {2}3 files, 27 B at \S+ \w+\/s, 3 records, \d fields$/m)
    expect(first.stderr).toMatch(/^ {2}1 thread, 0 of 3 files from the cache$/m)
    expect(first.stderr).toMatch(/^ +\S+ ms {2}\S+ ms \+ \S+ ms, 7 B, \d fields? {2}c d\.json$/m)
    expect(second.stderr).toMatch(/^ {2}1 thread, 3 of 3 files from the cache$/m)
  })
})
