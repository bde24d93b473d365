// Runs mamlint as the inputs of the action ask, and tells the job what came of it: log, summary, outputs, exit code.

import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const { env } = process
const folder = mkdtempSync(path.join(env.RUNNER_TEMP ?? '.', 'mamlint-'))
const [report, sarif, summary] = ['report.json', 'mamlint.sarif', 'summary.md'].map(name => path.join(folder, name))

// The summary of the job is written below, whatever the formats; mamlint itself would add another one to it.
const { GITHUB_STEP_SUMMARY: summaryOfJob, ...childEnv } = env
const { status, error } = spawnSync(process.execPath, [bin, ...words()], { stdio: 'inherit', env: childEnv })
if (error !== undefined) throw error
const exitCode = status ?? 4

if (summaryOfJob && existsSync(summary)) appendFileSync(summaryOfJob, readFileSync(summary))
if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, outputs())
process.exitCode = exitCode

/** The command line. Each input is a word of it or several, and no shell reads them. */
function words() {
  const flag = (name, value) => (value ? [name, value] : [])
  return [
    'lint',
    ...flag('--profile', env.MAMLINT_PROFILE),
    ...flag('--fail-on', env.MAMLINT_FAIL_ON),
    ...flag('--config', env.MAMLINT_CONFIG),
    ...flag('--baseline', env.MAMLINT_BASELINE),
    ...lines(env.MAMLINT_FORMAT).flatMap(format => ['--format', format]),
    ...['json', 'sarif', 'markdown'].flatMap((format, at) => ['--format', `${format}=${[report, sarif, summary][at]}`]),
    ...(env.MAMLINT_ARGS ?? '').split(/\s+/).filter(Boolean),
    '--',
    ...lines(env.MAMLINT_PATHS),
  ]
}

function lines(text = '') {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

/** Lines for GITHUB_OUTPUT: counts of our own report, and a path of our own making. */
function outputs() {
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).summary : {}
  const told = ['errors', 'warnings', 'notes', 'files', 'incomplete'].map(name => [name, counts[name] ?? ''])
  const all = [['exit-code', exitCode], ...told, ['sarif-file', existsSync(sarif) ? sarif : '']]
  return all.map(([name, value]) => `${name}=${value}\n`).join('')
}
