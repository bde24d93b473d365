#!/usr/bin/env node
// The texts that the bench reads, made anew from seeds: node corpora.mjs --folder <folder> --size 10m [--only <name>]
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { deviceRecord, plantedImei } from './corpora/devices.mjs'
import { distinctKeys, findingRecord, nestedToLimit, stringPiece } from './corpora/hostile.mjs'
import { policyRecord } from './corpora/policies.mjs'
import { createRandom, seedOf } from './corpora/random.mjs'
import { deepRecord, escapedString, guidMap, longString } from './corpora/strange-shapes.mjs'
import { telemetryEvent } from './corpora/telemetry.mjs'
import { parseSize } from './units.mjs'

/** Raised when a corpus changes, so that files of an earlier day are not taken for it. */
const edition = 1

const context = 'https://graph.microsoft.com/v1.0/$metadata#deviceManagement/managedDevices'
const list = { extension: 'json', head: '{"value":[', separator: ',', tail: ']}' }
const lines = { extension: 'ndjson', head: '', separator: '\n', tail: '\n' }
const stringAround = { extension: 'json', head: '{"value":[{"id":1,"text":"', separator: '', tail: '"}]}' }
const devices = {
  seed: 'devices',
  piece: deviceRecord,
  last: (random, index) => ({ ...deviceRecord(random, index), notes: plantedImei }),
}

/** Every corpus. A piece is a record, or text that is written as it is; the last piece may be another. */
export const corpora = {
  devices: { ...list, ...devices, head: `{"@odata.context":"${context}","value":[` },
  'devices-lines': { ...lines, ...devices },
  telemetry: { ...lines, piece: telemetryEvent },
  policies: { ...list, piece: policyRecord },
  'long-strings': { ...list, piece: longString },
  'escaped-strings': { ...list, piece: escapedString },
  'deep-nesting': { ...list, piece: deepRecord },
  'guid-keys': { ...list, piece: guidMap },
  'distinct-keys': { ...list, piece: distinctKeys, hostile: true },
  'huge-string': { ...stringAround, piece: stringPiece, hostile: true },
  'nested-to-limit': { ...list, piece: nestedToLimit, hostile: true },
  'all-findings': { ...list, piece: findingRecord, hostile: true },
}

/** Columns of the table of devices. */
const columns =
  'id deviceName operatingSystem osVersion manufacturer model serialNumber imei userPrincipalName enrolledDateTime lastSyncDateTime isEncrypted notes'.split(
    ' ',
  )
const cellOf = value => (typeof value === 'string' && /[ ,]/.test(value) ? `"${value}"` : String(value ?? ''))
const rowOf = device => columns.map(name => cellOf(device[name])).join(',')

/** Corpora that are no JSON. */
const tables = {
  'devices-rows': {
    ...devices,
    extension: 'csv',
    head: `${columns.join(',')}\n`,
    separator: '\n',
    tail: '\n',
    piece: (random, index) => rowOf(devices.piece(random, index)),
    last: (random, index) => rowOf(devices.last(random, index)),
  },
}

const formOf = name => corpora[name] ?? tables[name]

const placeOf = (name, size, folder) => path.join(folder, `${name}-${size}-v${edition}.${formOf(name).extension}`)

/** Where a corpus of a size stands, written first where it does not stand there yet. The size is passed by one piece. */
export function corpusFile(name, size, folder) {
  const file = placeOf(name, size, folder)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeCorpus(name, size, `${file}.part`)
    renameSync(`${file}.part`, file)
  }
  return { file, bytes: statSync(file).size }
}

/** Takes a corpus of a size away. */
export const removeCorpus = (name, size, folder) => rmSync(placeOf(name, size, folder), { force: true })

function writeCorpus(name, size, file) {
  const { head, separator, tail, piece, last = piece, seed = name } = formOf(name)
  const first = seedOf(seed)
  const textOf = (make, index) => {
    const made = make(createRandom(first + index), index)
    return typeof made === 'string' ? made : JSON.stringify(made)
  }
  const output = createOutput(file)
  output.write(head)
  let index = 0
  // Counts what all forms of the same records share, so that each form holds the same number of them.
  for (let written = 0; written < size; index++) written += output.write(textOf(piece, index) + separator)
  output.write(textOf(last, index) + tail)
  output.close()
}

/** A file written in pieces of 4 MiB. */
function createOutput(file) {
  const descriptor = openSync(file, 'w')
  let [waiting, length] = [[], 0]
  const flush = () => {
    writeSync(descriptor, waiting.join(''))
    waiting = []
    length = 0
  }
  return {
    /** Takes a text; returns its length in UTF-16 units. */
    write: text => {
      waiting.push(text)
      length += text.length
      if (length > 4 << 20) flush()
      return text.length
    },
    close: () => {
      flush()
      closeSync(descriptor)
    },
  }
}

if (process.argv[1] === import.meta.filename) {
  const options = { folder: { type: 'string' }, size: { type: 'string' }, only: { type: 'string', multiple: true } }
  const { values } = parseArgs({ options })
  const names = values.only ?? Object.keys(corpora)
  for (const name of names) process.stdout.write(`${corpusFile(name, parseSize(values.size), values.folder).file}\n`)
}
