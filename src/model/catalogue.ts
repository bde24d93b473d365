/** What the page's MAM column says of a row: `yes`, `no`, `yes if ...`; or the part of the page the row stands in. */
export type Mam = 'yes' | 'no' | 'conditional' | 'optional' | 'never'

/** The condition behind a conditional `yes` of the MAM column. */
export type ConditionName = 'managed-apps-only' | 'entra-joined' | 'mdm-enrolled' | 'friendly-name-only'

/** What an MDM deployment asks of a row, where the page or its notes restrict it. */
export type MdmCondition = 'corporate-only' | 'corporate-or-compliant-app-feature'

/** What must be switched on before a row of the optional part may be collected. */
export type OptIn = 'device-query' | 'diagnostics'

/** A text in the two languages of the source page. */
export interface Bilingual {
  readonly en: string
  readonly sv: string
}

/** One data item of the published page: a line of `rules/catalogue.tsv`. The only place where a verdict stands. */
export interface Row {
  /** `<section>/<item>`, e.g. `hardware-inventory/imei`; also the id of its rule. */
  readonly id: string
  readonly section: Bilingual
  readonly item: Bilingual
  readonly mam: Mam
  /** Set where `mam` is `conditional`. */
  readonly condition: ConditionName | null
  readonly mdm: MdmCondition | null
  /** Set where `mam` is `optional`. */
  readonly optIn: OptIn | null
}

/** Whether facts can change the verdict of a row under some profile. */
export function dependsOnFacts(row: Row): boolean {
  return row.mam === 'conditional' || row.mdm !== null || row.optIn === 'device-query'
}
