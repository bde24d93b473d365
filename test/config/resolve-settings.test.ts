import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { resolveSettings } from '../../src/config/resolve-settings.ts'
import { findUnusedOverrides } from '../../src/config/unused-overrides.ts'
import { defaultSettings } from '../../src/model/settings.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'mamlint-settings-'))

async function configOf(value: unknown): Promise<Config> {
  await writeFile(path.join(folder, 'mamlint.config.jsonc'), JSON.stringify(value))
  const { config, problems } = await loadConfig({
    cwd: folder,
    file: null,
    ruleIds: ['a/x', 'a/y', 'a/z'],
    today: '2026-11-26',
  })
  expect(problems).toEqual([])
  if (config === null) throw new Error('no configuration')
  return config
}

const layered = {
  profile: 'mdm-personal',
  facts: { entraJoined: true, ownership: 'personal' },
  rules: { 'a/x': 'warn', 'a/y': 'off' },
  allow: [{ field: '/a', reason: 'all' }],
  overrides: [
    {
      files: ['*.ndjson', 'exports/**'],
      facts: { ownership: 'corporate' },
      rules: { 'a/y': 'note' },
      unknownFields: 'warn',
    },
    { files: ['exports/last.json'], unknownFields: 'error', allow: [{ field: '/b', rule: 'a/x', reason: 'some' }] },
  ],
}

test('without anything said, the defaults hold', () => {
  expect(resolveSettings(null, {}, '/x/y.json')).toEqual(defaultSettings)
})

test('a file that no override matches has what the configuration says', async () => {
  const settings = resolveSettings(await configOf(layered), {}, `${folder}/other.json`)
  expect(settings).toEqual({
    ...defaultSettings,
    profile: 'mdm-personal',
    facts: { entraJoined: true, ownership: 'personal' },
    severities: { 'a/x': 'warning', 'a/y': 'off' },
    allow: [{ field: '/a', reason: 'all' }],
  })
})

test('overrides apply in order, facts and severities one by one, and what is allowed adds up', async () => {
  const settings = resolveSettings(await configOf(layered), {}, `${folder}/exports/last.json`)
  expect(settings).toMatchObject({
    facts: { entraJoined: true, ownership: 'corporate' },
    severities: { 'a/x': 'warning', 'a/y': 'note' },
    unknownFields: 'error',
  })
  expect(settings.allow.map(entry => entry.field)).toEqual(['/a', '/b'])
})

test('a glob without a slash is a name at any depth', async () => {
  const config = await configOf(layered)
  expect(resolveSettings(config, {}, `${folder}/deep/er/x.ndjson`).unknownFields).toBe('warn')
  expect(resolveSettings(config, {}, `${folder}/exports/deep/x.json`).unknownFields).toBe('warn')
  expect(resolveSettings(config, {}, '/elsewhere/exports/x.json').unknownFields).toBe('off')
})

test('the command line outranks everything', async () => {
  const flags = {
    profile: 'mam-only',
    facts: { entraJoined: false },
    severities: { 'a/x': 'error' },
    unknownFields: 'off',
    reportEmpty: true,
    minConfidence: 'low',
    inputFormat: 'csv',
    maxDecodeDepth: 2,
    suppressions: false,
  } as const
  expect(resolveSettings(await configOf(layered), flags, `${folder}/exports/last.json`)).toEqual({
    profile: 'mam-only',
    facts: { entraJoined: false, ownership: 'corporate' },
    severities: { 'a/x': 'error', 'a/y': 'note' },
    allow: [],
    allowComments: false,
    unknownFields: 'off',
    reportEmpty: true,
    minConfidence: 'low',
    inputFormat: 'csv',
    maxDecodeDepth: 2,
  })
})

test.each([
  ['fixtures', 'fixtures/a/b.json', true],
  ['fixtures/', 'deep/fixtures/b.json', true],
  ['./exports/*.json', 'exports/a.json', true],
  ['exports/*.json', 'exports/deep/a.json', false],
  ['exports/**', 'exports/deep/a.json', true],
  ['*.expected.json', 'x/y.expected.json', true],
  ['*', '../outside.json', true],
  ['exports/**', '../exports/a.json', false],
  ['.hidden', '.hidden/a.json', true],
])('ignoring %s says of %s: %s', async (glob, file, expected) => {
  const config = await configOf({ ignore: [glob] })
  expect(config.ignores(path.resolve(folder, file))).toBe(expected)
})

test('an override that matches nothing is told, with the nearest path', async () => {
  const config = await configOf({ overrides: [{ files: ['exports/device.json'] }, { files: ['used.json'] }] })
  const search = { fits: async () => false, list: async () => ['used.json', 'exports/devices.json'] }
  expect(await findUnusedOverrides(config, [`${folder}/used.json`], search)).toMatchObject([
    {
      path: 'mamlint.config.jsonc',
      fault: {
        code: 'CONFIG_INVALID',
        message: 'the override for "exports/device.json" matches no file (did you mean "exports/devices.json"?)',
        position: { line: 1, column: 24 },
      },
    },
  ])
})
