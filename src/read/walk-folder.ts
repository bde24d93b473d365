import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../model/fault.ts'
import type { FoundFile, MissedInput } from './found-files.ts'
import { systemCode } from '../model/system-code.ts'

/** Names of folders nobody keeps exports in. */
export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git'])

/** What stands in a folder, at any depth. */
export interface Walk {
  readonly files: readonly FoundFile[]
  readonly missed: readonly MissedInput[]
}

/**
 * Lists the files of a folder and the folders in it, but for `node_modules` and `.git`. Links to files are followed, links to
 * folders are not: they may lead in a circle. A folder that cannot be entered is in `missed`.
 *
 * @param shown Path of the folder as reports print it.
 * @param accepts Tells by its name whether a file is wanted.
 */
export function walkFolder(absolute: string, shown: string, accepts: (name: string) => boolean): Walk {
  const files: FoundFile[] = []
  const missed: MissedInput[] = []
  const open = [{ absolute, shown }]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    try {
      const before = folder.absolute.endsWith(path.sep) ? folder.absolute : folder.absolute + path.sep
      for (const entry of readdirSync(folder.absolute, { withFileTypes: true })) {
        const inside = { absolute: before + entry.name, shown: joinShown(folder.shown, entry.name) }
        if (entry.isDirectory()) {
          if (!skippedFolders.has(entry.name)) open.push(inside)
        } else if (
          accepts(entry.name) &&
          (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(inside.absolute)))
        ) {
          files.push({ path: inside.shown, absolute: inside.absolute, size: null })
        }
      }
    } catch (error) {
      const fault = new Fault('FILE_UNREADABLE', `the folder cannot be read (${systemCode(error)})`)
      missed.push({ path: folder.shown || '.', fault })
    }
  }
  return { files, missed }
}

function joinShown(folder: string, name: string): string {
  if (folder === '') return name
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`
}

/** Tells whether a link leads to a file. One that leads nowhere counts as one: opening it will say what is wrong. */
export function leadsToFile(absolute: string): boolean {
  try {
    return statSync(absolute).isFile()
  } catch {
    return true
  }
}
