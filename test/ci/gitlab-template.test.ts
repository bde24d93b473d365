import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { beforeEach, describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { createFolder } from '../cli/folder.ts'
import { createPrograms, type Ended, project, runScript } from './shell.ts'

// Runs what the GitLab template says, as far as a machine without GitLab can.

interface Spec {
  readonly spec: {
    readonly inputs: Readonly<Record<string, { readonly default: string; readonly options?: string[] }>>
  }
}

interface Job {
  readonly variables: Readonly<Record<string, { readonly value: string; readonly expand: boolean }>>
  readonly script: readonly string[]
  readonly artifacts: { readonly when: string; readonly reports: Readonly<Record<'codequality' | 'junit', string>> }
}

const [spec, jobs] = parseAllDocuments(readFileSync(path.join(project, 'templates/mamlint.yml'), 'utf8')).map(
  document => document.toJS() as unknown,
) as [Spec, { readonly mamlint: Job }]
const job = jobs.mamlint
const reports = job.artifacts.reports

let folder = ''
beforeEach(async () => {
  folder = await createFolder({
    'bad/devices.json': '{"imei":"490154203237518"}',
    'good/clean.json': '{"managedDeviceOwnerType":"personal"}',
    'a b/x y.json': '{"imei":"490154203237518"}',
    'broken.json': '{"imei":',
  })
})

const programs = createPrograms({
  node: `exec ${process.execPath} "$@"`,
  npm: 'echo "npm $*"; for word; do :; done; test "$word" != missing',
  mamlint: `exec ${process.execPath} ${path.join(project, 'dist/main.js')} "$@"`,
})

/** Runs the job's script in one shell, as GitLab's runner does. */
function runJob(given: Readonly<Record<string, string>>, shell = 'sh'): Ended {
  const values = Object.entries(job.variables).map(([name, { value }]) => {
    const input = /^\$\[\[ inputs\.([\w-]+) \]\]$/.exec(value)?.[1] ?? ''
    return [name, given[input] ?? spec.spec.inputs[input]?.default ?? expect.fail(`no input ${input}`)]
  })
  const env = { ...(Object.fromEntries(values) as Record<string, string>), PATH: `${programs}:/usr/bin:/bin` }
  const script = ['set -e', ...job.script].join('\n')
  return runScript(script, { shell: [shell], cwd: folder, env: { ...env, CI: 'true', GITLAB_CI: 'true' } })
}

describe('the GitLab template', () => {
  test('gives inputs to the script as variables that nobody expands', () => {
    expect(job.script.filter(line => line.includes('$[['))).toEqual([])
    expect(Object.values(job.variables).every(({ expand }) => !expand)).toBe(true)
    expect(job.artifacts.when).toBe('always')
  })

  test.each(['sh', 'bash'])('checks what it is given, and leaves both reports: %s', shell => {
    const { code, stdout } = runJob({ paths: 'bad\na b/x y.json\ngood' }, shell)
    expect(stdout).toMatch(/^npm install --global --no-audit --no-fund mamlint@\d/)
    expect(stdout).toMatch(/^bad\/devices\.json:1:9: error hardware-inventory\/imei/m)
    expect(stdout).toContain('2 errors in 3 files')
    expect(code).toBe(1)
    const issues = JSON.parse(readFileSync(path.join(folder, reports.codequality), 'utf8')) as readonly {
      readonly check_name: string
    }[]
    expect(issues.filter(issue => issue.check_name === 'hardware-inventory/imei').length).toBe(2)
    expect(XMLValidator.validate(readFileSync(path.join(folder, reports.junit), 'utf8'))).toBe(true)
  })

  test.each([
    ['nothing found', { paths: 'good' }, 0],
    ['findings', { paths: 'bad' }, 1],
    ['findings that do not fail', { paths: 'bad', 'fail-on': 'never' }, 0],
    ['another profile', { paths: 'bad', profile: 'mdm-personal' }, 0],
    ['further words', { paths: 'bad', args: '--rule hardware-inventory/imei=off --max-warnings 0' }, 0],
    ['a file that is broken', { paths: 'broken.json' }, 3],
    ['a file that is not there', { paths: 'gone.json' }, 2],
    ['an install that fails', { package: 'missing' }, 1],
  ])('%s', (_, inputs, code) => {
    expect(runJob(inputs).code).toBe(code)
  })

  test.each(['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '| touch pwned'])(
    'an input is words, never code: %s',
    text => {
      for (const name of Object.keys(spec.spec.inputs)) {
        const { code } = runJob({ paths: 'bad', [name]: text })
        expect([name, code]).toEqual([name, ['stage', 'image', 'package'].includes(name) ? 1 : 2])
      }
      expect(existsSync(path.join(folder, 'pwned'))).toBe(false)
    },
  )

  test('the version it installs is this one', () => {
    const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
      readonly version: string
    }
    expect(spec.spec.inputs['package']?.default).toBe(`mamlint@${version}`)
  })
})
