import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import { lintSource } from '../../src/pipeline/lint.ts'
import { reporters } from '../../src/report/reporters.ts'
import { engine, sourceOf } from '../helpers.ts'

test('the README shows what mamlint prints for its sample', async () => {
  const sample = 'fixtures/sample/devices.json'
  const shown = /```text\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
  const checked = [await lintSource(sourceOf(readFileSync(sample), sample), defaultSettings, engine)]
  const printed = reporters.pretty(
    createReport({ checked, profile: 'mam-only', version: '0', rules: engine.edition }),
    {
      color: false,
      quiet: false,
      ignored: 0,
    },
  )
  const lines = shown.split('\n').filter(line => line.trim() !== '' && line.trim() !== '...')
  expect(lines.length).toBeGreaterThan(8)
  expect(lines.filter(line => !printed.split('\n').includes(line))).toEqual([])
})
