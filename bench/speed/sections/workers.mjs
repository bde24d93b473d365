import { corpusFile } from '../corpora.mjs'
import { alternate, knowsFlag, mamlintCommand } from '../measure.mjs'
import { assertPlanted } from '../planted.mjs'
import { duration, goal, table, times } from '../table.mjs'
import { formatSize, median } from '../units.mjs'

/** How much faster two workers are to be than one. */
const wanted = 1.7

/** One worker and two on the same large file, and on a small one, whose time is taken for starting up. */
export function measureWorkers({ size, runs, folder, patience }) {
  if (!knowsFlag('--jobs'))
    return { table: 'Not measured.', notes: ['Workers: left out, since `--jobs` is not known.'] }
  const { file, bytes } = corpusFile('devices-lines', 4 * size, folder)
  const small = corpusFile('devices-lines', 2000, folder).file
  const options = { patience: 4 * patience }
  const subjects = [1, 2].flatMap(jobs => [
    { command: mamlintCommand('--jobs', String(jobs), small), check: assertPlanted, options },
    { command: mamlintCommand('--jobs', String(jobs), file), check: assertPlanted, options },
  ])
  const measured = alternate(subjects, runs)
  const failed = measured.find(one => one.failure !== null)
  if (failed !== undefined) return { table: `Not measured: ${failed.failure}.`, notes: [] }
  const [startOne, one, startTwo, two] = measured.map(subject => median(subject.times))
  const gain = (one - startOne) / (two - startTwo)
  const row = [
    formatSize(bytes),
    duration(one),
    duration(two),
    times(gain),
    `${times(wanted)}: ${goal(gain >= wanted)}`,
  ]
  return { table: table(['NDJSON', 'one worker', 'two', 'gain without start-up', 'goal'], [row]), notes: [] }
}
