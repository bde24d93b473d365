import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'
import { mamlint, mamlintAtTerminal } from './program.ts'

const config = 'mamlint.config.jsonc'

test('writes the configuration alone where nobody can be asked, and says what more there is', async () => {
  const cwd = await createFolder({ '.github/x': '', '.husky/x': '' })
  const { code, written, stdout } = await runIn(cwd, ['init'])
  expect([code, [...written.keys()]]).toEqual([0, [path.join(cwd, config)]])
  expect(stdout).toContain('Add a hook or workflow: mamlint init --hook <pre-commit|husky|lefthook|git|none>')
})

test('with --yes takes what fits the repository', async () => {
  const cwd = await createFolder({ '.github/x': '', '.husky/x': '' })
  const { written } = await runIn(cwd, ['init', '--yes'])
  expect([...written.keys()].map(file => path.relative(cwd, file))).toEqual([
    config,
    '.husky/pre-commit',
    '.github/workflows/mamlint.yml',
  ])
})

test('writes what the flags say', async () => {
  const cwd = await createFolder({})
  const words = ['init', '--profile', 'mdm-personal', '--hook', 'pre-commit', '--workflow', 'gitlab']
  const { written } = await runIn(cwd, words)
  expect([...written.keys()].map(file => path.relative(cwd, file))).toEqual([
    config,
    '.pre-commit-config.yaml',
    '.gitlab-ci.yml',
  ])
  expect(written.get(path.join(cwd, config))).toContain('"profile": "mdm-personal"')
})

describe('asks at a terminal', () => {
  async function answer(
    answers: readonly (string | null)[],
  ): Promise<Awaited<ReturnType<typeof runIn>> & { asked: string[] }> {
    const asked: string[] = []
    const left = [...answers]
    const ask = async (question: string): Promise<string | null> => {
      asked.push(question)
      return left.shift() ?? null
    }
    const cwd = await createFolder({ '.gitlab-ci.yml': '' })
    return {
      asked,
      ...(await runIn(cwd, ['init'], { isInteractive: true, openPrompt: async () => ({ ask, close: () => {} }) })),
    }
  }

  test('for what the flags do not say, and takes the offer for an empty line', async () => {
    const { asked, written } = await answer(['', 'lefthook', ''])
    expect(asked).toEqual([
      'Profile (mam-only, mdm-personal, mdm-corporate) [mam-only]: ',
      'Hook before a commit (pre-commit, husky, lefthook, git, none) [none]: ',
      'Workflow (github, gitlab, none) [gitlab]: ',
    ])
    expect([...written.keys()].map(file => path.basename(file))).toEqual([
      config,
      'lefthook.yml',
      'mamlint.gitlab-ci.yml',
    ])
  })

  test('again where the answer is none of the choices', async () => {
    expect((await answer(['mam', 'mam-only', '', ''])).asked.length).toBe(4)
  })

  test('and writes nothing where no answer comes', async () => {
    const { code, stderr, written } = await answer(['', null])
    expect([code, written.size]).toEqual([2, 0])
    expect(stderr).toContain('nothing was written')
  })
})

test('names files that look like exports', async () => {
  const cwd = await createFolder({ 'a/export.json': 'error', 'b.json': '{}', 'node_modules/x.json': 'error' })
  expect((await runIn(cwd, ['init'])).stdout).toContain('Files that would have findings: a/export.json\n')
})

test('leaves alone what is there, and says what to do there', async () => {
  const cwd = await createFolder({ '.pre-commit-config.yaml': 'repos: []\n', 'package.json': '{"mamlint":{}}' })
  const { written, stdout } = await runIn(cwd, ['init', '--yes'])
  expect(written.size).toBe(0)
  expect(stdout).toContain('Left package.json alone: it is there already\n')
  expect(stdout).toMatch(/^Left \.pre-commit-config\.yaml alone: add to it\n {4}- repo: local\n/m)
})

test('asks for nothing by hand where a file names mamlint already', async () => {
  const cwd = await createFolder({ 'lefthook.yml': 'pre-commit:\n  jobs:\n    - run: npx mamlint --staged\n' })
  expect((await runIn(cwd, ['init', '--yes'])).stdout).toContain('Left lefthook.yml alone: it names mamlint already\n')
})

test('with --dry-run prints what it would write, and writes nothing', async () => {
  const cwd = await createFolder({ '.git/HEAD': 'ref: refs/heads/main\n' })
  const { written, stdout } = await runIn(cwd, ['init', '--dry-run', '--hook', 'git'])
  expect(written.size).toBe(0)
  expect(stdout).toContain('Would write mamlint.config.jsonc:\n')
  expect(stdout).toContain('  #!/bin/sh\n')
})

test('a hook of git is not written where there is no git', async () => {
  const { code, stderr, written } = await runIn(await createFolder({}), ['init', '--hook', 'git'])
  expect([code, stderr, written.size]).toEqual([2, expect.stringContaining('needs a git repository here'), 0])
})

test('the program itself writes files, a hook that may be run, and nothing a second time', async () => {
  const cwd = await createFolder({})
  const first = await mamlint(['init', '--hook', 'husky', '--workflow', 'github'], { cwd })
  expect([first.code, first.stderr]).toEqual([0, ''])
  expect((await stat(path.join(cwd, '.husky/pre-commit'))).mode & 0o777).toBe(0o755)
  const text = await readFile(path.join(cwd, config), 'utf8')
  const second = await mamlint(['init', '--profile', 'mdm-personal', '--hook', 'husky', '--workflow', 'github'], {
    cwd,
  })
  expect(second.stdout.match(/^Left /gm)?.length).toBe(3)
  expect(await readFile(path.join(cwd, config), 'utf8')).toBe(text)
  expect((await mamlint(['config', 'print', 'x.json'], { cwd })).code).toBe(0)
})

test('asks at a real terminal, where Ctrl-C writes nothing', async () => {
  const cwd = await createFolder({})
  const typed = [
    ['[mam-only]: ', 'mdm-personal\r'],
    ['[none]: ', '\r'],
    ['Workflow (github, gitlab, none) [none]: ', 'github\r'],
  ] as const
  const { code, stdout } = await mamlintAtTerminal(['init'], { cwd, typed })
  expect([code, stdout]).toEqual([0, expect.stringContaining('Wrote .github/workflows/mamlint.yml')])
  const other = await createFolder({})
  const stopped = await mamlintAtTerminal(['init'], { cwd: other, typed: [['[mam-only]: ', '\u0003']] })
  expect([stopped.code, existsSync(path.join(other, config))]).toEqual([130, false])
})
