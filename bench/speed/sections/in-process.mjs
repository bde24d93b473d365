import os from 'node:os'
import path from 'node:path'
import { corpora, corpusFile, removeCorpus } from '../corpora.mjs'
import { runOnce } from '../measure.mjs'
import { goal, rate, table, times } from '../table.mjs'
import { formatSize, median } from '../units.mjs'

/** Bytes a second wanted on the device records. */
const wantedSpeed = 1.2e9

/** How much the cost of a byte may rise from the smallest size to the largest. */
const allowedGrowth = { ordinary: 1.15, hostile: 1.5 }

const scriptFor = name => path.join(import.meta.dirname, '..', name)

/**
 * Warm throughput within one process: on one thread, on every corpus at a hundredth, a tenth and all of the size, in turns; and on
 * the device records as a run checks them, with its threads.
 */
export function measureInProcess(options) {
  const measured = Object.entries(corpora).map(([name, { hostile = false }]) => growthOf(name, hostile, options))
  const head = ['corpus', ...measured[0].sizes.map(formatSize), 'cost per byte', 'goal']
  const growth = table(head, measured.map(growthRow))
  return { table: [growth, verdicts(measured), threadsTable(measured, options)].join('\n\n'), notes: [] }
}

/** The device records on one thread, and with as many as a run has by default, each pass starting them anew. */
function threadsTable(measured, options) {
  const threads = os.availableParallelism()
  const rows = measured.filter(isDevices).map(({ name, costs }) => {
    const { file, bytes } = corpusFile(name, options.size, options.folder)
    const command = [process.execPath, scriptFor('in-process-threads.mjs'), String(options.runs), file]
    const { stdout, failure } = runOnce(command, { patience: options.patience * options.runs, worst: 0 })
    if (failure !== null || costs === undefined) return [name, '', failure ?? '', '']
    const cost = median(JSON.parse(stdout)[0]) / bytes
    return [name, rate(1, costs[2]), rate(1, cost), times(costs[2] / cost)]
  })
  return table([formatSize(options.size), 'one thread', `${threads} threads, by default`, 'gain'], rows)
}

const isDevices = ({ name }) => name.startsWith('devices')

function growthOf(name, hostile, { size, runs, folder, patience }) {
  const sizes = [100, 10, 1].map(part => Math.round(size / part))
  const files = sizes.map(one => corpusFile(name, one, folder))
  const command = [process.execPath, scriptFor('in-process.mjs'), String(runs), ...files.map(one => one.file)]
  process.stderr.write(`  ${name}\n`)
  const { stdout, failure } = runOnce(command, { patience: patience * runs, worst: 0 })
  if (!isDevices({ name })) for (const one of sizes) removeCorpus(name, one, folder)
  if (failure !== null) return { name, hostile, sizes, failure }
  const costs = JSON.parse(stdout).map((seconds, place) => median(seconds) / files[place].bytes)
  return { name, hostile, sizes, failure, costs }
}

function growthRow({ name, hostile, failure, costs }) {
  const title = hostile ? `${name} (hostile)` : name
  if (failure !== null) return [title, '', '', failure, '', goal(false)]
  const [least, , most] = costs
  const allowed = hostile ? allowedGrowth.hostile : allowedGrowth.ordinary
  const growth = most / least
  return [title, ...costs.map(cost => rate(1, cost)), times(growth), `${times(allowed)}: ${goal(growth <= allowed)}`]
}

function verdicts(measured) {
  return measured
    .filter(isDevices)
    .map(({ name, costs }) => {
      const speed = costs === undefined ? 0 : 1 / costs[2]
      return `- At least ${rate(wantedSpeed, 1)} on ${name}: ${rate(speed, 1)}, ${goal(speed >= wantedSpeed)}.`
    })
    .join('\n')
}
