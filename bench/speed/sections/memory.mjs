import { rmSync } from 'node:fs'
import path from 'node:path'
import { corpusFile, removeCorpus } from '../corpora.mjs'
import { knowsFlag, mamlintCommand, peakOf, runOnce } from '../measure.mjs'
import { goal, table } from '../table.mjs'
import { formatSize } from '../units.mjs'

/** Bytes of memory that no run may pass, and none over what is packed. */
const allowed = 150e6
const allowedPacked = 200e6

/** Peak memory of one worker on files larger than any other that the bench reads. */
export function measureMemory({ size, folder, patience, keep }) {
  const oneWorker = knowsFlag('--jobs') ? ['--jobs', '1'] : []
  const subjects = [
    { name: 'devices-lines', form: 'NDJSON', size: 4 * size },
    { name: 'devices', form: 'one JSON document on one line', size: 2 * size },
    { name: 'devices-lines', form: 'NDJSON in gzip', size: 2 * size, pack: gzipped, most: allowedPacked },
    { name: 'devices-rows', form: 'CSV in ZIP', size, pack: zipped, most: allowedPacked },
  ]
  const rows = subjects.map(({ name, form, size: wanted, pack, most = allowed }) => {
    const { file, bytes } = corpusFile(name, wanted, folder)
    const given = pack?.(file) ?? { file, failure: null }
    const command = mamlintCommand(...oneWorker, given.file)
    const measured = peakOf(command, path.join(folder, 'peak.txt'), { patience: 4 * patience })
    const peak = given.failure === null ? measured : { bytes: null, failure: given.failure }
    if (pack !== undefined) rmSync(given.file, { force: true })
    if (!keep && wanted !== 4 * size) removeCorpus(name, wanted, folder)
    const verdict = `${formatSize(most)}: ${goal(peak.bytes !== null && peak.bytes < most)}`
    return [form, formatSize(bytes), peak.failure ?? formatSize(peak.bytes), verdict]
  })
  return { table: table(['file', 'size', 'peak memory', 'goal'], rows), notes: [] }
}

/** Packs a file beside itself, by the tool that everybody has. */
const gzipped = file => packedBy(['gzip', '-1', '--keep', '--force', file], `${file}.gz`)
const zipped = file => packedBy(['zip', '-1', '-q', '-j', `${file}.zip`, file], `${file}.zip`)

function packedBy(command, file) {
  rmSync(file, { force: true })
  const { failure } = runOnce(command, { worst: 0 })
  return { file, failure }
}
