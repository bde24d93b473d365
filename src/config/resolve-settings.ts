import type { Facts } from '../model/facts.ts'
import type { Format } from '../model/format.ts'
import {
  type AllowEntry,
  defaultSettings,
  type EntryFilter,
  type Settings,
  type SeveritySetting,
} from '../model/settings.ts'
import type { Confidence, Profile } from '../model/verdict.ts'
import type { Config, WrittenSettings, WrittenSeverity } from './config.ts'

/** What the command line says of settings. A missing member means: the user said nothing. */
export interface SettingsFlags {
  readonly profile?: Profile
  readonly facts?: Facts
  readonly severities?: Readonly<Record<string, SeveritySetting>>
  readonly unknownFields?: Settings['unknownFields']
  readonly reportEmpty?: boolean
  readonly minConfidence?: Confidence
  readonly inputFormat?: Format
  readonly maxDecodeDepth?: number
  readonly entries?: EntryFilter
  /** False takes out all that accepts findings, as an auditor wants it. Default true. */
  readonly suppressions?: boolean
}

/**
 * Settings of one file. Defaults, then the configuration, then its overrides that match, in order, then the command line: what
 * comes later wins, facts and severities one by one; `allow` entries add up.
 *
 * @param absolute Absolute path of the file, with `/`; null for what holds where no override matches.
 */
export function resolveSettings(config: Config | null, flags: SettingsFlags, absolute: string | null): Settings {
  const layers = config === null ? [] : [config.settings, ...overridesFor(config, absolute)]
  const configured = layers.reduce(applyLayer, defaultSettings)
  return {
    profile: flags.profile ?? configured.profile,
    facts: { ...configured.facts, ...flags.facts },
    severities: { ...configured.severities, ...flags.severities },
    allow: flags.suppressions === false ? [] : allowsFor(config, absolute),
    allowComments: flags.suppressions !== false && configured.allowComments,
    unknownFields: flags.unknownFields ?? configured.unknownFields,
    reportEmpty: flags.reportEmpty ?? configured.reportEmpty,
    minConfidence: flags.minConfidence ?? configured.minConfidence,
    inputFormat: flags.inputFormat ?? configured.inputFormat,
    maxDecodeDepth: flags.maxDecodeDepth ?? configured.maxDecodeDepth,
    ...(flags.entries === undefined ? {} : { entries: flags.entries }),
  }
}

/** Settings of one file after another; files that the same overrides match share theirs. */
export function createSettingsOf(config: Config | null, flags: SettingsFlags): (absolute: string) => Settings {
  const known = new Map<string, Settings>()
  const overrides = config?.overrides ?? []
  const allows = config?.allows.filter(({ isForAll }) => !isForAll) ?? []
  return absolute => {
    const matches = [
      ...overrides.map(override => override.matches(absolute)),
      ...allows.map(allow => allow.appliesTo(absolute)),
    ]
    const matching = matches.map(Number).join('')
    const settings = known.get(matching) ?? resolveSettings(config, flags, absolute)
    known.set(matching, settings)
    return settings
  }
}

function overridesFor(config: Config, absolute: string | null): readonly WrittenSettings[] {
  if (absolute === null) return []
  return config.overrides.filter(override => override.matches(absolute)).map(override => override.settings)
}

/** The entries that hold for a file. They are the configuration's own, so that their use can be told. */
function allowsFor(config: Config | null, absolute: string | null): readonly AllowEntry[] {
  const placed = config?.allows.filter(allow => !allow.isExpired && allow.appliesTo(absolute)) ?? []
  return placed.map(({ entry }) => entry)
}

function applyLayer(below: Settings, layer: WrittenSettings): Settings {
  return {
    profile: layer.profile ?? below.profile,
    facts: { ...below.facts, ...layer.facts },
    severities: { ...below.severities, ...toSeverities(layer.rules ?? {}) },
    allow: below.allow,
    allowComments: layer.allowComments ?? below.allowComments,
    unknownFields: layer.unknownFields ?? below.unknownFields,
    reportEmpty: layer.reportEmpty ?? below.reportEmpty,
    minConfidence: layer.minConfidence ?? below.minConfidence,
    inputFormat: layer.inputFormat ?? below.inputFormat,
    maxDecodeDepth: layer.maxDecodeDepth ?? below.maxDecodeDepth,
  }
}

function toSeverities(rules: Readonly<Record<string, WrittenSeverity>>): Readonly<Record<string, SeveritySetting>> {
  return Object.fromEntries(Object.entries(rules).map(([id, written]) => [id, toSeverity(written)]))
}

/** A severity as the rest of the program knows it. */
export function toSeverity(written: WrittenSeverity): SeveritySetting {
  return written === 'warn' ? 'warning' : written
}
