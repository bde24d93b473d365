/** Halves of surrogate pairs, which no URI can carry. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The path of a file as a URI reference with `/`: relative as the path is, or `file:` where it is absolute. */
export function toUri(path: string): string {
  const encoded = path
    .replace(halves, '\ufffd')
    .split('/')
    .map(segment => encodeURIComponent(segment))
    .join('/')
  return path.startsWith('/') ? `file://${encoded}` : encoded
}

/** Whether a path leads to a place below the folder the run started in. */
export function isBelow(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..')
}
