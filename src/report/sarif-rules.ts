import type { Finding } from '../model/finding.ts'
import type { Rule } from '../model/rule.ts'
import { sentence } from './finding-text.ts'
import { groupBy } from './group-by.ts'

/** The page whose rows the rules are. */
export const sourcePage: string = 'https://learn.microsoft.com/intune/intune-service/protect/privacy-data-collect'

/** A `reportingDescriptor` of SARIF. */
export type Descriptor = Readonly<Record<string, unknown>> & { readonly id: string }

/** What a SARIF log says of the rules that its findings are of: sorted by id, each with its reason, advice and source row. */
export function describeRules(findings: readonly Finding[], rules: readonly Rule[]): readonly Descriptor[] {
  const reasons = new Map(rules.map(rule => [rule.id, rule.why]))
  const byRule = groupBy(findings, finding => finding.rule)
  return [...byRule.keys()].toSorted().flatMap(id => {
    const finding = byRule.get(id)?.[0]
    return finding === undefined ? [] : [describeRule(finding, reasons.get(id) ?? null)]
  })
}

function describeRule(finding: Finding, why: string | null): Descriptor {
  const { rule: id, source, advice } = finding
  const title = source === null ? 'A field that no row of the page covers' : source.item
  const origin =
    source === null
      ? 'The page has no row for it.'
      : `Row of the page: ${source.section}, ${source.item}. MAM: ${source.mam}.`
  const parts = [why, advice === '' ? null : advice, origin].filter(part => part !== null).map(sentence)
  return {
    id,
    name: source === null ? 'UnlistedField' : pascalCase(id),
    shortDescription: { text: sentence(title) },
    fullDescription: { text: sentence(why ?? title) },
    help: { text: parts.join(' '), markdown: [...parts, `[The page](${sourcePage})`].join('\n\n') },
    helpUri: sourcePage,
    properties: { tags: ['privacy', 'mam'] },
  }
}

/** `hardware-inventory/imei` as `HardwareInventoryImei`. */
export function pascalCase(id: string): string {
  return id
    .split(/[^a-z0-9]+/i)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
