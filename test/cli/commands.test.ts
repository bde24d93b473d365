import { beforeAll, describe, expect, test } from 'vitest'
import type { DataMap } from '../../src/model/report.ts'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'

let cwd = ''

beforeAll(async () => {
  cwd = await createFolder({
    'a.json': 'error',
    'b/c.json': 'syntax',
    'mamlint.config.jsonc': '{ "profile": "mdm-personal" }',
  })
})

describe('map', () => {
  test('prints every field as JSON, whatever is found', async () => {
    const words = ['map', '--format', 'json', '--no-config', '--profile', 'mam-only', 'a.json']
    const ran = await runIn(cwd, words)
    const document = JSON.parse(ran.stdout) as DataMap
    expect(ran.code).toBe(0)
    expect(document.files.map(file => [file.path, file.fields.length, file.fault])).toEqual([['a.json', 1, null]])
    expect(ran.linted.get('a.json')?.profile).toBe('mam-only')
  })

  test('prints a table, and tells what it could not read', async () => {
    const ran = await runIn(cwd, ['map', '.'])
    expect(ran.code).toBe(3)
    expect(ran.stdout).toContain('out-of-scope  hardware-inventory/imei  data  high            1      0  /imei')
    expect(ran.stderr).toBe('b/c.json:3:14: error JSON_SYNTAX expected a comma\n')
    expect(ran.linted.get('a.json')?.profile).toBe('mdm-personal')
  })

  test('has no flags of severities', async () => {
    const ran = await runIn(cwd, ['map', '--unknown-fields', 'warn', '.'])
    expect([ran.code, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toContain("unknown option '--unknown-fields'")
  })

  test('a file that is not there', async () => {
    expect((await runIn(cwd, ['map', 'gone.json'])).code).toBe(2)
  })
})

describe('explain', () => {
  test('a rule', async () => {
    const { code, stdout } = await runIn(cwd, ['explain', 'hardware-inventory/imei'])
    expect(code).toBe(0)
    expect(stdout).toContain('MAM: no')
    expect(stdout).toContain('Advice: Leave it out.')
  })

  test('a row with a condition, and no rule', async () => {
    const { stdout } = await runIn(cwd, ['explain', 'hardware-inventory/location'])
    expect(stdout).toContain('MAM: yes, if the device is Entra joined')
    expect(stdout).toContain('MDM: corporate devices only')
  })

  test.each(['wifiMac', '/value/*/wifiMac'])('a field name: %s', async word => {
    const { stdout } = await runIn(cwd, ['explain', word])
    expect(stdout).toContain('wifiMac\n  Words: wifi mac\n')
    expect(stdout).toContain('- hardware-inventory/imei: none of its words')
  })

  test('a rule that does not exist', async () => {
    const { code, stderr } = await runIn(cwd, ['explain', 'hardware-inventory/ime'])
    expect([code, stderr]).toEqual([
      2,
      'mamlint: error USAGE unknown rule "hardware-inventory/ime" (did you mean "hardware-inventory/imei"?)\n',
    ])
  })
})

describe('rules', () => {
  test('as text and as JSON', async () => {
    expect((await runIn(cwd, ['rules'])).stdout).toContain('3 rules, edition 2026-11-22')
    const { rules } = JSON.parse((await runIn(cwd, ['rules', '--format', 'json'])).stdout) as {
      readonly rules: readonly unknown[]
    }
    expect(rules).toHaveLength(3)
  })

  test.each([[['rules', 'test']], [['rules', 'test', 'pack']]])('%j tells what failed', async words => {
    const { code, stdout } = await runIn(cwd, words)
    expect(code).toBe(1)
    expect(stdout).toBe(
      'fail hardware-inventory/imei (2 examples)\n     match example 2: not seen\n1 rule, 1 rule failed\n',
    )
  })
})

test('a command of rules that does not exist', async () => {
  const { code, stderr } = await runIn(cwd, ['rules', 'tset'])
  expect([code, stderr]).toEqual([
    2,
    'mamlint: error USAGE rules has no command "tset" (did you mean "test"?); it takes test\n',
  ])
})

describe('config print', () => {
  test('tells the settings of a file and where they come from', async () => {
    const { code, stdout } = await runIn(cwd, ['config', 'print', 'x/y.json', '--min-confidence', 'low'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'x/y.json',
      config: 'mamlint.config.jsonc',
      ignored: false,
      settings: { profile: 'mdm-personal', minConfidence: 'low' },
    })
  })

  test('without a configuration', async () => {
    expect(JSON.parse((await runIn(cwd, ['config', 'print', 'x.json', '--no-config'])).stdout)).toMatchObject({
      config: null,
    })
  })
})

describe('help and version', () => {
  test.each([[['--help']], [['help']], [['lint', '--help']], [['a.json', '--help']]])('%j', async words => {
    const { code, stdout, stderr } = await runIn(cwd, words)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/Usage: mamlint/)
    expect(stdout).toMatch(/Exit codes:/)
    expect(stdout).toMatch(/Examples:/)
  })

  test.each(['--version', '-v'])('%s', async word => {
    expect(await runIn(cwd, [word])).toMatchObject({ code: 0, stdout: '1.2.3\n' })
  })

  test('a command that lacks its second word', async () => {
    const { code, stderr } = await runIn(cwd, ['config'])
    expect(code).toBe(2)
    expect(stderr.split('\n')).toHaveLength(2)
  })
})
