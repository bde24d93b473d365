// Lints every JSON file below a folder with the built mamlint, and says what was found there.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { jsonFilesBelow } from './fetch.mjs'

const bin = path.join(import.meta.dirname, '../../dist/main.js')
/** Files a run is given: as many as a command line holds with room to spare. */
const filesPerRun = 500

/**
 * Lints a folder. Each file is named, so that none is skipped.
 *
 * @returns `files` read in all, `unread` (path and fault code) of those that could not be, `findings` as the JSON report has
 * them, and `seconds` it took.
 */
export function lintFolder(folder) {
  const files = jsonFilesBelow(folder)
  const started = process.hrtime.bigint()
  const reports = []
  for (let at = 0; at < files.length; at += filesPerRun)
    reports.push(lintFiles(folder, files.slice(at, at + filesPerRun)))
  return {
    files: reports.reduce((sum, report) => sum + report.summary.files, 0),
    unread: reports.flatMap(report => report.files).filter(file => file.fault !== null),
    findings: reports.flatMap(report => report.findings),
    seconds: Number(process.hrtime.bigint() - started) / 1e9,
  }
}

function lintFiles(folder, files) {
  // `./` keeps a file that is called like an option a file.
  const names = files.map(file => `./${file}`)
  const args = [bin, 'lint', '--no-config', '--format', 'json', ...names]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status !== 0 && status !== 1 && status !== 3) throw new Error(`mamlint ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}

/** The findings somebody has looked at: a line each of package, file, path, rule, `right` or `explained`, and the reason. */
export function readReviewed() {
  const [head, ...lines] = readFileSync(path.join(import.meta.dirname, 'reviewed.tsv'), 'utf8')
    .trim()
    .split('\n')
  const names = head.split('\t')
  return lines.map(line => Object.fromEntries(line.split('\t').map((cell, index) => [names[index], cell])))
}

/** One finding as one text, to compare it with a reviewed line. */
export function keyOf({ file, path: field, rule }) {
  return [file.replace(/^\.\//, ''), field, rule].join('\t')
}
