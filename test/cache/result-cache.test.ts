import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { cacheFile } from '../../src/cache/cache-file.ts'
import { openCache, type ResultCache } from '../../src/cache/result-cache.ts'
import { defaultSettings, type Settings } from '../../src/model/settings.ts'
import { lint } from '../helpers.ts'

const document = { imei: '490154203237518', value: [{ deviceName: 'a' }, { deviceName: '' }] }
const bytes = Buffer.from(JSON.stringify(document))
const { fields: _fields, ...result } = await lint(
  document,
  { allow: [{ field: '/imei', reason: 'agreed', owner: 'privacy@example.com' }] },
  'a.json',
)

let file = ''

beforeEach(() => {
  file = path.join(mkdtempSync(path.join(os.tmpdir(), 'mamlint-cache-')), 'deep', 'results.cache')
})

function open(version = '1'): ResultCache {
  return openCache({ file, version })
}

/** Leaves one result behind, as a run does. */
function fill(): void {
  const cache = open()
  cache.keep('a.json', cache.digestOf(bytes, defaultSettings), result)
  cache.save()
}

/** What a next run finds. */
function found(cache: ResultCache, name = 'a.json', content: Uint8Array = bytes, settings: Settings = defaultSettings) {
  return cache.find(name, cache.digestOf(content, settings))
}

describe('a result of an earlier run', () => {
  test('is found as it was, to the byte', () => {
    expect(result.findings.length + result.suppressed.length).toBeGreaterThan(1)
    fill()
    expect(JSON.stringify(found(open()))).toBe(JSON.stringify(result))
  })

  test.each<[string, (cache: ResultCache) => unknown]>([
    ['other bytes', cache => found(cache, 'a.json', Buffer.from('{}'))],
    ['another name', cache => found(cache, 'b.json')],
    ['another profile', cache => found(cache, 'a.json', bytes, { ...defaultSettings, profile: 'mdm-personal' })],
    ['other facts', cache => found(cache, 'a.json', bytes, { ...defaultSettings, facts: { entraJoined: true } })],
    ['another severity', cache => found(cache, 'a.json', bytes, { ...defaultSettings, severities: { x: 'off' } })],
    [
      'an accepted field',
      cache => found(cache, 'a.json', bytes, { ...defaultSettings, allow: [{ field: '/x', reason: 'y' }] }),
    ],
  ])('is not found for %s', (_, find) => {
    fill()
    expect(found(open())).not.toBeNull()
    expect(find(open())).toBeNull()
  })

  test('is not found by another version, or with other rules', () => {
    fill()
    expect(found(open('2'))).toBeNull()
  })
})

/** The same content as if we had written it. */
function sealed(text: string, change: (body: string) => string): string {
  const body = change(text.slice(text.indexOf('\n') + 1))
  return `${hash('sha256', body, 'base64url')}\n${body}`
}

describe('a cache in another form is an empty one', () => {
  test.each<[string, (body: string) => string]>([
    ['of an earlier form', body => body.replace('"version":"2 1"', '"version":"1"')],
    ['without what findings share', body => body.replace(/"shared":\{"findings":\[/, '$&null,')],
  ])('%s', (_, change) => {
    fill()
    const text = readFileSync(file, 'utf8')
    const changed = sealed(text, change)
    expect(changed).not.toBe(text)
    writeFileSync(file, changed)
    expect(found(open())).toBeNull()
    fill()
    expect(found(open())).not.toBeNull()
  })
})

describe('a cache that is damaged is an empty one', () => {
  test.each<[string, (text: string) => string]>([
    ['cut short', text => text.slice(0, -10)],
    ['empty', () => ''],
    ['not JSON', () => 'x\n{'],
    ['changed', text => text.replace('"out-of-scope"', '"allowed"')],
    ['without findings', text => text.replace(/"numbers":\[.*?\]/, '"numbers":[]')],
  ])('%s', (_, damage) => {
    fill()
    const text = readFileSync(file, 'utf8')
    expect(damage(text)).not.toBe(text)
    writeFileSync(file, damage(text))
    expect(found(open())).toBeNull()
    fill()
    expect(found(open())).not.toBeNull()
  })
})

describe('what is left behind', () => {
  test('is one file, and not written again where nothing is new', () => {
    fill()
    writeFileSync(path.join(path.dirname(file), 'witness'), '')
    const cache = open()
    found(cache)
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, `${before} `) // would be put right by a write
    cache.save()
    expect(readFileSync(file, 'utf8')).toBe(`${before} `)
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['results.cache', 'witness'])
  })

  test('outlives some runs that do not ask for it, and no more', () => {
    fill()
    for (let run = 0; run < 10; run++) {
      expect(found(open()), `after ${run} runs`).not.toBeNull()
      open().save()
    }
    open().save()
    expect(found(open())).toBeNull()
  })

  test('a folder that cannot be made is told, and stops nothing', () => {
    writeFileSync(path.dirname(file), '')
    const cache = open()
    cache.keep('a.json', cache.digestOf(bytes, defaultSettings), result)
    expect(cache.save()).toBe(false)
  })
})

describe('the file stands', () => {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'mamlint-cache-'))

  test.each([
    ['where the user says', { cwd, location: 'mine', env: {} }, path.join(cwd, 'mine')],
    ['in the folder for caches', { cwd, location: null, env: { XDG_CACHE_HOME: '/caches' } }, '/caches/mamlint'],
    [
      'in node_modules where there is one',
      { cwd: process.cwd(), location: null, env: {} },
      path.resolve('node_modules/.cache/mamlint'),
    ],
  ])('%s', (_, wish, folder) => {
    expect(path.dirname(cacheFile(wish))).toBe(folder)
  })

  test('apart for each working folder', () => {
    const at = (folder: string): string => cacheFile({ cwd: folder, location: '/shared', env: {} })
    expect(at('/a')).not.toBe(at('/b'))
  })
})
