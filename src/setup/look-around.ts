import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Repository } from './repository.ts'

/** Files by which a program that runs hooks is known, in the root. */
const hookMarks: Readonly<Record<Repository['hooks'][number], readonly string[]>> = {
  'pre-commit': ['.pre-commit-config.yaml', '.pre-commit-config.yml'],
  husky: ['.husky'],
  lefthook: ['lefthook.yml', 'lefthook.yaml', 'lefthook.toml', 'lefthook.json', '.lefthook.yml', '.lefthook.yaml'],
  'lint-staged': ['.lintstagedrc', '.lintstagedrc.json', '.lintstagedrc.yaml', 'lint-staged.config.js'],
}

/** Files by which a service is known. */
const workflowMarks: Readonly<Record<Repository['workflows'][number], readonly string[]>> = {
  github: ['.github'],
  gitlab: ['.gitlab-ci.yml', '.gitlab'],
  azure: ['azure-pipelines.yml'],
  jenkins: ['Jenkinsfile'],
}

/** Looks at the repository around a folder. Reads its `package.json` and `.git`, and nothing else. */
export function lookAround(cwd: string, configNames: readonly string[]): Repository {
  const gitRoot = findUp(cwd, '.git')
  const root = gitRoot ?? cwd
  const manifest = readManifest(path.join(root, 'package.json'))
  const has = (names: readonly string[]): boolean => names.some(name => existsSync(path.join(root, name)))
  const fits = <T extends string>(marks: Readonly<Record<T, readonly string[]>>): readonly T[] =>
    (Object.keys(marks) as T[]).filter(name => has(marks[name]) || manifest.has(name))
  const config = configNames.find(name => (name === 'package.json' ? manifest.has('"mamlint"') : has([name])))
  return {
    root,
    isGit: gitRoot !== null,
    hooksFolder: gitRoot === null ? null : hooksFolder(gitRoot),
    config: config ?? null,
    hasMamlint: manifest.has('mamlint'),
    hasLock: has(['package-lock.json', 'npm-shrinkwrap.json']),
    hooks: fits(hookMarks),
    workflows: fits(workflowMarks),
  }
}

/** The nearest folder, from one upward, that holds a name. */
function findUp(folder: string, name: string): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, name))) return at
    if (at === path.dirname(at)) return null
  }
}

/** Where git looks for hooks: `core.hooksPath`, or `hooks` in its folder, which for a worktree lies elsewhere. */
function hooksFolder(root: string): string {
  const own = path.join(root, '.git')
  const isFolder = statSync(own).isDirectory()
  const pointer = isFolder ? '' : /^gitdir: (.*)$/m.exec(textOf(own))?.[1]
  const gitFolder = isFolder || pointer === undefined ? own : path.resolve(root, pointer)
  const common = path.resolve(gitFolder, textOf(path.join(gitFolder, 'commondir')).trim())
  const configured = /^\s*hooksPath\s*=\s*"?([^"\n]+?)"?\s*$/im.exec(textOf(path.join(common, 'config')))?.[1]
  const absolute = configured === undefined ? path.join(common, 'hooks') : path.resolve(root, configured)
  return path.relative(root, absolute).split(path.sep).join('/')
}

/**
 * Names of the packages that a `package.json` asks for, and, each with its quotes, of its members. Empty where there is none, or
 * one that cannot be read.
 */
function readManifest(file: string): ReadonlySet<string> {
  try {
    const manifest: unknown = JSON.parse(textOf(file))
    const members = Object.entries(Object(manifest) as Record<string, unknown>)
    const packages = members.filter(([name]) => /^(?:dev|optional)?dependencies$/i.test(name))
    return new Set([
      ...members.map(([name]) => JSON.stringify(name)),
      ...packages.flatMap(([, all]) => Object.keys(Object(all) as object)),
    ])
  } catch {
    return new Set()
  }
}

/** The text of a file; empty where there is none. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
