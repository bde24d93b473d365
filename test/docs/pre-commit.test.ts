import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createPrograms, runScript } from '../ci/shell.ts'
import { bin, cleanEnv, createRepository, git, runProgram, writeFiles } from '../cli/repository.ts'

// The recipes of docs/pre-commit.md, as they stand there: what each makes git run is run. Only the programs that they install
// are ours: npm puts mamlint where it would, and what husky and its like do around a command is done here.

const page = readFileSync('docs/pre-commit.md', 'utf8')

/** The first block of code of one language under a heading. */
function block(heading: string, language: string): string {
  const [, section = ''] = page.split(`## ${heading}\n`)
  const found = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(section.split('\n## ')[0] ?? '')
  return found?.[1] ?? expect.fail(`no ${language} under ${heading}`)
}

const local = 'node_modules/.bin'
const programs = createPrograms({
  npm: `mkdir -p ${local} && printf '#!/bin/sh\\nexec "${process.execPath}" "${bin}" "$@"\\n' > ${local}/mamlint && chmod +x ${local}/mamlint`,
  npx: 'mkdir -p .husky',
})

/** Follows a recipe's commands in a repository, in the folder of it. */
function follow(folder: string, script: string): void {
  const ended = runScript(script, { shell: ['sh', '-e'], cwd: folder, env: { PATH: `${programs}:/usr/bin:/bin` } })
  expect([ended.code, ended.stderr]).toEqual([0, ''])
}

/** Makes git run a command before each commit. */
function hook(folder: string, command: string): void {
  mkdirSync(path.join(folder, '.git/hooks'), { recursive: true })
  writeFileSync(path.join(folder, '.git/hooks/pre-commit'), `#!/bin/sh\n${command}\n`, { mode: 0o755 })
}

const withLocal = `PATH="$PWD/${local}:$PATH"`

const recipes: readonly (readonly [heading: string, setUp: (folder: string) => Promise<void> | void])[] = [
  ['A hook of git', folder => follow(folder, block('A hook of git', 'sh'))],
  [
    'husky',
    folder => {
      follow(folder, block('husky', 'sh'))
      hook(folder, `${withLocal} sh -e .husky/pre-commit`)
    },
  ],
  [
    'lefthook',
    folder => {
      follow(folder, block('lefthook', 'sh'))
      const { 'pre-commit': jobs } = parse(block('lefthook', 'yaml')) as Record<string, { jobs: { run: string }[] }>
      hook(folder, jobs?.jobs[0]?.run ?? '')
    },
  ],
  [
    'lint-staged',
    async folder => {
      follow(folder, block('lint-staged', 'sh'))
      const module = `data:text/javascript,${encodeURIComponent(block('lint-staged', 'js'))}`
      const { default: config } = (await import(module)) as { readonly default: Readonly<Record<string, () => string>> }
      expect(Object.keys(config)).toEqual(['*'])
      hook(folder, `${withLocal} ${config['*']?.()}`)
    },
  ],
]

describe.each(recipes)('%s', (_, setUp) => {
  test.each([
    ['refuses a bad export, whatever the case of its name', 'exports/DEVICES.JSON', '{"imei":"490154203237518"}', 1],
    ['accepts a good one', 'exports/devices.json', '{"osVersion":"14.1"}', 0],
    ['accepts what is no export', 'notes.md', 'imei 490154203237518', 0],
  ])('%s', async (_case, name, text, code) => {
    const folder = createRepository()
    await setUp(folder)
    writeFiles(folder, { [name]: text })
    git(folder, 'add', name)
    const env = { ...cleanEnv, PATH: '/usr/bin:/bin' }
    const ended = runProgram('git', ['commit', '-q', '-m', 'x'], { cwd: folder, env })
    // git gives hooks standard error for their standard output.
    expect([ended.code, ended.stderr.includes('hardware-inventory/imei')]).toEqual([code, code === 1])
  })
})
