import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type LoadedConfig, loadConfig } from '../../src/config/load-config.ts'

const ruleIds: readonly string[] = ['hardware-inventory/imei', 'device-data/location', 'user-info/phone-number']
let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'mamlint-config-'))
  await mkdir(path.join(root, 'a/b'), { recursive: true })
})

async function write(name: string, text: string | Uint8Array): Promise<void> {
  await writeFile(path.join(root, name), text)
}

function load(cwd = '', file: string | null | false = null): Promise<LoadedConfig> {
  return loadConfig({ cwd: path.join(root, cwd), file, ruleIds, today: '2026-11-26' })
}

/** `line:column message` of everything that is wrong with a text. */
async function problemsOf(text: string): Promise<readonly string[]> {
  await write('mamlint.config.jsonc', text)
  const { problems } = await load()
  return problems.map(({ fault: { position, message } }) => `${position?.line}:${position?.column} ${message}`)
}

describe('which file', () => {
  test('none at all', async () => {
    expect(await load()).toEqual({ config: null, problems: [] })
  })

  test.each(['mamlint.config.jsonc', '.mamlintrc.jsonc'])('%s in a folder above', async name => {
    await write(name, '{ "profile": "mdm-personal" }')
    const { config } = await load('a/b')
    expect(config).toMatchObject({ path: `../../${name}`, folder: root, settings: { profile: 'mdm-personal' } })
  })

  test('the nearest folder wins, and in it the first name', async () => {
    await write('mamlint.config.jsonc', '{ "profile": "mdm-personal" }')
    await write('a/.mamlintrc.jsonc', '{ "profile": "mdm-corporate" }')
    await write('a/package.json', '{ "mamlint": { "profile": "mam-only" } }')
    expect((await load('a/b')).config?.settings.profile).toBe('mdm-corporate')
  })

  test('a package.json counts only with "mamlint" in it', async () => {
    await write('mamlint.config.jsonc', '{ "reportEmpty": true }')
    await write('a/package.json', '{ "name": "mamlint", "bin": { "mamlint": "x" } }')
    expect((await load('a')).config?.path).toBe('../mamlint.config.jsonc')
    await write('a/package.json', '{ "mamlint": { "minConfidence": "low" } }')
    expect((await load('a')).config).toMatchObject({ path: 'package.json', settings: { minConfidence: 'low' } })
  })

  test('a named file, or none', async () => {
    await write('mamlint.config.jsonc', '{ "nonsense": true }')
    await write('other.json', '{ "profile": "mdm-personal" }')
    expect((await load('', 'other.json')).config?.path).toBe('other.json')
    expect(await load('', false)).toEqual({ config: null, problems: [] })
    expect((await load('', 'gone.jsonc')).problems).toMatchObject([
      { path: 'gone.jsonc', fault: { code: 'CONFIG_INVALID', message: 'no such file' } },
    ])
  })
})

describe('how it is written', () => {
  const text = '{ // why\n "profile": "mdm-personal", /* é */ }'
  test.each([
    ['comments and a comma at the end', Buffer.from(text)],
    ['a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s', async (_, bytes) => {
    await write('.mamlintrc.jsonc', bytes)
    expect((await load()).config?.settings).toEqual({ profile: 'mdm-personal' })
  })
})

describe('what is wrong is named with its place and the nearest right thing', () => {
  test.each([
    ['{ "profle": "mam-only" }', '1:3 unknown key "profle" (did you mean "profile"?)'],
    [
      '{\n  "profile": "mam"\n}',
      '2:14 profile must be "mam-only", "mdm-personal" or "mdm-corporate", not "mam" (did you mean "mam-only"?)',
    ],
    ['{ "facts": { "entraJoin": true } }', '1:14 unknown key "entraJoin" in facts (did you mean "entraJoined"?)'],
    ['{ "facts": { "entraJoined": "true" } }', '1:29 facts.entraJoined must be true or false, not a string'],
    [
      '{ "facts": { "ownership": "corporat" } }',
      '1:27 facts.ownership must be "corporate" or "personal", not "corporat" (did you mean "corporate"?)',
    ],
    ['{ "rules": { "imei": "off" } }', '1:14 unknown rule "imei" (did you mean "hardware-inventory/imei"?)'],
    [
      '{ "rules": { "hardware-inventory/imei": "eror" } }',
      '1:41 rules["hardware-inventory/imei"] must be "error", "warning", "warn", "note" or "off", not "eror" (did you mean "error"?)',
    ],
    ['{ "allow": [{ "field": "/a" }] }', '1:13 allow[0] needs "reason"'],
    ['{ "allow": [{ "field": "/a", "reason": " " }] }', '1:40 allow[0].reason must not be empty'],
    [
      '{ "allow": [{ "field": "/a", "reason": "x", "rule": "device-data/locaton" }] }',
      '1:53 unknown rule "device-data/locaton" (did you mean "device-data/location"?)',
    ],
    ['{ "ignore": "x" }', '1:13 ignore must be an array, not a string'],
    ['{ "ignore": ["!x"] }', '1:14 ignore[0] must not start with "!"'],
    ['{ "overrides": [{ "profile": "mam-only" }] }', '1:17 overrides[0] needs "files"'],
    ['{ "overrides": [{ "files": [] }] }', '1:28 overrides[0].files must not be empty'],
    [
      '{ "overrides": [{ "files": ["x"], "ignore": ["y"] }] }',
      '1:35 unknown key "ignore" in overrides[0]; known: files, profile, facts, rules, minConfidence, maxDecodeDepth, unknownFields, reportEmpty, inputFormat, allow, allowComments',
    ],
    [
      '{ "__proto__": { "profile": "mam-only" } }',
      '1:3 unknown key "__proto__"; known: $schema, profile, facts, rules, minConfidence, maxDecodeDepth, unknownFields, reportEmpty, inputFormat, ignore, allow, allowComments, baseline, overrides',
    ],
    ['{ "reportEmpty": true, "reportEmpty": false }', '1:24 the key "reportEmpty" comes a second time'],
    ['[]', '1:1 the configuration must be an object, not an array'],
    ['{\n  "profile" "x"\n}', '2:13 JSON syntax: colon expected'],
  ])('%s', async (text, expected) => {
    expect(await problemsOf(text)).toEqual([expected])
  })

  test('everything at once', async () => {
    expect(await problemsOf('{ "a1": 1, "b2": 2, "reportEmpty": 3 }')).toHaveLength(3)
  })

  test('nothing at all', async () => {
    expect(await problemsOf('')).toHaveLength(1)
  })

  test('inside package.json, at its place in that file', async () => {
    await write('package.json', '{\n  "mamlint": {\n    "profle": "x"\n  }\n}')
    const { problems } = await load()
    expect(problems).toMatchObject([{ path: 'package.json', fault: { position: { line: 3, column: 5 } } }])
  })
})
