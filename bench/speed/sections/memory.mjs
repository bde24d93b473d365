import path from 'node:path'
import { corpusFile, removeCorpus } from '../corpora.mjs'
import { knowsFlag, mamlintCommand, peakOf } from '../measure.mjs'
import { goal, table } from '../table.mjs'
import { formatSize } from '../units.mjs'

/** Bytes of memory that no run may pass. */
const allowed = 150e6

/** Peak memory of one worker on files larger than any other that the bench reads. */
export function measureMemory({ size, folder, patience, keep }) {
  const oneWorker = knowsFlag('--jobs') ? ['--jobs', '1'] : []
  const subjects = [
    { name: 'devices-lines', form: 'NDJSON', size: 4 * size },
    { name: 'devices', form: 'one JSON document on one line', size: 2 * size },
  ]
  const rows = subjects.map(subject => {
    const { file, bytes } = corpusFile(subject.name, subject.size, folder)
    const command = mamlintCommand(...oneWorker, file)
    const peak = peakOf(command, path.join(folder, 'peak.txt'), { patience: 4 * patience })
    if (!keep && subject.name === 'devices') removeCorpus(subject.name, subject.size, folder)
    return [
      subject.form,
      formatSize(bytes),
      peak.failure ?? formatSize(peak.bytes),
      goal(peak.bytes !== null && peak.bytes < allowed),
    ]
  })
  return { table: table(['file', 'size', 'peak memory', `goal: below ${formatSize(allowed)}`], rows), notes: [] }
}
