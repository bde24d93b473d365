import type { Facts } from '../model/facts.ts'
import type { Fault, Position } from '../model/fault.ts'
import type { Format } from '../model/format.ts'
import type { PlacedAllow } from '../model/placed-allow.ts'
import type { AllowEntry, Settings } from '../model/settings.ts'
import type { Confidence, Profile } from '../model/verdict.ts'
import type { PathTest } from './path-test.ts'

/** A severity as configuration may write it: `warn` is `warning`. */
export type WrittenSeverity = 'error' | 'warning' | 'warn' | 'note' | 'off'

/** The settings that configuration may hold, as they stand in it once they are known to be right. */
export interface WrittenSettings {
  readonly profile?: Profile
  readonly facts?: Facts
  readonly rules?: Readonly<Record<string, WrittenSeverity>>
  readonly minConfidence?: Confidence
  readonly maxDecodeDepth?: number
  readonly unknownFields?: Settings['unknownFields']
  readonly reportEmpty?: boolean
  readonly inputFormat?: Format
  readonly allowComments?: boolean
}

/** An `allow` entry as written. */
export interface WrittenAllow extends AllowEntry {
  readonly files?: readonly string[]
}

/** Settings, and the entries that hold beside them. */
export interface WrittenLayer extends WrittenSettings {
  readonly allow?: readonly WrittenAllow[]
}

/** A configuration file, as written. */
export interface WrittenConfig extends WrittenLayer {
  readonly ignore?: readonly string[]
  readonly baseline?: string
  readonly overrides?: readonly (WrittenLayer & { readonly files: readonly string[] })[]
}

/** Settings for the files that its globs match. */
export interface Override {
  readonly files: readonly string[]
  readonly settings: WrittenSettings
  readonly matches: PathTest
  /** Where its `files` stand in the configuration. */
  readonly position: Position
}

/** A configuration, ready to use. */
export interface Config {
  /** As reports print it, relative to the working folder. */
  readonly path: string
  /** Absolute folder it stands in: what its globs are relative to. */
  readonly folder: string
  readonly settings: WrittenSettings
  /** Globs of what is left out. */
  readonly ignore: readonly string[]
  /** Whether they leave a file out. */
  readonly ignores: PathTest
  readonly overrides: readonly Override[]
  /** `allow` entries in the order in which they are tried: its own, then those of its overrides. */
  readonly allows: readonly PlacedAllow[]
  /** Absolute path of the baseline it names; null for none. */
  readonly baseline: string | null
}

/** What is wrong with a configuration, and in which file. */
export interface ConfigProblem {
  readonly path: string
  readonly fault: Fault
}
