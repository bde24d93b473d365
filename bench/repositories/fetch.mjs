// Fetches the packages of packages.json, unpacked and unchanged, into the temporary folder.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const cache = path.join(os.tmpdir(), 'mamlint-repositories')

/** Folder of one package at one version; downloads and unpacks it the first time. Runs none of its scripts. */
export function fetchPackage(name, version) {
  const folder = path.join(cache, `${name.replace('/', '+')}@${version}`)
  if (existsSync(folder)) return folder
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', fresh, `${name}@${version}`])
  const archive = readdirSync(fresh).find(file => file.endsWith('.tgz'))
  execFileSync('tar', ['-xzf', archive, '--strip-components=1'], { cwd: fresh })
  rmSync(path.join(fresh, archive))
  renameSync(fresh, folder)
  return folder
}

/**
 * Every file below a folder whose name ends in `.json`, relative to it and sorted: folders named node_modules too. Only what
 * a test runner keeps beside the packages (`.vite`) is left out, since it is none.
 */
export function jsonFilesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter(file => !file.startsWith('.vite/'))
    .toSorted()
}
