import type { Position } from '../model/fault.ts'
import { type Embedded, findEmbedded } from './embedded.ts'
import { type Disclosed, type FieldListener, maxDepth, maxInnerFields, nothingDisclosed } from './field-listener.ts'

/** How far a trie has grown: frames that are open, the file's among them, and fields. */
export interface Growth {
  readonly frames: number
  readonly fields: number
}

/** What a trie knows of the documents inside values. */
export interface InnerDocuments {
  /** Finds the document that a text is, where it may be opened. */
  find(text: string, isList: boolean, growth: Growth): Embedded
  /** Opens one. Answers how many it stands in, itself not included. */
  open(document: Embedded & { readonly kind: 'document' }, fields: number): number
  close(outer: number, fields: number): void
  /** Whether there is room for further fields; if not, that is disclosed. */
  hasRoom(fields: number): boolean
  disclosed(): Disclosed
}

/** Starts a file. `position` tells where the current value stands. */
export function createInnerDocuments(listener: FieldListener, position: () => Position): InnerDocuments {
  let disclosed = nothingDisclosed
  let level = 0
  // Fields made in documents that have been closed, and fields that there were before the one that is open.
  let closed = 0
  let before = 0

  function disclose(why: keyof Disclosed): void {
    disclosed = { ...disclosed, [why]: disclosed[why] ?? position() }
  }

  function isFull(fields: number): boolean {
    return closed + (level === 0 ? 0 : fields - before) >= maxInnerFields
  }

  return {
    find: (text, isList, { frames, fields }) => {
      const around = { level, maxLevel: listener.maxDecodeDepth, isList, isName: listener.isName }
      const found = findEmbedded(text, around)
      if (found.kind === 'unread') disclose(found.why)
      if (found.kind !== 'document' || (!isFull(fields) && frames + found.depth <= maxDepth)) return found
      disclose('part')
      return { kind: 'unread', why: 'part' }
    },
    open: (document, fields) => {
      const outer = level
      if (document.isPart) disclose('part')
      if (outer === 0) before = fields
      level = document.level
      return outer
    },
    close: (outer, fields) => {
      if (outer === 0) closed += fields - before
      level = outer
    },
    hasRoom: fields => {
      if (!isFull(fields)) return true
      disclose('part')
      return false
    },
    disclosed: () => disclosed,
  }
}
