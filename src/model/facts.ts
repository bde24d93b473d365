/** Facts that are plainly true or false of a record. */
export type BooleanFact =
  | 'entraJoined'
  | 'mdmEnrolled'
  | 'managedApp'
  | 'friendlyName'
  | 'compliantAppFeature'
  | 'deviceQueryEnabled'
  | 'diagnosticsOptIn'

export type Ownership = 'corporate' | 'personal'
export type Platform = 'windows' | 'macos' | 'ios' | 'android' | 'other'

/** What a record, its ancestors, its entity or the configuration say. A missing member means: unknown. */
export interface Facts extends Readonly<Partial<Record<BooleanFact, boolean>>> {
  readonly ownership?: Ownership
  readonly platform?: Platform
  /** False where the record itself takes a declaration back, e.g. a data-safety answer `FALSE`. Never set by users. */
  readonly declared?: boolean
}

export type FactName = keyof Facts

/** Every fact a user may set with `--assume` or `facts`, with the values it takes. */
export const factValues: Readonly<Record<Exclude<FactName, 'declared'>, readonly string[]>> = {
  entraJoined: ['true', 'false'],
  mdmEnrolled: ['true', 'false'],
  managedApp: ['true', 'false'],
  friendlyName: ['true', 'false'],
  ownership: ['corporate', 'personal'],
  platform: ['windows', 'macos', 'ios', 'android', 'other'],
  compliantAppFeature: ['true', 'false'],
  deviceQueryEnabled: ['true', 'false'],
  diagnosticsOptIn: ['true', 'false'],
}
