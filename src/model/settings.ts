import type { Facts } from './facts.ts'
import type { Format } from './format.ts'
import type { Confidence, Profile, Severity } from './verdict.ts'

/** A severity as users write it; `off` takes the rule out. */
export type SeveritySetting = Severity | 'off'

/** An accepted finding: no longer reported, still counted. */
export interface AllowEntry {
  /** Path of the field as mamlint prints it; `*` stands for one segment's text, `**` for any number of segments. */
  readonly field: string
  /** Rule id, or every rule where left out. */
  readonly rule?: string
  readonly reason: string
  /** Whom to ask about it. */
  readonly owner?: string
  /** Last day on which it holds, as an ISO date in UTC. Without one it holds for good. */
  readonly expires?: string
}

/** What is left out of archives: a pattern of the names of entries, or of the folders that they are in. */
export interface EntryPattern {
  /** Source of a regular expression over the whole of what it is compared with. */
  readonly source: string
  /** Whether it is compared with the last step of a path, not with the path from the archive on. */
  readonly isOfName: boolean
}

/** Which entries of archives are read. Plain data, since threads are told of it. */
export interface EntryFilter {
  /** Endings that entries must have, lower case, without the dot; null for any. */
  readonly extensions: readonly string[] | null
  readonly ignored: readonly EntryPattern[]
}

/** Everything that decides how one file is judged. Resolved from defaults, configuration, overrides and flags. */
export interface Settings {
  readonly profile: Profile
  /** What configuration and `--assume` say; outranked by what records say themselves. */
  readonly facts: Facts
  readonly severities: Readonly<Record<string, SeveritySetting>>
  readonly allow: readonly AllowEntry[]
  /** Whether `mamlint-allow` comments of the file itself accept findings. */
  readonly allowComments: boolean
  readonly unknownFields: 'off' | 'warn' | 'error'
  readonly reportEmpty: boolean
  readonly minConfidence: Confidence
  /** Format of the documents, whatever they look like; null to tell it from each. */
  readonly inputFormat: Format | null
  /** How many documents inside values may stand in each other: JSON in a string, base64. What is further in is disclosed. */
  readonly maxDecodeDepth: number
  /** Entries of archives to read, where that are not all. */
  readonly entries?: EntryFilter
}

/** What holds where nobody says otherwise. */
export const defaultSettings: Settings = {
  profile: 'mam-only',
  facts: {},
  severities: {},
  allow: [],
  allowComments: true,
  unknownFields: 'off',
  reportEmpty: false,
  minConfidence: 'medium',
  inputFormat: null,
  maxDecodeDepth: 3,
}
