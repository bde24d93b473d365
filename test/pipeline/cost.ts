import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import type { FileReport, Report } from '../../src/model/report.ts'
import { bin } from '../cli/program.ts'

/** What a run of the program came to. */
interface Run {
  readonly files: readonly FileReport[]
  /** Seconds of the processor, of all threads. */
  readonly seconds: number
  /** Most memory that the process held. */
  readonly megabytes: number
}

/**
 * What anything that is made to fill a machine may take, in seconds of the processor and megabytes. By itself each takes less than
 * two seconds; beside other tests, which share caches and cores, the same takes up to twice as long, and the gate must not waver.
 */
const limits = { seconds: 4, megabytes: 280 }
/** The cheapest of so many runs counts. */
const tries = 3

/**
 * Runs the program over one file, in a process of its own with the compiled code, and answers with what its report says of the
 * files in it. Expects that to take bounded time and memory.
 */
export function lintCheaply(bytes: Uint8Array, name: string): readonly FileReport[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mamlint-cost-'))
  writeFileSync(path.join(folder, name), bytes)
  let run = runIn(folder, name)
  for (let left = tries - 1; left > 0 && run.seconds > limits.seconds; left--) run = runIn(folder, name)
  expect(run.seconds).toBeLessThan(limits.seconds)
  expect(run.megabytes).toBeLessThan(limits.megabytes)
  return run.files
}

function runIn(folder: string, name: string): Run {
  const preload = path.join(import.meta.dirname, 'write-usage.cjs')
  const usage = path.join(folder, 'usage.json')
  const words = ['--require', preload, bin, '--no-config', '--format', 'json', name]
  const env = { PATH: process.env['PATH'], MAMLINT_TEST_USAGE: usage }
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 28 })
  const { files } = JSON.parse(stdout) as Report
  return { files, ...(JSON.parse(readFileSync(usage, 'utf8')) as Pick<Run, 'seconds' | 'megabytes'>) }
}
