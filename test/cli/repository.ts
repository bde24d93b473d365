import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** How a process ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The real program, as `npm run build` left it. */
export const bin: string = path.resolve('dist/main.js')

/** The environment without what git tells its hooks, and without anybody's configuration. */
export const cleanEnv: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: os.devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
}

/** Runs a program to its end. */
export function runProgram(
  program: string,
  words: readonly string[],
  {
    cwd,
    env = cleanEnv,
    input = '',
  }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string },
): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, env, input, encoding: 'utf8' })
  if (error !== undefined) throw error
  return { code: status, stdout, stderr }
}

/** Runs git. Throws where it fails and nobody expects that. */
export function git(cwd: string, ...words: readonly string[]): string {
  const { code, stdout, stderr } = runProgram('git', words, { cwd })
  if (code !== 0) throw new Error(`git ${words.join(' ')} ended with ${code}: ${stderr}`)
  return stdout
}

/** Puts files into a folder, by name and text. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

/** Makes a repository without a commit, with files that are not staged. */
export function createRepository(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mamlint-git-'))
  git(folder, 'init', '-q', '-b', 'main')
  writeFiles(folder, files)
  return folder
}

/** Makes a repository whose commits `mamlint --staged` looks at first. */
export function createHookedRepository(files: Readonly<Record<string, string>> = {}): string {
  const folder = createRepository(files)
  const hook = path.join(folder, '.git', 'hooks', 'pre-commit')
  mkdirSync(path.dirname(hook), { recursive: true })
  writeFileSync(hook, `#!/bin/sh\nexec "${process.execPath}" "${bin}" --staged\n`, { mode: 0o755 })
  return folder
}
