/** What a comment must begin with to speak to mamlint. */
export const commentMark: string = 'mamlint-'

/** A comment of a JSON file that speaks to mamlint, and the places that it speaks of. Held for as long as its file is judged. */
export interface MarkedComment {
  /** What stands behind `mamlint-`, up to the end of the comment. Text of the input: never to be shown. */
  readonly words: string
  /** Where the comment begins; both from 1, the column in UTF-16 units. */
  readonly line: number
  readonly column: number
  /** Line whose fields it speaks of; null where nothing follows. */
  readonly targetLine: number | null
  /** Fields that begin on that line, as keys and indexes from the root of their document. */
  readonly targets: readonly (readonly (string | number)[])[]
}
