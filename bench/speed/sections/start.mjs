import { corpusFile } from '../corpora.mjs'
import { alternate, mamlintCommand } from '../measure.mjs'
import { duration, goal, table } from '../table.mjs'
import { median } from '../units.mjs'

/** Seconds that mamlint may take longer than Node does for nothing. */
const allowed = 0.045

/** A small file with mamlint, and Node with nothing to do, in turns. */
export function measureStart({ starts, folder, patience }) {
  const { file } = corpusFile('devices', 2000, folder)
  const options = { patience }
  const measured = alternate(
    [
      { command: [process.execPath, '-e', '0'], options },
      { command: mamlintCommand(file), options },
    ],
    starts,
  )
  const [node, mamlint] = measured.map(one => median(one.times))
  const more = mamlint - node
  const row = [duration(node), duration(mamlint), duration(more), `${duration(allowed)}: ${goal(more <= allowed)}`]
  return {
    table: table(['`node -e 0`', '`mamlint one-small-file.json`', 'difference', 'goal: at most'], [row]),
    notes: [],
  }
}
