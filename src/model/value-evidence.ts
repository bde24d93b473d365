import type { DetectorName } from './detector.ts'

/** What kind of text a value is, as far as that helps to tell data from settings and look-alikes. */
export type ValueClass =
  | 'boolean-word'
  | 'iso-date-time'
  | 'iso-duration'
  | 'epoch'
  | 'guid'
  | 'url'
  | 'version'
  | 'hash'
  | 'masked'
  | 'placeholder'
  | 'number'
  | 'word'
  | 'text'

/** What a value looks like; `document`: it holds one, whose fields say what it says. */
export type ValueLook = ValueClass | 'document'

/** How often the values of one field looked like what. */
export interface ValueEvidence {
  /** Occurrences that carry something. */
  readonly values: number
  readonly strong: ReadonlyMap<DetectorName, number>
  readonly weak: ReadonlyMap<DetectorName, number>
  readonly classes: ReadonlyMap<ValueLook, number>
}
