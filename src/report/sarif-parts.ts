import { escapeControls } from './escape.ts'
import { isBelow, toUri } from './uri.ts'

import type { Suppression } from '../model/suppression.ts'

/** SARIF's name for the folder that relative paths start from. */
export const sourceRoot: string = '%SRCROOT%'

/** Results that GitHub takes of one run. */
export const mostResults: number = 25_000

/** A place in a file, the file seen from the root where it lies below it. */
export function placeOf(path: string, { line, column }: { readonly line: number; readonly column: number }): object {
  const uri = toUri(path)
  return {
    physicalLocation: {
      artifactLocation: isBelow(path) ? { uri, uriBaseId: sourceRoot } : { uri },
      region: { startLine: line, startColumn: column },
    },
  }
}

/** In a message of SARIF, brackets make a link and a number in braces is filled in. */
export function escapeMessage(text: string): string {
  return text.replace(/[\\[\]]/g, String.raw`\$&`).replace(/\{(\d+)\}/g, '{{$1}}')
}

/** A `suppression` of SARIF. The reason of a comment stays in the file: it is text of the input. */
export function suppressionOf(suppression: Suppression): object {
  switch (suppression.kind) {
    case 'inline':
      return { kind: 'inSource', status: 'accepted' }
    case 'baseline':
      return { kind: 'external', status: 'accepted', justification: 'Listed in the baseline.' }
    case 'config': {
      const { reason, owner, expires } = suppression
      const properties = { ...(owner !== null && { owner }), ...(expires !== null && { expires }) }
      return { kind: 'external', status: 'accepted', justification: escapeControls(reason), properties }
    }
  }
}
