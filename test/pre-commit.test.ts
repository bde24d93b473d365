import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportEndings } from '../src/read/export-endings.ts'
import { lastingFolder } from './temporary-folder.ts'
import { cleanEnv, createRepository, type Ended, git, runProgram, writeFiles } from './cli/repository.ts'

/**
 * The real pre-commit, which installs mamlint from this repository as it does for anybody: a clone, its build, its package. It
 * takes minutes, and Python and the registry of its packages; where these cannot be had, the test says so and fails under CI.
 */

const bad = '{"imei": "490154203237518"}'
const good = '{"osVersion": "14.1"}'

// Not beside our packages, which another test looks at.
const cache = lastingFolder('mamlint-pre-commit')
const env = { ...cleanEnv, PRE_COMMIT_HOME: path.join(cache, 'pre-commit') }

let preCommit = ''
let cannot = ''

beforeAll(() => {
  const { code, stdout, stderr } = runProgram(process.execPath, ['scripts/install-pre-commit.mjs', cache], { cwd: '.' })
  preCommit = stdout.trim()
  if (code === 0) return
  cannot = stderr
  process.stderr.write(`\nNOT TESTED: ${cannot}`)
  if (process.env['CI'] !== undefined) throw new Error(cannot)
}, 300_000)

/** A repository whose commits pre-commit looks at, with the hook as this repository has it now. */
function createChecked(hook: string): string {
  const head = git('.', 'rev-parse', 'HEAD').trim()
  const folder = createRepository({
    '.pre-commit-config.yaml': `repos:\n  - repo: ${path.resolve('.')}\n    rev: ${head}\n    hooks:\n      - id: ${hook}\n`,
  })
  git(folder, 'add', '.')
  const installed = runProgram(preCommit, ['install', '--install-hooks'], { cwd: folder, env })
  expect(installed.code, installed.stdout + installed.stderr).toBe(0)
  commit(folder)
  return folder
}

function commit(folder: string, files: Readonly<Record<string, string>> = {}): Ended {
  writeFiles(folder, files)
  git(folder, 'add', '.')
  return runProgram('git', ['commit', '-m', 'x'], { cwd: folder, env })
}

describe('pre-commit', { timeout: 600_000 }, () => {
  test('refuses a commit of a bad export, and accepts a good one', context => {
    if (cannot !== '') context.skip()
    const folder = createChecked('mamlint')
    const refused = commit(folder, { 'exports/a b.json': bad })
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('exports/a b.json:1:10: error hardware-inventory/imei'),
    ])
    expect(commit(folder, { 'exports/a b.json': good }).code).toBe(0)
    expect(git(folder, 'show', 'HEAD:exports/a b.json')).toBe(good)
  })

  test('judges what is staged, whatever stands in the working tree', context => {
    if (cannot !== '') context.skip()
    const folder = createChecked('mamlint')
    writeFiles(folder, { 'a.json': good })
    git(folder, 'add', '.')
    writeFiles(folder, { 'a.json': bad })
    expect(runProgram('git', ['commit', '-m', 'x'], { cwd: folder, env }).code).toBe(0)
    git(folder, 'add', '.')
    writeFiles(folder, { 'a.json': good })
    expect(runProgram('git', ['commit', '-m', 'x'], { cwd: folder, env }).code).toBe(1)
  })

  test('lets a commit without an export pass', context => {
    if (cannot !== '') context.skip()
    const { code, stderr } = commit(createChecked('mamlint'), { 'a.md': 'x' })
    expect([code, stderr]).toEqual([0, expect.stringContaining('(no files to check)Skipped')])
  })

  test('fails on warnings where it is strict', context => {
    if (cannot !== '') context.skip()
    const warned = '{"azureADDeviceId": "11111111-1111-1111-1111-111111111111"}'
    expect(commit(createChecked('mamlint'), { 'a.json': warned }).code).toBe(0)
    expect(commit(createChecked('mamlint-strict'), { 'a.json': warned }).code).toBe(1)
  })

  test('looks at all files where it is told so', context => {
    if (cannot !== '') context.skip()
    const folder = createChecked('mamlint')
    writeFiles(folder, { 'a.json': bad })
    git(folder, 'add', '.')
    runProgram('git', ['commit', '--no-verify', '-m', 'x'], { cwd: folder, env })
    expect(runProgram(preCommit, ['run', 'mamlint', '--all-files'], { cwd: folder, env }).code).toBe(1)
  })
})

test('the hooks are for the endings that mamlint reads by itself', () => {
  const patterns = readFileSync('.pre-commit-hooks.yaml', 'utf8').match(/(?<=^ {2}files: ).*$/gm) ?? []
  expect(patterns).toHaveLength(2)
  for (const pattern of patterns) {
    // Python's way to say that case does not matter.
    const isMeant = new RegExp(pattern.replace('(?i:', '(?:'), 'i')
    const endings = exportEndings(() => true)
    expect(
      endings.filter(ending => !isMeant.test(`a/b.${ending}`) || !isMeant.test(`B.${ending.toUpperCase()}`)),
    ).toEqual([])
    expect(['a.ts', 'a.json.ts', 'ajson', 'a.gz', 'a.html.gz', 'json'].filter(name => isMeant.test(name))).toEqual([])
  }
})
