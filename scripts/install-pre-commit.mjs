#!/usr/bin/env node
// node scripts/install-pre-commit.mjs <folder>: installs pre-commit from PyPI into a folder, where it is not there yet, and
// prints the path of the program. The test of the hooks and the bench have it by the same way.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const venv = path.join(process.argv[2] ?? '.', 'venv')
const program = path.join(venv, 'bin', 'pre-commit')

function install() {
  if (existsSync(program)) return null
  const made = spawnSync('python3', ['-m', 'venv', venv], { encoding: 'utf8' })
  if (made.error !== undefined) return `there is no python3: ${made.error.message}`
  if (made.status !== 0) return made.stderr
  const pip = path.join(venv, 'bin', 'pip')
  const { status, stderr } = spawnSync(pip, ['install', '--quiet', 'pre-commit==4.*'], { encoding: 'utf8' })
  return status === 0 ? null : stderr
}

const failure = install()
if (failure === null) process.stdout.write(`${program}\n`)
else {
  process.stderr.write(`pre-commit cannot be installed: ${failure}\n`)
  process.exitCode = 1
}
