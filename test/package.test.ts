import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createFolder } from './cli/folder.ts'
import { cleanEnv, type Ended, runProgram } from './cli/repository.ts'

// The package as npm makes it, installed as somebody does who has nothing else: what is not in it is missing here.

const readme = readFileSync('README.md', 'utf8')
let folder = ''
let env: NodeJS.ProcessEnv = {}

function run(...words: readonly string[]): Ended {
  const [program = '', ...rest] = words
  return runProgram(program, rest, { cwd: folder, env })
}

beforeAll(async () => {
  folder = await createFolder({
    'package.json': '{"private": true, "type": "module"}',
    'bad.json': '{"imei": "490154203237518"}',
    'bad.yaml': 'imei: "490154203237518"\n',
    'bad.xml': '<device><imei>490154203237518</imei></device>',
    'bad.csv': 'imei\n490154203237518\n',
    'use.mjs': readme.match(/(?<=^```ts\n)[\s\S]*?(?=^```$)/m)?.[0] ?? '',
  })
  // Nobody's configuration, and no network.
  env = { ...cleanEnv, HOME: folder, npm_config_offline: 'true', npm_config_cache: path.join(folder, '.npm') }
  const packed = runProgram('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: '.', env })
  expect([packed.code, packed.stderr]).toEqual([0, expect.not.stringContaining('warn')])
  const installed = run('npm', 'install', '--save-dev', '--no-audit', `./${packed.stdout.trim()}`)
  expect(installed.code, installed.stderr).toBe(0)
}, 60_000)

describe('the package, installed from its tarball', { timeout: 30_000 }, () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }

  test('is a program for npx, of this version', () => {
    expect(run('npx', '--no-install', 'mamlint', '--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each(['bad.json', 'bad.yaml', 'bad.xml', 'bad.csv'])('finds what is in %s', name => {
    const { code, stdout, stderr } = run('node_modules/.bin/mamlint', name)
    expect([code, stdout, stderr]).toEqual([1, expect.stringContaining('error hardware-inventory/imei'), ''])
  })

  test('has every format', () => {
    for (const format of ['pretty', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'csv', 'html']) {
      const { code, stdout, stderr } = run('node_modules/.bin/mamlint', 'bad.json', '--format', format)
      expect([format, code, stdout, stderr]).toEqual([format, 1, expect.stringContaining('imei'), ''])
    }
  })

  test('has the other commands', () => {
    expect(run('node_modules/.bin/mamlint', 'explain', 'bad.json#/imei').stdout).toContain('hardware-inventory/imei')
    expect(run('node_modules/.bin/mamlint', 'rules').code).toBe(0)
    expect(run('node_modules/.bin/mamlint', 'init', '--hook', 'pre-commit').code).toBe(0)
    expect(run('node_modules/.bin/mamlint', 'config', 'print', 'bad.json').code).toBe(0)
    expect(run('node_modules/.bin/mamlint', 'baseline', 'bad.json').code).toBe(0)
  })

  test('is a library, to be used as its README says', () => {
    const stdout = "[ 'hardware-inventory/imei /imei' ]\n"
    expect(run(process.execPath, 'use.mjs')).toEqual({ code: 0, stdout, stderr: '' })
  })

  test('holds the schema that its configuration names', () => {
    const config = readFileSync(path.join(folder, 'mamlint.config.jsonc'), 'utf8')
    const [, schema = ''] = /"\$schema": "(.*)"/.exec(config) ?? []
    expect(() => JSON.parse(readFileSync(path.join(folder, schema), 'utf8')) as unknown).not.toThrow()
  })

  test('holds the pages that its README links to', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '')
    expect(links.length).toBeGreaterThan(5)
    const isThere = (link: string): boolean => run('test', '-e', `node_modules/mamlint/${link}`).code === 0
    // That one is for those who have a clone.
    expect(links.filter(link => !isThere(link))).toEqual(['CONTRIBUTING.md'])
  })
})
