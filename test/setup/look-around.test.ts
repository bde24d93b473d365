import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { configNames } from '../../src/config/find-config.ts'
import { lookAround } from '../../src/setup/look-around.ts'
import { offeredHook, offeredWorkflow } from '../../src/setup/offers.ts'
import { createFolder } from '../cli/folder.ts'

const look = (folder: string): ReturnType<typeof lookAround> => lookAround(folder, configNames)

function git(folder: string, ...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], { cwd: folder, stdio: 'pipe' })
}

describe('of a folder, tells', () => {
  test.each([
    ['nothing', {}, { isGit: false, hooksFolder: null, config: null, hasMamlint: false, hooks: [], workflows: [] }],
    ['pre-commit', { '.pre-commit-config.yaml': '' }, { hooks: ['pre-commit'] }],
    ['husky by its folder', { '.husky/pre-commit': '' }, { hooks: ['husky'] }],
    ['husky by its package', { 'package.json': '{"devDependencies":{"husky":"9"}}' }, { hooks: ['husky'] }],
    ['lefthook', { '.lefthook.yml': '' }, { hooks: ['lefthook'] }],
    ['lint-staged', { 'package.json': '{"devDependencies":{"lint-staged":"16"}}' }, { hooks: ['lint-staged'] }],
    [
      'workflows',
      { '.github/x': '', '.gitlab-ci.yml': '', Jenkinsfile: '' },
      { workflows: ['github', 'gitlab', 'jenkins'] },
    ],
    ['mamlint', { 'package.json': '{"devDependencies":{"mamlint":"1"}}' }, { hasMamlint: true, config: null }],
    ["npm's lock", { 'package-lock.json': '{}' }, { hasLock: true }],
    ['a lock of another program', { 'pnpm-lock.yaml': '' }, { hasLock: false }],
    ['a configuration', { '.mamlintrc.jsonc': '{}' }, { config: '.mamlintrc.jsonc' }],
    [
      'a configuration in package.json',
      { 'package.json': '{"mamlint":{}}' },
      { config: 'package.json', hasMamlint: false },
    ],
    [
      'what it can of a manifest that is broken',
      { 'package.json': '{"mamlint":' },
      { hasMamlint: false, config: null },
    ],
    ['what it can of a manifest of another kind', { 'package.json': 'null' }, { hasMamlint: false }],
    ['a name of a member from a name of a package', { 'package.json': '{"husky":{}}' }, { hooks: [] }],
  ])('%s', async (_, files, seen) => {
    expect(look(await createFolder(files))).toMatchObject(seen)
  })
})

describe('of a git repository, tells', () => {
  test('its root, from a folder below it', async () => {
    const root = await createFolder({ 'a/b/x.json': '{}' })
    git(root, 'init', '-q')
    expect(look(path.join(root, 'a/b'))).toMatchObject({ root, isGit: true, hooksFolder: '.git/hooks' })
  })

  test('where its hooks are, if that was changed', async () => {
    const root = await createFolder({})
    git(root, 'init', '-q')
    git(root, 'config', 'core.hooksPath', 'tools/my hooks')
    expect(look(root).hooksFolder).toBe('tools/my hooks')
  })

  test('where the hooks of a worktree are', async () => {
    const outer = await createFolder({})
    const [root, tree] = [path.join(outer, 'main'), path.join(outer, 'tree')]
    await mkdir(root)
    git(root, 'init', '-q')
    git(root, 'commit', '-q', '--allow-empty', '-m', 'x')
    git(root, 'worktree', 'add', '-q', tree)
    const asked = execFileSync('git', ['rev-parse', '--git-path', 'hooks'], { cwd: tree, encoding: 'utf8' }).trim()
    expect(path.resolve(tree, look(tree).hooksFolder ?? '')).toBe(path.resolve(tree, asked))
  })
})

test('offers what is there already, git for the rest', () => {
  const bare = {
    root: '/',
    isGit: true,
    hooksFolder: 'x',
    config: null,
    hasMamlint: false,
    hasLock: false,
    hooks: [],
    workflows: [],
  } as const
  expect(offeredHook(bare)).toBe('git')
  expect(offeredHook({ ...bare, isGit: false })).toBe('none')
  expect(offeredHook({ ...bare, hooks: ['lefthook'] })).toBe('lefthook')
  expect(offeredHook({ ...bare, hooks: ['lint-staged'] })).toBe('git')
  expect(offeredWorkflow(bare)).toBe('none')
  expect(offeredWorkflow({ ...bare, workflows: ['azure', 'gitlab'] })).toBe('gitlab')
})
