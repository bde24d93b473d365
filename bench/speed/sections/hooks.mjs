import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { corpusFile } from '../corpora.mjs'
import { alternate } from '../measure.mjs'
import { duration, goal, table } from '../table.mjs'
import { median } from '../units.mjs'

const root = path.join(import.meta.dirname, '../../..')

/** Seconds that a hook may add to a commit of one export of 20 KB; through pre-commit, beside the same hook running `true`. */
const allowed = { git: 0.12, preCommit: 0.08 }

/** What git's own hook runs, by name. mamlint is told not to fail, since a commit that is refused is none. */
const gitHooks = {
  none: null,
  node: `exec "${process.execPath}" -e 0`,
  mamlint: 'exec node_modules/.bin/mamlint --staged --fail-on never',
}

/** What pre-commit runs, by name: a program of the system, the same in the place of mamlint, and mamlint. */
const preCommitHooks = {
  system: '  - repo: local\n    hooks: [{ id: nothing, name: nothing, entry: "true", language: system }]\n',
  same: `  - repo: ${root}\n    rev: HEAD\n    hooks: [{ id: mamlint, entry: "true", args: [--fail-on, never] }]\n`,
  mamlint: `  - repo: ${root}\n    rev: HEAD\n    hooks: [{ id: mamlint, args: [--fail-on, never] }]\n`,
}

/** `git commit` of one staged export with several hooks, in turns. */
export function measureHooks({ starts, folder }) {
  const { file } = corpusFile('devices', 20_000, folder)
  const preCommit = installPreCommit(folder)
  const bench = {
    folder: path.join(folder, 'hooks'),
    text: readFileSync(file, 'utf8'),
    env: environment(folder),
    preCommit: preCommit.program,
  }
  const notes = []
  const subjects = Object.entries(gitHooks).map(([name, script]) =>
    commitIn(`git-${name}`, bench, place => gitHook(place, script)),
  )
  if (preCommit.failure === null) {
    for (const [name, repo] of Object.entries(preCommitHooks)) {
      subjects.push(commitIn(`pre-commit-${name}`, bench, place => preCommitHook(place, repo, bench)))
    }
  } else notes.push(preCommit.failure)
  const measured = alternate(subjects, starts + 1).map(({ name, times, failure }) => ({
    name,
    times: times.slice(1),
    failure,
  }))
  rmSync(bench.folder, { recursive: true })
  const timesOf = name => measured.find(one => one.name === name)?.times
  const throughPreCommit = timesOf('pre-commit-mamlint')
  const rows = [
    row("git's own hook", timesOf('git-none'), timesOf('git-mamlint'), allowed.git),
    row('the same with `node -e 0`', timesOf('git-none'), timesOf('git-node'), null),
    row('pre-commit, and `true` as the same hook', timesOf('pre-commit-same'), throughPreCommit, allowed.preCommit),
    row('pre-commit, and `true` of the system', timesOf('pre-commit-system'), throughPreCommit, null),
  ]
  const head = ['hook', 'commit without it', 'with it', 'added', 'least added', 'goal: at most']
  return { table: table(head, rows.filter(Boolean)), notes: [...notes, ...measured.flatMap(failureNote)] }
}

function row(name, without, times, most) {
  if (!without || !times) return null
  const added = median(times) - median(without)
  const least = Math.min(...times) - Math.min(...without)
  const verdict = most === null ? '' : `${duration(most)}: ${goal(added <= most)}`
  return [name, duration(median(without)), duration(median(times)), duration(added), duration(least), verdict]
}

function failureNote({ name, failure }) {
  return failure === null ? [] : [`${name}: ${failure}`]
}

/** git and pre-commit without anybody's configuration. */
function environment(folder) {
  const someone = { NAME: 'Bench', EMAIL: 'bench@example.com' }
  const names = ['AUTHOR', 'COMMITTER'].flatMap(who =>
    Object.entries(someone).map(([what, it]) => [`GIT_${who}_${what}`, it]),
  )
  return {
    ...Object.fromEntries(names),
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    PRE_COMMIT_HOME: path.join(folder, 'pre-commit'),
  }
}

/** A subject of its own repository. Before each commit the export is changed and staged. */
function commitIn(name, { folder, text, env }, install) {
  const cwd = path.join(folder, name)
  rmSync(cwd, { recursive: true, force: true })
  mkdirSync(cwd, { recursive: true })
  const git = (...words) => run('git', words, { cwd, env })
  git('init', '-q')
  writeFileSync(path.join(cwd, '.gitignore'), 'node_modules\n')
  install({ cwd, git })
  let changed = text
  const before = () => {
    changed += '\n'
    writeFileSync(path.join(cwd, 'export.json'), changed)
    git('add', '--all')
  }
  return { name, command: ['git', 'commit', '-q', '-m', name], options: { cwd, env, worst: 0 }, before }
}

function gitHook({ cwd }, script) {
  if (script === null) return
  const bin = path.join(cwd, 'node_modules/.bin')
  mkdirSync(bin, { recursive: true })
  symlinkSync(path.join(root, 'dist/main.js'), path.join(bin, 'mamlint'))
  chmodSync(path.join(root, 'dist/main.js'), 0o755)
  writeFileSync(path.join(cwd, '.git/hooks/pre-commit'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

/** pre-commit builds mamlint at the commit that is checked out, which takes minutes the first time. */
function preCommitHook({ cwd }, repo, { env, preCommit }) {
  const head = run('git', ['rev-parse', 'HEAD'], { cwd: root, env }).trim()
  writeFileSync(path.join(cwd, '.pre-commit-config.yaml'), `repos:\n${repo.replace('rev: HEAD', `rev: ${head}`)}`)
  run('git', ['add', '--all'], { cwd, env })
  run(preCommit, ['install', '--install-hooks'], { cwd, env })
}

/** pre-commit as the test of the hooks has it. */
function installPreCommit(folder) {
  const script = path.join(root, 'scripts/install-pre-commit.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })
  return status === 0 ? { program: stdout.trim(), failure: null } : { program: null, failure: stderr.trim() }
}

function run(program, words, { cwd, env }) {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${stdout}${stderr}`)
  return stdout
}
