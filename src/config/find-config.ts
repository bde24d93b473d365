import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { isMissing, systemCode } from '../model/system-code.ts'

/** Names a configuration file may have, the first found in a folder wins. */
export const configNames: readonly string[] = ['mamlint.config.jsonc', '.mamlintrc.jsonc', 'package.json']

/** Where `mamlint baseline` writes where nobody says otherwise. */
export const defaultBaseline: string = '.mamlint-baseline.json'

/** A configuration file that was found, with what is in it. */
export interface FoundConfig {
  readonly absolute: string
  readonly bytes: Uint8Array
}

/** Looks for a configuration in a folder and the folders above it. A `package.json` counts where it may hold `"mamlint"`. */
export async function findConfig(folder: string): Promise<FoundConfig | null> {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of configNames) {
      const absolute = path.join(at, name)
      const bytes = readIfThere(absolute)
      if (bytes !== null && (name !== 'package.json' || (await hasSection(bytes)))) return { absolute, bytes }
    }
    if (at === path.dirname(at)) return null
  }
}

/** A file that is there and cannot be read must be heard of; one that is not there need not. */
function readIfThere(absolute: string): Uint8Array | null {
  try {
    // Most are not there, and an error costs more than the question.
    if (statSync(absolute, { throwIfNoEntry: false }) === undefined) return null
    return readFileSync(absolute)
  } catch (error) {
    if (isMissing(error) || systemCode(error) === 'EISDIR') return null
    if (path.basename(absolute) === 'package.json') return null
    throw error
  }
}

/** Tells whether a `package.json` has a member `mamlint`. Parses only where the word occurs at all. */
async function hasSection(bytes: Uint8Array): Promise<boolean> {
  const text = Buffer.from(bytes).toString('utf8')
  if (!text.includes('"mamlint"')) return false
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser')
  const root = parseTree(text.replace(/^\uFEFF/, ''))
  return root !== undefined && findNodeAtLocation(root, ['mamlint']) !== undefined
}
