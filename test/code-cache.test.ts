import { chmodSync, mkdirSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { createCodeCache } from '../src/code-cache.ts'

let folder = ''
let cacheFolder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mamlint-code-'))
  cacheFolder = path.join(folder, 'cache')
  write('one.js', `exports.value = require('./two.js').value + 1`)
  write('two.js', `exports.value = 1; exports.os = require('node:os')`)
})

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text)
}

function load(name: string, keep = true): unknown {
  const cache = createCodeCache(cacheFolder)
  const exports = cache.load(path.join(folder, name))
  if (keep) cache.keep()
  return exports
}

/** Names of the files that hold code. */
function keptIn(cache: string): readonly string[] {
  return readdirSync(cache).filter(name => !name.endsWith('.runs'))
}

test('a module and what it requires are loaded and kept, and loaded again', () => {
  expect(load('one.js')).toEqual({ value: 2 })
  expect(keptIn(cacheFolder)).toHaveLength(2)
  expect(load('one.js')).toEqual({ value: 2 })
  expect(keptIn(cacheFolder)).toHaveLength(2)
})

test('a module is one, however often it is required', () => {
  write('three.js', `exports.same = require('./two.js') === require('./two.js')`)
  expect(load('three.js')).toEqual({ same: true })
})

test('nothing is kept unasked', () => {
  load('one.js', false)
  expect(() => readdirSync(cacheFolder)).toThrow()
})

test('a module that changed is never run as it was, also when it is as long', () => {
  load('one.js')
  write('two.js', `exports.value = 7; exports.os = require('node:os')`)
  utimesSync(path.join(folder, 'two.js'), new Date(), new Date(Date.now() + 5000))
  expect(load('one.js')).toEqual({ value: 8 })
})

test.each([
  ['nothing', ''],
  ['something else', 'this is no code of V8'],
])('a cache file that holds %s is replaced', (_, text) => {
  load('one.js')
  const kept = keptIn(cacheFolder).map(name => path.join(cacheFolder, name))
  for (const file of kept) writeFileSync(file, text)
  expect(load('one.js')).toEqual({ value: 2 })
  expect(createCodeCache(cacheFolder).load(path.join(folder, 'one.js'))).toEqual({ value: 2 })
})

test('a folder that cannot be written is no error', () => {
  const locked = path.join(folder, 'locked')
  mkdirSync(locked)
  chmodSync(locked, 0o500)
  const file = path.join(folder, 'one.js')
  for (const at of [path.join(locked, 'cache'), file]) {
    const cache = createCodeCache(at)
    expect(cache.load(file)).toEqual({ value: 2 })
    cache.keep()
  }
})

test('some of the first runs add what they compiled, and then it stays', () => {
  const parts = Array.from({ length: 300 }, (_, n) => `exports.part${n} = () => [${n}, 'of', 300]`)
  write('parts.js', parts.join('; '))
  const file = path.join(folder, 'parts.js')
  const sizeAfter = (run: number): number => {
    const cache = createCodeCache(cacheFolder)
    const loaded = cache.load(file) as Record<string, () => unknown>
    expect(loaded[`part${run}`]?.()).toEqual([run, 'of', 300])
    cache.keep()
    const [name = ''] = keptIn(cacheFolder)
    return statSync(path.join(cacheFolder, name)).size
  }
  const sizes = Array.from({ length: 280 }, (_, at) => sizeAfter(at + 1))
  const added = sizes.flatMap((size, at) => (at > 0 && size > (sizes[at - 1] ?? 0) ? [at + 1] : []))
  expect(added).toEqual([2, 4, 8, 16, 32, 64, 128])
})
