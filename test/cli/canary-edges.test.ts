import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { shells } from '../../src/complete/scripts.ts'
import type { Report } from '../../src/model/report.ts'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { canaryFiles } from './canary-files.ts'
import { createFolder } from './folder.ts'
import { leaksIn, textsBelow } from './leaks.ts'
import { bin, type Ended, mamlint } from './program.ts'
import { cleanEnv, git, runProgram } from './repository.ts'

// The same canaries, at the edges of the program: what it writes to keep, what git and a watcher hand over, what it prints to be run.

const [inputs, files] = [['lines', 'other'], canaryFiles()]
const formats = reporterNames.flatMap(name => ['--format', `${name}=out/${name}`])
const loud = ['--unknown-fields', 'warn', '--min-confidence', 'low', '--report-empty', '--report-suppressed']

let folder = ''
beforeAll(async () => {
  folder = await createFolder({})
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  mkdirSync(path.join(folder, 'out'))
})

function run(words: readonly string[]): Promise<Ended> {
  return mamlint(words, { cwd: folder })
}

/** The reports of the last run in the folder, and the report as an object. */
function reports(): { readonly texts: readonly string[]; readonly report: Report } {
  const texts = textsBelow(path.join(folder, 'out'))
  return { texts, report: JSON.parse(readFileSync(path.join(folder, 'out/json'), 'utf8')) as Report }
}

describe('no canary comes out of', () => {
  test('a baseline, a report that uses it, and what is said of entries that accept nothing', async () => {
    const written = await run(['baseline', ...inputs, ...loud.slice(0, -1), '--baseline', 'list.json'])
    const list = readFileSync(path.join(folder, 'list.json'), 'utf8')
    expect(list.split('\n').length).toBeGreaterThan(100)
    const used = await run(['lint', ...inputs, ...loud, ...formats, '--baseline', 'list.json'])
    const { texts, report } = reports()
    expect(report.summary.suppressedBy.baseline).toBeGreaterThan(100)
    const stale = await run(['lint', ...inputs, ...formats, '--profile', 'mdm-corporate', '--baseline', 'list.json'])
    expect(reports().report.suppressions.remarks.length).toBeGreaterThan(10)
    const pruned = await run(['baseline', '--prune', '--baseline', 'list.json'])
    const said = [written, used, stale, pruned].flatMap(({ stdout, stderr }) => [stdout, stderr])
    expect(leaksIn(list, readFileSync(path.join(folder, 'list.json'), 'utf8'), ...said)).toEqual([])
    expect(leaksIn(...texts, ...reports().texts)).toEqual([])
  })

  test('what is said of comments that accept something, nothing, or are wrong', async () => {
    const { code, stdout, stderr } = await run(['lint', 'other/accepted.jsonc', ...loud, ...formats])
    const { texts, report } = reports()
    const kinds = new Set(report.suppressions.remarks.map(({ kind, source }) => `${source} ${kind}`))
    expect([code, kinds]).toEqual([0, new Set(['inline invalid', 'inline unused'])])
    expect(report.summary.suppressedBy.inline).toBeGreaterThan(0)
    expect(stderr).toContain('warning invalid')
    expect(leaksIn(stdout, stderr, ...texts)).toEqual([])
  })

  test('staged files', () => {
    git(folder, 'init', '-q')
    git(folder, 'add', '-f', 'lines', 'other', 'broken')
    const words = [bin, '--staged', ...loud, ...formats]
    const { code, stdout, stderr } = runProgram(process.execPath, words, { cwd: folder, env: cleanEnv })
    const { texts, report } = reports()
    expect([code, report.summary.files > 200]).toEqual([3, true])
    expect(leaksIn(stdout, stderr, ...texts)).toEqual([])
  })

  test('files that are watched', async () => {
    const child = spawn(process.execPath, [bin, 'lines', 'other', ...loud, '--watch'], { cwd: folder })
    let said = ''
    const until = (text: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (): void => (said.includes(text) ? resolve() : undefined)
        child.on('exit', () => reject(new Error(`ended before "${text}"`)))
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
        look()
      })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    try {
      await until('watching; Ctrl-C ends')
      writeFileSync(path.join(folder, 'lines/new.json'), files['broken/7.json'] ?? '')
      writeFileSync(path.join(folder, 'other/new.jsonc'), files['other/accepted.jsonc'] ?? '')
      await until('other/new.jsonc:')
    } finally {
      child.kill()
    }
    expect(leaksIn(said)).toEqual([])
  })

  test('what init prints and writes, and what completes the words', async () => {
    const words = ['init', '--yes', '--hook', 'pre-commit', '--workflow', 'github']
    const ran = [await run(words), ...(await Promise.all(shells.map(shell => run(['completion', shell]))))]
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    expect(ran[0]?.stdout).toContain('Files that would have findings: broken/')
    const written = ['mamlint.config.jsonc', '.pre-commit-config.yaml', '.github/workflows/mamlint.yml']
    const texts = written.map(name => readFileSync(path.join(folder, name), 'utf8'))
    expect(leaksIn(...texts, ...ran.flatMap(({ stdout, stderr }) => [stdout, stderr]))).toEqual([])
  })
})
