import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Checked {
  readonly files: number
  readonly unread: readonly string[]
  readonly fresh: readonly string[]
  readonly gone: readonly string[]
}

test('every finding in the JSON files of our own node_modules has been looked at', () => {
  const args = ['bench/repositories/run.mjs', '--json', 'node_modules']
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const [own]: readonly Checked[] = JSON.parse(stdout)
  expect(own, stderr).toMatchObject({ unread: [], fresh: [], gone: [] })
  expect(own?.files).toBeGreaterThan(100)
})

test('each reviewed line says whether the finding is right, and why', () => {
  const [, ...lines] = readFileSync('bench/repositories/reviewed.tsv', 'utf8').trimEnd().split('\n')
  for (const line of lines) expect(line).toMatch(/^([^\t]+\t){4}(right|explained)\t[^\t]{20,}$/)
})
