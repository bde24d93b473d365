import type { Io } from '../../src/cli/io.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'

let cwd = ''

beforeAll(async () => {
  cwd = await createFolder({
    'clean.json': '{}',
    'error.json': '{"error": 1}',
    'warning.json': '{"warning": 1}',
    'broken.json': 'syntax',
    'out/clean.json': '{}',
    'crash/crash.json': 'crash +46701234567',
    '--odd.json': '{}',
    map: '{}',
    'none/readme.md': '',
  })
})

/** Files of the findings in a JSON report. */
function filesIn(text: string): readonly string[] {
  return (JSON.parse(text) as Report).findings.map(finding => finding.file)
}

/** A configuration with one override. */
function overrideFor(glob: string): string {
  return `{ "overrides": [{ "files": ["${glob}"], "reportEmpty": true }] }`
}

describe('exit codes', () => {
  test.each<[string, number]>([
    ['clean.json', 0],
    ['lint clean.json', 0],
    ['error.json', 1],
    ['error.json --fail-on never', 0],
    ['warning.json', 0],
    ['warning.json --fail-on warning', 1],
    ['warning.json --max-warnings 0', 1],
    ['warning.json --max-warnings 1', 0],
    ['broken.json error.json', 3],
    ['gone.json error.json', 2],
    ['gone.json broken.json error.json', 2],
    ['gone/*.json', 2],
    ['none', 2],
    ['crash', 4],
    ['--ignore clean.json clean.json', 0],
    ['', 2],
    ['-- --odd.json', 0],
    ['lint -- --odd.json', 0],
    ['./map', 0],
    ['--no-color lint clean.json', 0],
    ['--debug clean.json', 0],
  ])('mamlint %s', async (words, code) => {
    const ran = await runIn(cwd, words.split(' ').filter(Boolean))
    expect([ran.code, ran.stderr]).toEqual([code, code === 0 && !words.includes('--ignore') ? '' : ran.stderr])
  })
})

describe('what is said on standard error', () => {
  test.each([
    ['broken.json', 'broken.json:3:14: error JSON_SYNTAX expected a comma\n'],
    ['gone.json', 'gone.json: error NO_SUCH_FILE no such file or folder\n'],
    ['lnt', 'lnt: error NO_SUCH_FILE no such file or folder (did you mean the command "lint"?)\n'],
    ['gone/*.json', 'gone/*.json: error NOTHING_MATCHED no file matches this glob\n'],
    ['none', 'none: error NOTHING_MATCHED the folder holds no file with an ending that is read (see --ext)\n'],
    ['clean.json --ignore *.json', 'mamlint: nothing left to examine, 1 file ignored\n'],
    ['warning.json --max-warnings 0', 'mamlint: 1 warning, more than --max-warnings 0\n'],
    ['crash', 'mamlint: internal error (TypeError), please report it; --debug says where\n'],
    ['', 'mamlint: error USAGE no input; name files, folders or globs, or - for standard input\n'],
    [
      'clean.json --profil mam-only',
      "mamlint: error USAGE unknown option '--profil' (did you mean --profile?); see mamlint lint --help\n",
    ],
    ['help lnt', 'mamlint: error USAGE unknown command "lnt" (did you mean "lint"?); see mamlint --help\n'],
    ['redact --help', 'mamlint: error USAGE unknown command "redact"; see mamlint --help\n'],
    ['lnt -h', 'mamlint: error USAGE unknown command "lnt" (did you mean "lint"?); see mamlint --help\n'],
    [
      'clean.json --profile',
      "mamlint: error USAGE option '--profile <name>' argument missing; see mamlint lint --help\n",
    ],
    ['config print', "mamlint: error USAGE missing required argument 'file'; see mamlint config --help\n"],
    [
      'init x',
      "mamlint: error USAGE too many arguments for 'init'. Expected 0 arguments but got 1; see mamlint init --help\n",
    ],
    ['clean.json --baseline=', 'mamlint: error USAGE --baseline lacks the name of a file\n'],
    ['clean.json --config=', 'mamlint: error USAGE --config lacks the name of a file\n'],
    ['clean.json --cache-location=', 'mamlint: error USAGE --cache-location lacks the name of a folder\n'],
    ['baseline clean.json --baseline=', 'mamlint: error USAGE --baseline lacks the name of a file\n'],
    [
      'clean.json --profile mam',
      'mamlint: error USAGE --profile has no value "mam" (did you mean "mam-only"?); it takes mam-only, mdm-personal, mdm-corporate\n',
    ],
    [
      'clean.json --assume entraJoin=true',
      'mamlint: error USAGE --assume has no fact "entraJoin" (did you mean "entraJoined"?); it takes entraJoined, mdmEnrolled, managedApp, friendlyName, ownership, platform, compliantAppFeature, deviceQueryEnabled, diagnosticsOptIn\n',
    ],
    [
      'clean.json --assume ownership=corporat',
      'mamlint: error USAGE --assume ownership has no value "corporat" (did you mean "corporate"?); it takes corporate, personal\n',
    ],
    ['clean.json --assume entraJoined', 'mamlint: error USAGE --assume takes fact=value, not "entraJoined"\n'],
    [
      'clean.json --rule imei=off',
      'mamlint: error USAGE --rule: unknown rule "imei" (did you mean "hardware-inventory/imei"?)\n',
    ],
    [
      'clean.json --rule hardware-inventory/imei=of',
      'mamlint: error USAGE --rule hardware-inventory/imei has no value "of" (did you mean "off"?); it takes error, warning, note, off, warn\n',
    ],
    [
      'clean.json --format jsn',
      'mamlint: error USAGE --format has no value "jsn" (did you mean "json"?); it takes pretty, compact, json, ndjson, sarif, junit, github, gitlab, markdown, csv, html\n',
    ],
    [
      'clean.json --format json --format pretty',
      'mamlint: error USAGE two formats go to the same place; give one a file, e.g. --format json=report.json\n',
    ],
    ['clean.json --max-warnings -1', 'mamlint: error USAGE --max-warnings takes a whole number, not "-1"\n'],
    [
      'clean.json --fail-on warn',
      'mamlint: error USAGE --fail-on has no value "warn" (did you mean "warning"?); it takes error, warning, never\n',
    ],
    [
      'clean.json --ignore !x',
      'mamlint: error USAGE --ignore takes a glob of what to leave out; it cannot start with "!"\n',
    ],
    ['clean.json --ext ,', 'mamlint: error USAGE --ext takes endings separated by commas, e.g. json,ndjson\n'],
    ['clean.json --config gone.jsonc', 'gone.jsonc: error CONFIG_INVALID no such file\n'],
  ])('mamlint %s', async (words, stderr) => {
    expect((await runIn(cwd, words.split(' ').filter(Boolean))).stderr).toBe(stderr)
  })

  test('with --debug, a bug is placed, and still says nothing of the input', async () => {
    const { stderr } = await runIn(cwd, ['crash', '--debug'])
    expect(stderr).toMatch(/^mamlint: internal error \(TypeError\), please report it\n/)
    expect(stderr).not.toContain('467')
  })
})

describe('where reports go', () => {
  test('a fault is told once on a screen or in a log, and on standard error where the report goes elsewhere', async () => {
    const told = async (words: readonly string[], io: Partial<Io>): Promise<readonly boolean[]> => {
      const { stdout, stderr } = await runIn(cwd, ['broken.json', '--no-progress', ...words], io)
      return [stdout, stderr].map(text => text.includes('expected a comma'))
    }
    expect(await told([], { isOneOutput: true })).toEqual([true, false])
    expect(await told(['--format', 'json=x.json'], { isOneOutput: true })).toEqual([false, true])
    expect(await told([], { isOneOutput: false })).toEqual([true, true])
  })

  test('pretty on a terminal, compact elsewhere', async () => {
    expect((await runIn(cwd, ['error.json'])).stdout).toMatch(
      /^error\.json:1:2: error hardware-inventory\/imei out-of-scope/,
    )
    const terminal = await runIn(cwd, ['error.json'], { stdoutIsTTY: true })
    expect(terminal.stdout).toContain('\u001b[1m/imei\u001b[22m')
    const plain = await runIn(cwd, ['error.json', '--no-color'], { stdoutIsTTY: true })
    expect(plain.stdout).toContain('    /imei  once  first at 1:2')
  })

  test('json alone on standard output, with the files that were not checked', async () => {
    const { stdout, stderr } = await runIn(cwd, ['--format', 'json', 'error.json', 'broken.json', 'gone.json'])
    const report = JSON.parse(stdout) as Report
    expect(report.files.map(file => [file.path, file.fault?.code])).toEqual([
      ['broken.json', 'JSON_SYNTAX'],
      ['error.json', undefined],
      ['gone.json', 'NO_SUCH_FILE'],
    ])
    expect(filesIn(stdout)).toEqual(['error.json'])
    expect(stderr.split('\n')).toHaveLength(3)
  })

  test('several at once, and the report of the last run is no input', async () => {
    const folder = await createFolder({ 'a.json': 'error', 'report.json': 'error' })
    const ran = await runIn(folder, ['.', '--format', 'json=report.json', '--format', 'compact'])
    expect(filesIn(ran.written.get(`${folder}/report.json`) ?? '')).toEqual(['a.json'])
    expect(ran.stdout).toContain('1 error in 1 file')
    expect(ran.stdout).toContain('1 file ignored')
  })

  test('a document even where nothing is left', async () => {
    const { stdout, stderr } = await runIn(cwd, ['clean.json', '--ignore', '*', '--format', 'json'])
    expect((JSON.parse(stdout) as Report).files).toEqual([])
    expect(stderr).toContain('nothing left to examine')
  })
})

describe('settings', () => {
  test('come from flags', async () => {
    const flags = '--profile mdm-personal --assume ownership=personal --assume entraJoined=false --unknown-fields warn'
    const more =
      '--report-empty --min-confidence low --max-decode-depth 2 --rule hardware-inventory/imei=warn --no-suppressions'
    const { linted } = await runIn(cwd, [...`${flags} ${more}`.split(' '), 'clean.json'])
    expect(linted.get('clean.json')).toEqual({
      profile: 'mdm-personal',
      facts: { ownership: 'personal', entraJoined: false },
      severities: { 'hardware-inventory/imei': 'warning' },
      allow: [],
      allowComments: false,
      unknownFields: 'warn',
      reportEmpty: true,
      minConfidence: 'low',
      inputFormat: null,
      maxDecodeDepth: 2,
    })
  })

  test('come from the configuration and its overrides, unless --no-config', async () => {
    const folder = await createFolder({
      'mamlint.config.jsonc': '{ "ignore": ["old"], "overrides": [{ "files": ["x/*"], "profile": "mdm-corporate" }] }',
      'x/a.json': '{}',
      'old/b.json': '{}',
    })
    const ran = await runIn(folder, ['.'])
    expect([...ran.linted].map(([name, settings]) => [name, settings.profile])).toEqual([['x/a.json', 'mdm-corporate']])
    expect(ran.stdout).toContain('1 file ignored')
    expect((await runIn(folder, ['.', '--no-config'])).linted.get('x/a.json')?.profile).toBe('mam-only')
  })

  test('a configuration that is wrong stops the run', async () => {
    const folder = await createFolder({
      '.mamlintrc.jsonc': '{\n  "profle": 1,\n  "rules": {}\n}',
      'a.json': 'error',
    })
    const ran = await runIn(folder, ['a.json', '--format', 'json'])
    expect([ran.code, ran.stdout, ran.linted.size]).toEqual([2, '', 0])
    expect(ran.stderr).toBe(
      '.mamlintrc.jsonc:2:3: error CONFIG_INVALID unknown key "profle" (did you mean "profile"?)\n',
    )
  })

  test('an override that matches nothing stops the run; one that matches other files does not', async () => {
    const wrong = await createFolder({
      'mamlint.config.jsonc': overrideFor('export/*.json'),
      'exports/a.json': '{}',
      'b.json': '{}',
    })
    const ran = await runIn(wrong, ['b.json'])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toBe(
      'mamlint.config.jsonc:1:28: error CONFIG_INVALID the override for "export/*.json" matches no file (did you mean "exports/a.json"?)\n',
    )
    const right = await createFolder({
      'mamlint.config.jsonc': overrideFor('exports/*.json'),
      'exports/a.json': '{}',
      'b.json': '{}',
    })
    expect((await runIn(right, ['b.json'])).code).toBe(0)
  })
})

describe('standard input', () => {
  test('has a name of its own, or the one it is given', async () => {
    const first = await runIn(cwd, ['-'], { stdin: 'error' })
    expect([first.code, [...first.linted.keys()]]).toEqual([1, ['<stdin>']])
    const second = await runIn(cwd, ['-', 'clean.json', '--stdin-filename', 'x/y.json'], { stdin: 'error' })
    expect([second.code, [...second.linted.keys()]]).toEqual([1, ['x/y.json', 'clean.json']])
  })

  test('may be ignored under its name', async () => {
    const ran = await runIn(cwd, ['-', '--stdin-filename', 'x/y.json', '--ignore', 'x'], { stdin: 'error' })
    expect([ran.code, ran.linted.size]).toEqual([0, 0])
  })
})
