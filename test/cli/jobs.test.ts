import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { lintAll } from '../../src/lint-all.ts'
import type { ByteSource } from '../../src/model/byte-source.ts'
import type { Report } from '../../src/model/report.ts'
import { createCounter, type Meter } from '../../src/model/meter.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import {
  createSharedJobs,
  type JobInput,
  type JobResult,
  type JobRun,
  joinResults,
  planJobs,
  takeJobs,
} from '../../src/pipeline/jobs.ts'
import { lintDocuments } from '../../src/pipeline/lint.ts'
import { fileSource } from '../../src/read/file-source.ts'
import { sizeOf } from '../../src/read/size-of.ts'
import { createRandom } from '../parse/documents.ts'
import { engine } from '../helpers.ts'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'
import { createRealDeps, createSetup } from './real-checks.ts'

/** Threads pay from the first byte on, so that a few megabytes are cut into many parts. */
const limits = { leastWork: 1, fileCost: 1_000, leastPart: 250_000 }

const setup = createSetup({ limits })
const deps = createRealDeps(setup)

function record(random: () => number, index: number): string {
  return JSON.stringify({
    id: `device-${index}`,
    imei: random() < 0.1 ? null : '490154203237518',
    managedDeviceOwnerType: random() < 0.5 ? 'company' : 'personal',
    phoneNumber: '+46 70 174 06 05',
    notes: random() < 0.2 ? '},{"id":"x"},{' : 'å plain note',
    apps: [{ id: 'a', displayName: 'Contoso' }, { id: 'b' }],
    ...(index === 9_999 ? { iccid: '89460000000000000014' } : {}),
  })
}

const random = createRandom(7)
const records = Array.from({ length: 10_000 }, (_, index) => record(random, index))
const folder: string = await createFolder({
  'a.json': `{"@odata.context":"x","value":[${records.join(',')}],"imei":"490154203237518"}`,
  'b.ndjson': records.join('\r\n'),
  'c.json': `{"value":[${records.slice(0, 5_000).join(',\n')},{"imei":},${records.join(',\n')}]}`,
  'd.json': '{"imei":"490154203237518"}',
  'e.json': '{"imei"',
})

/** What a thread of its own tells, which does all jobs. */
async function readByWorker(run: JobRun): Promise<readonly JobResult[]> {
  const results: JobResult[] = []
  const worker = new Worker(path.resolve('dist/worker.js'), { workerData: run })
  worker.on('message', ({ job, result }: { readonly job: number; readonly result: JobResult }) => {
    results[job] = result
  })
  await once(worker, 'exit')
  return results
}

describe('threads', () => {
  test.each([['lint'], ['map']])('%s tells the same bytes with any number of them', async command => {
    const words = [command, ...(command === 'lint' ? ['--report-empty'] : []), '--format', 'json', '.']
    const one = await runIn(folder, [...words, '--jobs', '1'], {}, deps)
    expect(one.stdout.length).toBeGreaterThan(1_000)
    for (const jobs of ['2', '3']) expect(await runIn(folder, [...words, '--jobs', jobs], {}, deps)).toEqual(one)
  })

  test('tell of every job what this one would', async () => {
    const inputs = ['a.json', 'b.ndjson', 'c.json', 'd.json', 'gone.json'].map(name => {
      const absolute = path.join(folder, name)
      return { path: name, absolute, size: sizeOf(absolute), settings: defaultSettings }
    })
    const open = ({ absolute, path: name, size }: JobInput): ByteSource => fileSource(absolute, name, size)
    const jobs = planJobs(inputs, 2, limits, open)
    expect(jobs.filter(({ kind }) => kind === 'part').length).toBeGreaterThan(4)
    const run = (): JobRun => ({
      inputs,
      jobs,
      shared: createSharedJobs(jobs.length),
      keepsFields: true,
      keepsTimes: false,
      counter: null,
    })
    const own: JobResult[] = []
    await takeJobs(run(), engine, open, (job, result) => (own[job] = result))
    const theirs = await readByWorker(run())
    const checked = await joinResults(run(), theirs, engine, open)
    expect(checked).toEqual(await joinResults(run(), own, engine, open))
    expect(checked).toEqual(await Promise.all(inputs.map(input => lintDocuments(open(input), input.settings, engine))))
    expect(theirs.filter(result => result.kind === 'part' && result.part !== null).length).toBeGreaterThan(4)
  })

  test('are not started for one job', async () => {
    const missing = createRealDeps({ ...setup, workerFile: path.join(folder, 'no-such-worker.js') })
    expect(await runIn(folder, ['d.json', '--jobs', '2'], {}, missing)).toMatchObject({ code: 1 })
    expect(await runIn(folder, ['a.json', '--jobs', '1'], {}, missing)).toMatchObject({ code: 1 })
  })

  test('count what they all read, and tell how long each file took, while the report stays the same', async () => {
    const files = ['a.json', 'b.ndjson', 'd.json'].map(name => path.join(folder, name))
    const size = files.reduce((sum, file) => sum + (sizeOf(file) ?? 0), 0)
    const meter: Meter = { counter: createCounter(), threads: 1, tick: () => {} }
    const inputs = files.map(absolute => {
      const file = { path: path.basename(absolute), absolute, size: null }
      return {
        settings: defaultSettings,
        name: file.path,
        absolute,
        file,
        open: () => fileSource(absolute, file.path, null),
      }
    })
    const how = { jobs: 2, keepsFields: false, keepsTimes: true, meter, onIgnored: () => undefined }
    const checked = await lintAll(inputs, how, setup)
    const plain = await lintAll(inputs, { ...how, keepsTimes: false, meter: null }, setup)
    expect(checked.map(({ file, findings }) => ({ file, findings }))).toEqual(
      plain.map(({ file, findings }) => ({ file, findings })),
    )
    // A part looks into the next one where its own end stands in the middle of something.
    expect(Number(meter.counter[0])).toBeGreaterThanOrEqual(size)
    expect(Number(meter.counter[0])).toBeLessThan(2 * size)
    expect(meter.threads).toBe(2)
    for (const { time } of checked) {
      expect(time?.read).toBeGreaterThan(0)
      expect(time?.judge).toBeGreaterThan(0)
      expect(time?.fields).toBeGreaterThan(0)
    }
    expect(plain.every(({ time }) => time === undefined)).toBe(true)
  })
})

test.each(['0', '-1', 'two', '1.5', '1000'])('--jobs %s is wrong', async jobs => {
  expect(await runIn(folder, ['d.json', `--jobs=${jobs}`])).toMatchObject({ code: 2 })
})

test('what is accepted, and by what, is the same with any number of threads', async () => {
  const line = '{"imei":"490154203237518","meid":"A0000000000000"}'
  const allowed = await createFolder({
    'mamlint.config.jsonc': '{"allow":[{"field":"/**/imei","reason":"x"},{"field":"/nothing","reason":"x"}]}',
    ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`${at}.json`, line])),
    // Long enough to be read in parts.
    'c.jsonc': `{"value":[\n${`${line},\n`.repeat(30_000)}{"meid":"A0000000000000" // mamlint-allow device-data/platform-specific-ids -- x\n}]}`,
  })
  const one = await runIn(allowed, ['.', '--format', 'json', '--jobs', '1'], {}, deps)
  const { summary, suppressions } = JSON.parse(one.stdout) as Report
  expect(summary.suppressedBy).toEqual({ config: 9, inline: 1, baseline: 0 })
  expect(suppressions.remarks.map(({ kind }) => kind)).toEqual(['unused'])
  const three = await runIn(allowed, ['.', '--format', 'json', '--jobs', '3'], {}, deps)
  expect(three.stdout).toBe(one.stdout)
})
