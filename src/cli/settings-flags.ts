import type { SettingsFlags } from '../config/resolve-settings.ts'
import type { JudgeOptions, SeverityOptions } from './options.ts'

/** What the flags of a command say of settings. */
export function toSettingsFlags(options: JudgeOptions & Partial<SeverityOptions>): SettingsFlags {
  const {
    profile,
    assume: facts,
    minConfidence,
    maxDecodeDepth,
    unknownFields,
    reportEmpty,
    rule: severities,
    suppressions,
    inputFormat,
  } = options
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(facts === undefined ? {} : { facts }),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(inputFormat === undefined ? {} : { inputFormat }),
    ...(maxDecodeDepth === undefined ? {} : { maxDecodeDepth }),
    ...(unknownFields === undefined ? {} : { unknownFields }),
    ...(reportEmpty === undefined ? {} : { reportEmpty }),
    ...(severities === undefined ? {} : { severities }),
    ...(suppressions === undefined ? {} : { suppressions }),
  }
}
