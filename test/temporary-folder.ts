import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** By which the systems name the folder for what is not kept. */
const names = ['TMPDIR', 'TMP', 'TEMP'] as const

const outer = 'MAMLINT_TESTS_OUTER_TMP'

/** A folder that outlives the run, for what takes minutes to make. */
export function lastingFolder(name: string): string {
  return path.join(process.env[outer] ?? os.tmpdir(), name)
}

/**
 * Gives a run of the tests a temporary folder of its own, which goes with it: what tests make there, and the programs they start,
 * need not be cleared away one by one, nor stays where a test fails.
 */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mamlint-tests-'))
  const before = [...names, outer].map(name => [name, process.env[name]] as const)
  process.env[outer] = os.tmpdir()
  for (const name of names) process.env[name] = folder
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
