import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deviceRecord } from '../corpora/devices.mjs'
import { policyRecord } from '../corpora/policies.mjs'
import { createRandom, seedOf } from '../corpora/random.mjs'
import { alternate, knowsFlag, mamlintCommand } from '../measure.mjs'
import { duration, goal, table } from '../table.mjs'
import { median } from '../units.mjs'

/** Seconds for all files, without a cache and with one that knows them all. */
const allowed = { cold: 1.5, warm: 0.5 }

/**
 * What stands in them. Backups of policies are what folders of many files are full of, and have next to nothing to say; records
 * of devices have some sixteen findings each, which is harder.
 */
const contents = [
  { name: 'policies', textOf: (random, index) => JSON.stringify(policyRecord(random, index), null, 2) },
  { name: 'devices', textOf: (random, index) => JSON.stringify(deviceRecord(random, index)) },
]

/** Many files of one record each, a hundred to a folder. */
export function measureFiles({ files, runs, folder, patience }) {
  const options = { cwd: folder, patience }
  const hasCache = knowsFlag('--cache')
  const subjects = contents.flatMap(content => {
    const backups = writeFiles(content, files, folder)
    const cold = { name: `${content.name}, no cache`, command: mamlintCommand(backups), allowed: allowed.cold, options }
    if (!hasCache) return [cold]
    const command = mamlintCommand('--cache-location', `${backups}.cache`, backups)
    alternate([{ command, options }], 1) // fills the cache
    return [cold, { name: `${content.name}, warm cache`, command, allowed: allowed.warm, options }]
  })
  const rows = alternate(subjects, runs).map(one => {
    if (one.failure !== null) return [one.name, String(files), one.failure, goal(false)]
    const seconds = median(one.times)
    return [one.name, String(files), duration(seconds), `${duration(one.allowed)}: ${goal(seconds < one.allowed)}`]
  })
  const notes = hasCache ? [] : ['Many files with a warm cache: left out, since `--cache` is not known.']
  return { table: table(['run', 'files of 2 KB', 'time', 'goal: below'], rows), notes }
}

function writeFiles({ name, textOf }, count, folder) {
  const target = path.join(folder, `files-${name}-${count}`)
  if (existsSync(target)) return target
  const seed = seedOf('files')
  for (let index = 0; index < count; index++) {
    const place = path.join(`${target}.part`, String(Math.floor(index / 100)))
    if (index % 100 === 0) mkdirSync(place, { recursive: true })
    writeFileSync(path.join(place, `${index}.json`), textOf(createRandom(seed + index), index))
  }
  renameSync(`${target}.part`, target)
  return target
}
