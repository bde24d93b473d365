import path from 'node:path'

/** A path as reports print it: `/` between folders, no `./` before it, none after it; the working folder is `''`. */
export function displayPath(given: string): string {
  const plain = toPosix(path.normalize(given)).replace(/(?<=.)\/$/, '')
  return plain === '.' ? '' : plain
}

/** Writes `/` for the separator of this system. A backslash in a name stays where it is no separator. */
export function toPosix(given: string): string {
  return path.sep === '\\' ? given.replaceAll('\\', '/') : given
}
