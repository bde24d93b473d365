import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createFolder } from '../cli/folder.ts'
import { action, runAction } from './action-runner.ts'
import { createPrograms, type Ended, project, runScript } from './shell.ts'

// Runs what action.yml says, as far as a machine without GitHub can: its steps in a shell, with the runner's variables set.

const steps = action.runs.steps
const imei = '{"imei":"490154203237518"}'

let workspace = ''
beforeAll(async () => {
  workspace = await createFolder({
    'bad/devices.json': imei,
    'good/clean.json': '{"managedDeviceOwnerType":"personal"}',
    'a b/[x] $(touch pwned).json': imei,
    'broken.json': '{"imei":',
    'strict.jsonc': '{"rules":{"hardware-inventory/imei":"warning"}}',
  })
})

describe('action.yml', () => {
  test('is a composite action, each input and output with a description', () => {
    expect(action.runs.using).toBe('composite')
    const all = [
      ...Object.values(action.inputs),
      ...(Object.values(action.outputs) as unknown as (typeof action.inputs)[string][]),
    ]
    expect(all.filter(one => !one.description)).toEqual([])
    expect(Object.keys(action.inputs)).toEqual(
      expect.arrayContaining(['paths', 'profile', 'format', 'fail-on', 'config', 'baseline', 'args', 'upload-sarif']),
    )
  })

  test('no script holds an expression: what an input says never becomes code', () => {
    expect(steps.filter(step => step.run?.includes('${{'))).toEqual([])
    expect(steps.filter(step => step.run !== undefined).every(step => step.shell === 'bash')).toBe(true)
  })

  test('uses no other action but the one that uploads, pinned to a commit', () => {
    expect(steps.flatMap(step => step.uses ?? [])).toEqual([
      expect.stringMatching(/^github\/codeql-action\/upload-sarif@[\da-f]{40}$/),
    ])
  })
})

describe('a run of the action', () => {
  test('with findings: annotations, summary, counts, a log to upload, exit code 1', () => {
    const { code, stdout, outputs, summary, used } = runAction(workspace, { paths: 'bad' })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::error file=bad\/devices\.json,line=1,col=\d+,title=hardware-inventory\/imei/m)
    expect(outputs).toMatchObject({ 'exit-code': '1', errors: '1', warnings: '0', files: '1', incomplete: '0' })
    expect(summary).toContain('IMEI number')
    expect(used).toEqual([{ sarif_file: outputs['sarif-file'], category: 'mamlint' }])
    const log = JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8')) as { readonly runs: readonly unknown[] }
    expect(log.runs.length).toBe(1)
  })

  test('the summary is written once, whatever the format', () => {
    const summaries = ['github', 'pretty', 'compact'].map(
      format => runAction(workspace, { paths: 'bad', format }).summary,
    )
    expect(new Set(summaries).size).toBe(1)
    expect(summaries[0]?.match(/^#+ .*mamlint/gm)?.length).toBe(1)
  })

  test.each([
    ['nothing found', { paths: 'good' }, '0', '0'],
    ['findings', { paths: 'bad\ngood' }, '1', '1'],
    ['findings that do not fail', { paths: 'bad', 'fail-on': 'never' }, '0', '1'],
    ['warnings that fail', { paths: 'bad', config: 'strict.jsonc', 'fail-on': 'warning' }, '1', '0'],
    ['warnings that do not', { paths: 'bad', config: 'strict.jsonc' }, '0', '0'],
    ['another profile', { paths: 'bad', profile: 'mdm-personal' }, '0', '0'],
    ['further words', { paths: 'bad', args: '--rule  hardware-inventory/imei=off\n--max-warnings 0' }, '0', '0'],
    ['a file that is broken', { paths: 'broken.json' }, '3', '0'],
    ['a file that is not there', { paths: 'gone.json' }, '2', '0'],
    ['a wrong word', { paths: 'bad', profile: 'mam' }, '2', ''],
  ] as const)('%s', (_, inputs, code, errors) => {
    const job = runAction(workspace, inputs)
    expect([String(job.code), job.outputs['exit-code'], job.outputs['errors']]).toEqual([code, code, errors])
  })

  test('uploads nothing where it is told so, or where there is no log', () => {
    expect(runAction(workspace, { paths: 'bad', 'upload-sarif': 'false' }).used).toEqual([])
    expect(runAction(workspace, { paths: 'bad', profile: 'mam' }).used).toEqual([])
  })

  test('a log is uploaded also where not everything could be checked', () => {
    expect(runAction(workspace, { paths: 'broken.json' }).used.length).toBe(1)
  })
})

describe('hostile inputs are words, never code', () => {
  const hostile = [
    '$(touch pwned)',
    '`touch pwned`',
    '"; touch pwned; "',
    "'; touch pwned; '",
    '${IFS}&&touch${IFS}pwned',
    '| touch pwned',
    '--config=pwned',
    '::set-output name=errors::0',
    '${{ github.token }}',
  ]

  test.each(hostile)('%s', text => {
    const everywhere = Object.fromEntries(Object.keys(action.inputs).map(name => [name, text]))
    for (const inputs of [everywhere, { paths: text }, { paths: 'bad', args: text }]) {
      const { code, outputs, stdout } = runAction(workspace, inputs)
      expect([code, outputs['exit-code']]).toEqual([2, '2'])
      expect(stdout).not.toMatch(/^\s*::set-output/m)
    }
    expect(existsSync(path.join(workspace, 'pwned'))).toBe(false)
  })

  test('a path with spaces, brackets and a command in it is that file', () => {
    const { code, outputs } = runAction(workspace, { paths: 'a b/[x] $(touch pwned).json' })
    expect([code, outputs['files'], existsSync(path.join(workspace, 'pwned'))]).toEqual([1, '1', false])
  })
})

describe('the set-up step', () => {
  const setUp = steps[0]?.run ?? ''

  /** Runs it in a copy of the action without a build, with the given programs before all others. */
  async function runSetUp(programs: string): Promise<Ended & { readonly root: string }> {
    const root = await createFolder({})
    await mkdir(path.join(root, 'ci'))
    await cp(path.join(project, 'ci/github'), path.join(root, 'ci/github'), { recursive: true })
    const env = { PATH: `${programs}:/usr/bin:/bin`, GITHUB_ACTION_PATH: root }
    return {
      root,
      ...runScript(setUp, { shell: ['bash', '--noprofile', '--norc', '-eo', 'pipefail'], cwd: root, env }),
    }
  }

  const node = `exec ${process.execPath} "$@"`

  test('builds where the checkout of the action holds no build', async () => {
    const npm = `echo "npm $*" && mkdir dist && echo 'process.stdout.write("1.2.3")' > dist/main.js`
    const { code, stdout } = await runSetUp(createPrograms({ node, npm }))
    expect([code, stdout]).toEqual([0, 'npm ci --no-audit --no-fund\nmamlint 1.2.3\n'])
  })

  test('fails where the build fails', async () => {
    const { code } = await runSetUp(createPrograms({ node, npm: 'exit 7' }))
    expect(code).toBe(7)
  })

  test('says so where Node is too old', async () => {
    const old = 'if [ "$1" = --version ]; then echo v18.1.0; else exit 1; fi'
    const { code, stdout } = await runSetUp(createPrograms({ node: old }))
    expect([code, stdout]).toEqual([
      1,
      '::error title=mamlint::Node.js 20.19 or later is needed, not v18.1.0; put actions/setup-node before this step\n',
    ])
  })
})
