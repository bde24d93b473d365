import path from 'node:path'
import { corpora, corpusFile, removeCorpus } from '../corpora.mjs'
import { runOnce } from '../measure.mjs'
import { goal, rate, table, times } from '../table.mjs'
import { formatSize, median } from '../units.mjs'

/** Bytes a second wanted on the device records. */
const wantedSpeed = 1.2e9

/** How much the cost of a byte may rise from the smallest size to the largest. */
const allowedGrowth = { ordinary: 1.15, hostile: 1.5 }

const script = path.join(import.meta.dirname, '../in-process.mjs')

/** Warm throughput within one process, on every corpus at a hundredth, a tenth and all of the size, in turns. */
export function measureInProcess(options) {
  const measured = Object.entries(corpora).map(([name, { hostile = false }]) => growthOf(name, hostile, options))
  const head = ['corpus', ...measured[0].sizes.map(formatSize), 'cost per byte', 'goal']
  return { table: `${table(head, measured.map(growthRow))}\n\n${verdicts(measured)}`, notes: [] }
}

function growthOf(name, hostile, { size, runs, folder, patience }) {
  const sizes = [100, 10, 1].map(part => Math.round(size / part))
  const files = sizes.map(one => corpusFile(name, one, folder))
  const command = [process.execPath, script, String(runs), ...files.map(one => one.file)]
  process.stderr.write(`  ${name}\n`)
  const { stdout, failure } = runOnce(command, { patience: patience * runs, worst: 0 })
  if (!name.startsWith('devices')) for (const one of sizes) removeCorpus(name, one, folder)
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
    .filter(({ name }) => name.startsWith('devices'))
    .map(({ name, costs }) => {
      const speed = costs === undefined ? 0 : 1 / costs[2]
      return `- At least ${rate(wantedSpeed, 1)} on ${name}: ${rate(speed, 1)}, ${goal(speed >= wantedSpeed)}.`
    })
    .join('\n')
}
