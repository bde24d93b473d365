import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { corpora, corpusFile, removeCorpus } from '../corpora.mjs'
import { alternate, mamlintCommand } from '../measure.mjs'
import { assertPlanted } from '../planted.mjs'
import { goal, rate, table, times } from '../table.mjs'
import { median } from '../units.mjs'

/** Most that decoding may add, the least speed of UTF-16 as a part of that of UTF-8, and the least megabytes a second of CSV. */
const wanted = { decoding: 1.1, utf16: 1 / 3, csv: 150 }

const oneWorker = (...args) => mamlintCommand('--jobs', '1', '--fail-on', 'never', ...args)

/** What it costs to look for documents in values, to read UTF-16, and to read rows. */
export function measureDecoding(options) {
  const ordinary = Object.keys(corpora).filter(name => corpora[name].hostile !== true)
  const rows = ordinary.map(name => depthsOf(name, options))
  const depths = table(
    ['corpus', 'not looked for', 'looked for', 'time', `goal: at most ${times(wanted.decoding)}`],
    rows,
  )
  const others = [utf16Row(options), csvRow(options)]
  return { table: `${depths}\n\n${table(['file', 'speed', 'goal'], others)}`, notes: [] }
}

/** One corpus with values as they are, and with documents looked for in them, in turns. */
function depthsOf(name, options) {
  return withCorpus(name, options, ({ file, bytes }) => {
    const commands = [oneWorker('--max-decode-depth', '0', file), oneWorker(file)]
    const [off, on] = secondsOf(commands, options)
    if (off === null || on === null) return [name, 'failed', 'failed', '', goal(false)]
    return [name, rate(bytes, off), rate(bytes, on), times(on / off), goal(on / off <= wanted.decoding)]
  })
}

function utf16Row(options) {
  return withCorpus('devices', options, ({ file, bytes }) => {
    const other = `${file}.utf16.json`
    writeUtf16(file, other)
    const [utf8, utf16] = secondsOf([oneWorker(file), oneWorker(other)], options, assertPlanted)
    rmSync(other)
    if (utf8 === null || utf16 === null) return ['UTF-16', 'failed', goal(false)]
    const share = utf8 / utf16
    const least = `a third of UTF-8: ${goal(share >= wanted.utf16)}`
    return ['devices in UTF-16', `${rate(bytes, utf16)}, ${times(share)} of UTF-8`, least]
  })
}

function csvRow(options) {
  return withCorpus('devices-rows', options, ({ file, bytes }) => {
    const [seconds] = secondsOf([oneWorker(file)], options, assertPlanted)
    if (seconds === null) return ['devices as CSV', 'failed', goal(false)]
    return ['devices as CSV', rate(bytes, seconds), `${wanted.csv} MB/s: ${goal(bytes / 1e6 / seconds >= wanted.csv)}`]
  })
}

/** Measures on a corpus of a quarter of the size, and takes it away. */
function withCorpus(name, { size, folder, keep }, measure) {
  const part = Math.round(size / 4)
  const row = measure(corpusFile(name, part, folder))
  if (!keep) removeCorpus(name, part, folder)
  return row
}

/** Median seconds of each command, in turns; null for one that failed. */
function secondsOf(commands, { runs, patience }, check) {
  const subjects = commands.map(command => ({
    command,
    options: { patience },
    ...(check === undefined ? {} : { check }),
  }))
  return alternate(subjects, runs).map(({ failure, times: seconds }) => (failure === null ? median(seconds) : null))
}

/** Writes a text of ASCII as UTF-16 with a byte order mark. */
function writeUtf16(from, to) {
  const [input, output] = [openSync(from), openSync(to, 'w')]
  writeSync(output, Uint8Array.of(0xff, 0xfe))
  const room = Buffer.alloc(1 << 20)
  for (let length = readSync(input, room); length > 0; length = readSync(input, room)) {
    writeSync(output, Buffer.from(room.toString('latin1', 0, length), 'utf16le'))
  }
  closeSync(input)
  closeSync(output)
}
