import { maxDocument, maxSteps } from './field-listener.ts'
import { endOfString, readEmbedded } from './read-embedded.ts'
import { transcode } from './transcode.ts'

/**
 * Documents inside values, for the plain reader: the counterpart of `src/parse/kernel/inner-text.ts`.
 */

/** What a value turned out to be. `unread`: a document that is not opened, and why. */
export type Embedded =
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly why: 'depth' | 'part' }
  | {
      readonly kind: 'document'
      readonly text: string
      /** Documents that it stands in, itself included. */
      readonly level: number
      /** Brackets in brackets. */
      readonly depth: number
      /** Whether its end is missing or too far away; the text ends behind its last whole value. */
      readonly isPart: boolean
      /** Whether the value means something beside. */
      readonly isAside: boolean
    }

/** Where a value stands, and what is asked of it. */
export interface Around {
  /** Documents that it stands in, and most that may stand in each other. */
  readonly level: number
  readonly maxLevel: number
  /** Whether it may be a list of pairs in any form. */
  readonly isList: boolean
  /** Whether a name that stands in a text may be printed as that of a field. */
  readonly isName: (name: string) => boolean
}

const none: Embedded = { kind: 'none' }

/** Finds the document that a value is. */
export function findEmbedded(value: string, { level, maxLevel, isList, isName }: Around): Embedded {
  let text = value
  let isAside = false
  for (let step = 0; text.length > 1 || step > 0; step++) {
    const isOver = text.length > maxDocument / 3 && Buffer.byteLength(text) > maxDocument
    text = withoutBlanks(isOver ? startOf(text) : text)
    if (text === '') return none
    if (text.startsWith('{') || text.startsWith('[')) {
      const document = text.toWellFormed()
      const { found, end, depth } = readEmbedded(document)
      if (found === 'broken') return none
      const own = level + Math.max(step, 1)
      if (found === 'beyond' || own > maxLevel) return { kind: 'unread', why: found === 'beyond' ? 'part' : 'depth' }
      const isPart = found === 'cut' || isOver
      return { kind: 'document', text: isPart ? document.slice(0, end) : document, level: own, depth, isPart, isAside }
    }
    if (step === maxSteps) return { kind: 'unread', why: 'depth' }
    if (!text.isWellFormed()) return none
    const isQuoted = text.startsWith('"')
    const string = isQuoted ? unquoted(text) : null
    // What is more than a string may be a table whose first name is in quotes.
    const transcoded = string === null ? transcode(text, step === 0 && isList && !isQuoted, isName) : null
    if (transcoded === 'unread') return { kind: 'unread', why: 'part' }
    const inside = string ?? transcoded?.text
    if (inside === undefined) return none
    isAside = transcoded?.isAside ?? isAside
    text = inside
  }
  return none
}

/** As much of a text as is read. */
function startOf(text: string): string {
  const bytes = Buffer.from(text)
  let end = maxDocument
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}

function withoutBlanks(text: string): string {
  return text.replace(/^\ufeff?[ \t\r\n]+|^\ufeff/, '')
}

/** The text of a JSON string that a text is; null where it is none. */
function unquoted(text: string): string | null {
  const end = endOfString(text, 0)
  return typeof end === 'number' && /^[ \t\r\n]*$/.test(text.slice(end))
    ? (JSON.parse(text.slice(0, end)) as string)
    : null
}
