import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import {
  bin,
  cleanEnv,
  createHookedRepository,
  createRepository,
  type Ended,
  git,
  runProgram,
  writeFiles,
} from './repository.ts'

const bad = '{"imei": "490154203237518"}'
const good = '{"osVersion": "14.1"}'

function mamlint(cwd: string, words: readonly string[], env: NodeJS.ProcessEnv = cleanEnv): Ended {
  return runProgram(process.execPath, [bin, ...words], { cwd, env })
}

function commit(cwd: string, ...words: readonly string[]): Ended {
  return runProgram('git', ['commit', '-q', '-m', 'x', ...words], { cwd })
}

/** Names of the files that a run over what is staged looked at. */
function seen(cwd: string, ...words: readonly string[]): readonly string[] {
  const { stdout } = mamlint(cwd, ['--staged', '--format', 'json', ...words])
  return (JSON.parse(stdout) as Report).files.map(file => file.path)
}

describe('a commit', () => {
  test('of a bad export is refused, of a good one accepted, from the first one on', () => {
    const folder = createHookedRepository({ 'a.json': bad })
    git(folder, 'add', '.')
    const refused = commit(folder)
    expect([refused.code, refused.stderr + refused.stdout]).toEqual([
      1,
      expect.stringContaining('a.json:1:10: error hardware-inventory/imei out-of-scope /imei'),
    ])
    writeFiles(folder, { 'a.json': good })
    git(folder, 'add', '.')
    expect(commit(folder).code).toBe(0)
    expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('1\n')
  })

  test.each([
    ['a good file that has become bad since', good, bad, 0],
    ['a bad file that has become good since', bad, good, 1],
    ['a bad file that is gone since', bad, null, 1],
  ])('of %s is judged by what is staged', (_, staged, now, code) => {
    const folder = createHookedRepository({ 'a.json': staged })
    git(folder, 'add', '.')
    if (now === null) rmSync(path.join(folder, 'a.json'))
    else writeFiles(folder, { 'a.json': now })
    expect(commit(folder).code).toBe(code)
  })

  test('of a file that is only partly staged is judged by that part', () => {
    const folder = createHookedRepository({ 'a.json': '{\n"a": 1,\n\n\n\n\n\n\n\n\n\n"b": 2\n}\n' })
    git(folder, 'add', '.')
    expect(commit(folder).code).toBe(0)
    writeFiles(folder, { 'a.json': '{\n"a": 3,\n\n\n\n\n\n\n\n\n\n"imei": "490154203237518"\n}\n' })
    runProgram('git', ['add', '-p'], { cwd: folder, input: 'y\nn\n' })
    expect(commit(folder).code).toBe(0)
    runProgram('git', ['add', '-p'], { cwd: folder, input: 'y\n' })
    expect(commit(folder).code).toBe(1)
  })

  test.each([
    ['-a', ['-a'], 1],
    ['of a file by its name', ['a.json'], 1],
    ['of another file by its name', ['b.json'], 0],
  ])('with an index of its own, %s', (_, words, code) => {
    const folder = createHookedRepository({ 'a.json': good, 'b.json': good })
    git(folder, 'add', '.')
    commit(folder)
    writeFiles(folder, { 'a.json': bad, 'b.json': '{"osVersion": "14.2"}' })
    expect(commit(folder, ...words).code).toBe(code)
  })

  test('without an export passes, with one line', () => {
    const folder = createHookedRepository({ 'readme.md': 'x', 'b.ts': 'x' })
    git(folder, 'add', '.')
    const { code, stdout, stderr } = commit(folder)
    expect([code, stdout, stderr]).toEqual([
      0,
      '',
      'mamlint: nothing to examine: 2 files staged, no export by its ending (see --ext)\n',
    ])
  })

  test('that only deletes passes, and one that moves is judged', () => {
    const folder = createRepository({ 'a.json': bad })
    git(folder, 'add', '.')
    commit(folder)
    git(folder, 'mv', 'a.json', 'b.json')
    expect(seen(folder)).toEqual(['b.json'])
    git(folder, 'rm', '-q', '--cached', 'b.json')
    expect(seen(folder)).toEqual([])
  })

  test('in a worktree and in a subfolder', () => {
    const folder = createHookedRepository({ 'a.json': good, 'deep/er/b.json': good })
    git(folder, 'add', '.')
    commit(folder)
    const other = path.join(mkdtempSync(path.join(os.tmpdir(), 'mamlint-tree-')), 'tree')
    git(folder, 'worktree', 'add', '-q', other)
    writeFiles(other, { 'deep/er/b.json': bad, 'deep/c.json': good })
    git(other, 'add', '.')
    expect(commit(path.join(other, 'deep')).code).toBe(1)
    expect(seen(other)).toEqual(['deep/c.json', 'deep/er/b.json'])
    expect(seen(path.join(other, 'deep/er'))).toEqual(['../c.json', 'b.json'])
    expect(seen(path.join(other, 'deep/er'), '..')).toEqual(['../c.json', 'b.json'])
    expect(seen(path.join(other, 'deep/er'), '.')).toEqual(['b.json'])
    expect(seen(folder)).toEqual([])
  })
})

test('names are read as they are', () => {
  const names = [
    ' lead.json',
    '-x.json',
    'a b/c d.json',
    'a"b\'c.json',
    'line\nfeed.json',
    'tab\t.json',
    'back\\slash.json',
    'glob[a]*?.json',
    'å😀.json',
    'UPPER.JSON',
  ]
  const folder = createRepository(Object.fromEntries(names.map(name => [name, bad])))
  git(folder, 'add', '.')
  expect(seen(folder)).toEqual(names.toSorted())
  const { stdout } = mamlint(folder, ['--staged'])
  expect(stdout).toContain(`${names.length} errors in ${names.length} files`)
  expect(seen(folder, 'glob[a]*?.json')).toEqual(['glob[a]*?.json'])
})

test('words choose among what is staged', () => {
  const folder = createRepository({ 'a.json': bad, 'x/b.json': bad, 'x/c.txt': bad, 'not-staged.json': bad })
  git(folder, 'add', 'a.json', 'x')
  expect(seen(folder)).toEqual(['a.json', 'x/b.json'])
  expect(seen(folder, 'a.json', 'not-staged.json')).toEqual(['a.json'])
  expect(seen(folder, 'x')).toEqual(['x/b.json'])
  expect(seen(folder, 'x/c.txt')).toEqual(['x/c.txt'])
  expect(seen(folder, '**/*.txt')).toEqual(['x/c.txt'])
  const { code, stderr } = mamlint(folder, ['--staged', 'not-staged.json'])
  expect([code, stderr]).toEqual([
    0,
    'mamlint: nothing to examine: 3 files staged, none of the files that were named\n',
  ])
})

test('the configuration holds as for any run', () => {
  const folder = createRepository({
    'mamlint.config.jsonc':
      '{"ignore": ["old"], "baseline": ".mamlint-baseline.json", "overrides": [{"files": ["mdm/**"], "profile": "mdm-corporate"}, {"files": ["no-such/**"], "profile": "mam-only"}]}',
    '.mamlint-baseline.json': '[\n{"schema":"mamlint-baseline/1"}\n]\n',
    'old/a.json': bad,
    'mdm/b.json': bad,
    'c.json': good,
  })
  git(folder, 'add', '.')
  const { code, stdout } = mamlint(folder, ['--staged'])
  expect([code, stdout]).toEqual([0, expect.stringContaining('No findings in 2 files')])
  expect(stdout).toContain('1 file ignored')
  expect(seen(path.join(folder, 'old'))).toEqual(['../c.json', '../mdm/b.json'])
})

test('links and submodules are left out, and that is said', () => {
  const inner = createRepository({ 'a.json': bad })
  git(inner, 'add', '.')
  commit(inner)
  const folder = createRepository({ 'a.json': good })
  symlinkSync('a.json', path.join(folder, 'link.json'))
  git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub')
  git(folder, 'add', '.')
  const { code, stdout, stderr } = mamlint(folder, ['--staged'])
  expect([code, stdout]).toEqual([0, expect.stringContaining('No findings in 1 file')])
  expect(stderr.trimEnd().split('\n')).toEqual([
    'sub: a link or submodule, which holds nothing to examine',
    'link.json: a link or submodule, which holds nothing to examine',
  ])
})

test('a file that is not merged yet is not taken for a clean one', () => {
  const folder = createRepository({ 'a.json': good })
  git(folder, 'add', '.')
  commit(folder)
  git(folder, 'checkout', '-q', '-b', 'other')
  for (const [branch, text] of [
    ['other', '{"a": 1}'],
    ['main', '{"b": 1}'],
  ] as const) {
    git(folder, 'checkout', '-q', branch)
    writeFiles(folder, { 'a.json': text })
    commit(folder, '-a')
  }
  runProgram('git', ['merge', '-q', 'other'], { cwd: folder })
  const { code, stderr } = mamlint(folder, ['--staged'])
  expect([code, stderr]).toEqual([
    3,
    expect.stringContaining('a.json: error FILE_UNREADABLE the file is not merged yet'),
  ])
})

test('large files, and files that are no JSON, between others', () => {
  const record = `{"deviceName": "${'x'.repeat(200)}", "imei": "490154203237518"}`
  const folder = createRepository({
    'a.json': bad,
    'b.json': `[${Array.from({ length: 10_000 }, () => record).join(',')}]`,
    'c.json': '',
    'd.json': `{"a": ${'x'.repeat(300_000)}`,
    'e.json': bad,
  })
  git(folder, 'add', '.')
  const { stdout, code } = mamlint(folder, ['--staged', '--format', 'json'])
  const { files } = JSON.parse(stdout) as Report
  expect(code).toBe(3)
  expect(files.map(file => [file.path, file.bytes, file.records, file.fault?.code])).toEqual([
    ['a.json', bad.length, 1, undefined],
    ['b.json', 10_000 * (record.length + 1) + 1, 10_000, undefined],
    ['c.json', 0, 0, 'FILE_EMPTY'],
    ['d.json', 300_006, 1, 'JSON_SYNTAX'],
    ['e.json', bad.length, 1, undefined],
  ])
})

describe('it is wrong usage', () => {
  test('outside of a repository', () => {
    const { code, stderr } = mamlint(mkdtempSync(path.join(os.tmpdir(), 'mamlint-none-')), ['--staged'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('error USAGE --staged needs a git working tree here')])
  })

  test('without git', () => {
    const { code, stderr } = mamlint(createRepository(), ['--staged'], { ...cleanEnv, PATH: '/nonexistent' })
    expect([code, stderr]).toEqual([2, expect.stringContaining('--staged needs git, which is not on the PATH')])
  })

  test('with standard input', () => {
    expect(mamlint(createRepository(), ['--staged', '-']).code).toBe(2)
  })
})

describe('branches that each accept a finding', () => {
  /** A repository with a baseline, and a branch that adds an export with a finding of its own on each side. */
  function branch(attributes: string): string {
    const folder = createRepository({
      '.gitattributes': attributes,
      'a.json': bad,
      'm.json': bad,
      'z.json': bad,
    })
    const accept = (): void => void mamlint(folder, ['baseline', '.'])
    accept()
    git(folder, 'add', '.')
    commit(folder)
    git(folder, 'checkout', '-q', '-b', 'other')
    writeFiles(folder, { 'n.json': bad })
    accept()
    git(folder, 'add', '.')
    commit(folder)
    git(folder, 'checkout', '-q', 'main')
    return folder
  }

  function merge(folder: string, name: string): { readonly code: number | null; readonly lint: Ended } {
    writeFiles(folder, { [name]: bad })
    mamlint(folder, ['baseline', '.'])
    git(folder, 'add', '.')
    commit(folder)
    const { code } = runProgram('git', ['merge', '-q', '--no-edit', 'other'], { cwd: folder })
    return { code, lint: mamlint(folder, ['.', '--baseline', '.mamlint-baseline.json', '--fail-on-unused']) }
  }

  test('merge of themselves where their lines do not touch', () => {
    const { code, lint } = merge(branch(''), 'b.json')
    expect([code, lint.code]).toEqual([0, 0])
  })

  test('and where they do, by the line that the documentation gives for .gitattributes', () => {
    const [line] = /^\.mamlint-baseline\.json .*$/m.exec(readFileSync('docs/suppressions.md', 'utf8')) ?? ['']
    const folder = branch(`${line}\n`)
    const { code, lint } = merge(folder, 'o.json')
    expect([code, lint.code]).toEqual([0, 0])
    writeFileSync(path.join(folder, 'p.json'), bad)
    expect(mamlint(folder, ['.', '--baseline', '.mamlint-baseline.json']).code).toBe(1)
  })

  test('and else say so, and can be settled by keeping both sides', () => {
    const folder = branch('')
    const { code, lint } = merge(folder, 'o.json')
    expect([code, lint.code]).toEqual([1, 2])
    expect(lint.stderr).toContain('.mamlint-baseline.json:4:1: error CONFIG_INVALID the mark of a merge conflict')
    const file = path.join(folder, '.mamlint-baseline.json')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^(?:<{7}|={7}|>{7}).*\n/gm, ''))
    expect(mamlint(folder, ['.', '--baseline', '.mamlint-baseline.json', '--fail-on-unused']).code).toBe(0)
  })
})
