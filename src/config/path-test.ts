import path from 'node:path'

/** Tells whether a file is meant. Given its absolute path, with `/`. */
export type PathTest = (absolute: string) => boolean

/** `files`: a glob means the files it matches. `folders`: and everything in the folders it matches, as in `.gitignore`. */
export type Reach = 'files' | 'folders'

/**
 * Prepares globs for use. A glob without a slash is a name at any depth; any other is relative to the folder, as is what it is
 * compared with.
 *
 * @param folder Absolute folder the globs are relative to.
 */
export async function createPathTest(globs: readonly string[], folder: string, reach: Reach): Promise<PathTest> {
  if (globs.length === 0) return () => false
  const { default: picomatch } = await import('picomatch')
  const patterns = globs.map(glob => toPattern(glob, folder))
  const tests = patterns.map(pattern => picomatch(pattern, { dot: true, basename: !pattern.includes('/') }))
  return absolute => {
    const names = path.relative(folder, absolute).split(path.sep)
    const start = reach === 'folders' ? 1 : names.length
    for (let end = start; end <= names.length; end++) {
      const relative = names.slice(0, end).join('/')
      if (tests.some(test => test(relative))) return true
    }
    return false
  }
}

/** A glob as it is compared: relative to the folder, with no `./` before it and no `/` after it. */
export function toPattern(glob: string, folder: string): string {
  const plain = glob.replace(/^(\.\/)+/, '').replace(/(?<=.)\/+$/, '')
  const posixFolder = folder.split(path.sep).join('/').replace(/\/$/, '')
  return plain.startsWith(`${posixFolder}/`) ? plain.slice(posixFolder.length + 1) : plain
}
