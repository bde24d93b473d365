import type { Catalogue } from '../model/compiled.ts'

/** `docs/rules.md`: every row with what its rule says of it, in the order of the page. */
export function rulesPage({ rows, rules }: Pick<Catalogue, 'rows' | 'rules'>): string {
  const byId = new Map(rules.map(rule => [rule.id, rule]))
  const lines = [
    '# Rules',
    '',
    'Written by `npm run docs` from `rules/`; do not edit. The MAM column is the published page’s.',
  ]
  let section = ''
  for (const row of rows) {
    const rule = byId.get(row.id)
    if (row.section.en !== section) lines.push('', `## ${row.section.en}`)
    section = row.section.en
    const condition = row.condition === null ? '' : ` (${row.condition})`
    lines.push(
      '',
      `### ${rule?.title.en ?? row.item.en}`,
      '',
      `\`${row.id}\` · MAM: ${row.mam}${condition} · “${row.item.en}”`,
    )
    if (rule !== undefined) lines.push('', rule.why, '', rule.advice)
  }
  return `${lines.join('\n')}\n`
}
