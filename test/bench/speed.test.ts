import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(path.join(os.tmpdir(), 'mamlint-speed-'))

/** Runs a script of the bench and returns what it printed. */
const run = (script: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [`bench/speed/${script}`, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })

/** Writes every corpus into a folder; returns the text of each by its file's name. */
function writeCorpora(target: string): ReadonlyMap<string, string> {
  const printed = run('corpora.mjs', '--folder', target, '--size', '20k').trim()
  return new Map(printed.split('\n').map(file => [path.basename(file), readFileSync(file, 'utf8')]))
}

let corpora: ReadonlyMap<string, string>
beforeAll(() => (corpora = writeCorpora(path.join(folder, 'first'))))

const devices = { json: 'devices-20000-v1.json', lines: 'devices-lines-20000-v1.ndjson' }
const textOf = (file: string): string => corpora.get(file) ?? ''

/** The records of a corpus, which has to be valid JSON for that. */
function recordsOf(file: string): readonly unknown[] {
  const documents = file.endsWith('.ndjson') ? textOf(file).trimEnd().split('\n') : [textOf(file)]
  const parsed: readonly unknown[] = documents.map(document => JSON.parse(document))
  return file.endsWith('.ndjson') ? parsed : (parsed[0] as { readonly value: readonly unknown[] }).value
}

describe('the corpora', () => {
  test('are the same bytes each time they are made', () => {
    expect(writeCorpora(path.join(folder, 'second'))).toEqual(corpora)
  })

  test('are valid JSON, a piece longer than asked for', () => {
    expect(corpora.size).toBe(12)
    for (const file of corpora.keys()) {
      expect(recordsOf(file).length, file).toBeGreaterThan(0)
      expect(textOf(file).length, file).toBeGreaterThan(20_000)
    }
  })

  test('stand on one line, but for those of lines', () => {
    const withLines = [...corpora].filter(([, text]) => text.includes('\n')).map(([file]) => file)
    expect(withLines).toEqual([devices.lines, 'telemetry-20000-v1.ndjson'])
  })

  test('hold the same devices in both forms, the published test IMEI in the notes of the last alone', () => {
    const records = recordsOf(devices.json)
    expect(recordsOf(devices.lines)).toEqual(records)
    expect(records.at(-1)).toMatchObject({ notes: '490154203237518' })
    expect(textOf(devices.json).split('490154203237518')).toHaveLength(2)
  })
})

test.each(Object.values(devices))('mamlint finds the planted IMEI in %s', async file => {
  const planted = await importPlanted()
  expect(() => planted.assertPlanted(lint(path.join(folder, 'first', file)))).not.toThrow()
})

test('mamlint finds the planted IMEI in the table of devices', async () => {
  const file = run(
    'corpora.mjs',
    '--folder',
    path.join(folder, 'rows'),
    '--size',
    '20k',
    '--only',
    'devices-rows',
  ).trim()
  const planted = await importPlanted()
  expect(() => planted.assertPlanted(lint(file))).not.toThrow()
})

test('a report without the planted IMEI is refused, though it tells of others', async () => {
  const planted = await importPlanted()
  const report = lint(path.join(folder, 'first', 'all-findings-20000-v1.json'))
  expect(report).toContain('hardware-inventory/imei')
  expect(() => planted.assertPlanted(report)).toThrow('notes of the last record')
})

/** The report of a file in which there are findings. */
function lint(file: string): string {
  const args = ['dist/main.js', '--format', 'json', '--no-config', '--fail-on', 'never', file]
  return execFileSync(process.execPath, args, { encoding: 'utf8' })
}

async function importPlanted(): Promise<{ assertPlanted(report: string): void }> {
  return import(path.resolve('bench/speed/planted.mjs'))
}

test('the references are at most 20 lines each', () => {
  const texts = readdirSync('bench/speed/references').map(file =>
    readFileSync(`bench/speed/references/${file}`, 'utf8'),
  )
  expect(texts.length).toBeGreaterThan(5)
  expect(texts.filter(text => text.trimEnd().split('\n').length > 20)).toEqual([])
})

test('the first reference reads each record to its end', () => {
  const count = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? Object.values(value).reduce<number>((sum, child) => sum + 1 + count(child), 0)
      : 0
  const keys = recordsOf(devices.lines).reduce<number>((sum, record) => sum + count(record), 0)
  expect(Number(run('references/json-parse.mjs', path.join(folder, 'first', devices.lines)))).toBe(keys)
})

test('a process that is warm times each file as often as asked, on one thread and as a run does', () => {
  const file = path.join(folder, 'first', devices.lines)
  for (const script of ['in-process.mjs', 'in-process-threads.mjs']) {
    const times: unknown = JSON.parse(run(script, '2', file, file))
    expect(times).toEqual([0, 1].map(() => [expect.any(Number), expect.any(Number)]))
  }
})

test('the bench measures memory, and leaves nothing behind', () => {
  const target = mkdtempSync(path.join(folder, 'run-'))
  const printed = run('run.mjs', '--only', 'memory', '--size', '20k', '--runs', '1', '--folder', target)
  const peaks = [...printed.matchAll(/^\| .* \| \d+ KB \| (\d+) MB \|/gm)].map(match => Number(match[1]))
  expect(peaks).toHaveLength(4)
  for (const peak of peaks) expect(peak).toBeGreaterThan(20)
  expect(readdirSync(target)).toEqual([])
})
