import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const mamlint = path.join(root, 'dist/main.js')

/**
 * One run of a command, from its start to its end.
 *
 * @param command Program and arguments.
 * @param options `cwd` and `env` for the process; `patience`, the seconds after which it is ended; `worst`, the highest
 *   exit code that is no failure: a linter that found something ends with 1.
 * @returns `seconds`, `stdout`, and `failure`: null, or a few words.
 */
export function runOnce([program, ...args], { cwd = root, env = {}, patience = 1800, worst = 1 } = {}) {
  const timeout = patience * 1000
  const started = process.hrtime.bigint()
  const ended = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, timeout, maxBuffer: 1 << 28 })
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  return { seconds, stdout: String(ended.stdout), failure: failureOf(ended, patience, worst) }
}

function failureOf({ status, signal, error }, patience, worst) {
  if (error?.code === 'ETIMEDOUT') return `not done in ${patience} s`
  if (error !== undefined) return error.code
  if (signal !== null) return `ended by ${signal}`
  return status > worst ? `exit code ${status}` : null
}

/** The command line of mamlint as its users start it. */
export const mamlintCommand = (...args) => [process.execPath, mamlint, '--format', 'json', '--no-config', ...args]

/** Whether `mamlint lint` knows a flag. */
export const knowsFlag = flag => runOnce([process.execPath, mamlint, 'lint', '--help']).stdout.includes(flag)

/**
 * Runs each subject in turn, and all of them again, so that what disturbs the machine disturbs all alike. One that fails
 * takes no part any more.
 *
 * @param subjects Each with a `command`, and where wanted `options` for its run, `before`, called before each, and `check`,
 *   called with what it printed.
 * @param runs How often each runs.
 * @returns Each subject with `times` in seconds, and `failure`.
 */
export function alternate(subjects, runs) {
  const measured = subjects.map(subject => ({ ...subject, times: [], failure: null }))
  for (let round = 0; round < runs; round++) {
    for (const subject of measured.filter(one => one.failure === null)) {
      subject.before?.()
      const { seconds, stdout, failure } = runOnce(subject.command, subject.options)
      subject.failure = failure
      if (failure === null) subject.check?.(stdout)
      subject.times.push(seconds)
    }
  }
  return measured
}

/** Peak memory in bytes of a command that starts with node, in a run of its own. */
export function peakOf([node, ...args], file, options) {
  rmSync(file, { force: true })
  const command = [node, '--require', path.join(import.meta.dirname, 'peak-memory.cjs'), ...args]
  const { failure } = runOnce(command, { ...options, env: { MAMLINT_BENCH_PEAK: file } })
  return failure === null ? { bytes: Number(readFileSync(file, 'utf8')) * 1024, failure } : { bytes: null, failure }
}
