import { corpusFile } from '../corpora.mjs'
import { alternate, knowsFlag, mamlintCommand } from '../measure.mjs'
import { assertPlanted } from '../planted.mjs'
import { prepareReferences } from '../references.mjs'
import { duration, goal, rate, table, times } from '../table.mjs'
import { formatSize, median } from '../units.mjs'

/** The least throughput wanted, as a multiple of the first reference's. */
const wanted = 3

/** Whole processes: mamlint on both forms of the device records, and each reference, one after another, again and again. */
export function measureThroughput({ size, runs, folder, patience }) {
  const { usable, notes } = prepareReferences(folder)
  const others = usable.map(({ name, corpus, share, commandFor }) => {
    const { file, bytes } = corpusFile(corpus, Math.round(size * share), folder)
    return { name, bytes, command: commandFor(file) }
  })
  const subjects = [...ourSubjects(size, folder), ...others].map(subject => ({ ...subject, options: { patience } }))
  const measured = alternate(subjects, runs).map(one => ({ ...one, speed: speedOf(one) }))
  return { table: `${throughputTable(measured)}\n\n${verdicts(measured)}`, notes }
}

/** mamlint as it is started by its users and, where it can have more than one worker, with one. */
function ourSubjects(size, folder) {
  const workers = knowsFlag('--jobs') ? { '': [], ', one worker': ['--jobs', '1'] } : { '': [] }
  const forms = { 'one JSON document': 'devices', NDJSON: 'devices-lines' }
  return Object.entries(workers).flatMap(([suffix, flags]) =>
    Object.entries(forms).map(([form, corpus]) => {
      const { file, bytes } = corpusFile(corpus, size, folder)
      const command = mamlintCommand(...flags, file)
      return { name: `mamlint, ${form}${suffix}`, bytes, command, check: assertPlanted, isOurs: true }
    }),
  )
}

const speedOf = ({ failure, bytes, times: seconds }) => (failure === null ? bytes / median(seconds) : null)

function throughputTable(measured) {
  const [document, lines] = measured.map(one => one.speed)
  const ratio = (ours, other) => (ours === null ? '' : times(ours / other))
  const rows = measured.map(({ name, isOurs, bytes, times: seconds, failure, speed }) => {
    if (failure !== null) return [name, formatSize(bytes), failure, '', '', '']
    const ratios = isOurs ? ['', ''] : [ratio(document, speed), ratio(lines, speed)]
    return [name, formatSize(bytes), duration(median(seconds)), rate(speed, 1), ...ratios]
  })
  return table(['command', 'read', 'time', 'throughput', 'mamlint, JSON', 'mamlint, NDJSON'], rows)
}

function verdicts(measured) {
  const reference = measured.find(one => !one.isOurs).speed
  return measured
    .filter(one => one.isOurs)
    .map(({ name, speed }) => {
      const ratio = speed === null || reference === null ? 0 : speed / reference
      return `- At least ${wanted} x \`JSON.parse\` per line, ${name}: ${times(ratio)}, ${goal(ratio >= wanted)}.`
    })
    .join('\n')
}
