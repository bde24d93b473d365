import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The project, with its build in `dist`. */
export const project: string = path.resolve(import.meta.dirname, '../..')

/** What a script of a pipeline left behind. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How a script is started. */
export interface Starting {
  readonly shell: readonly [program: string, ...flags: string[]]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** Writes a script to a file and lets a shell run it, as the runners of GitHub and GitLab do. Nothing of our own environment is there. */
export function runScript(script: string, { shell, cwd, env }: Starting): Ended {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'mamlint-ci-')), 'script.sh')
  writeFileSync(file, script)
  const [program, ...flags] = shell
  const { status, stdout, stderr } = spawnSync(program, [...flags, file], { cwd, env, encoding: 'utf8' })
  return { code: status, stdout, stderr }
}

/** A folder for `PATH` in which each program is the shell script that is given. */
export function createPrograms(scripts: Readonly<Record<string, string>>): string {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'mamlint-bin-')), 'bin')
  mkdirSync(folder)
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(path.join(folder, name), 0o755)
  }
  return folder
}
