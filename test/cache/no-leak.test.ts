import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openCache } from '../../src/cache/result-cache.ts'
import { defaultSettings, type Settings } from '../../src/model/settings.ts'
import { lint } from '../helpers.ts'
import { canaries } from '../pipeline/canaries.ts'
import { plantedValues } from '../pipeline/planted.ts'

const loud: Settings = { ...defaultSettings, unknownFields: 'error', reportEmpty: true, minConfidence: 'low' }

test('no value of the input, whole or in part, stands in the cache', async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'mamlint-cache-')), 'results.cache')
  const cache = openCache({ file, version: '1' })
  let planted = 0
  for (const canary of canaries) {
    for (const { content } of plantedValues(canary)) {
      const { fields: _fields, ...result } = await lint(content, loud)
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(JSON.stringify(content))
      cache.keep(`${planted++}.json`, cache.digestOf(bytes, loud), result)
    }
  }
  expect(planted).toBeGreaterThan(1000)
  expect(cache.save()).toBe(true)
  const text = readFileSync(file, 'utf8').toLowerCase()
  expect(text).toContain('"message"')
  expect(canaries.flatMap(({ traces }) => traces).filter(trace => text.includes(trace))).toEqual([])
})
