import type { ConditionName, Mam, MdmCondition, OptIn, Row } from '../model/catalogue.ts'
import { Fault } from '../model/fault.ts'

const mams: Readonly<Record<string, Mam>> = {
  yes: 'yes',
  no: 'no',
  conditional: 'conditional',
  optional: 'optional',
  never: 'never',
}
const conditions: readonly ConditionName[] = ['managed-apps-only', 'entra-joined', 'mdm-enrolled', 'friendly-name-only']
const mdmConditions: readonly MdmCondition[] = ['corporate-only', 'corporate-or-compliant-app-feature']

/**
 * Reads `rules/catalogue.tsv`: columns row, section_en, section_sv, item_en, item_sv, verdict, condition, notes.
 *
 * @throws {Fault} `RULE_INVALID` for a verdict that is none of the five.
 */
export function readTable(text: string): readonly Row[] {
  const [, ...lines] = text.trimEnd().split(/\r?\n/)
  return lines.map((line, index) => {
    const [id = '', sectionEn = '', sectionSv = '', itemEn = '', itemSv = '', verdict = '', condition = ''] =
      line.split('\t')
    const mam = mams[verdict]
    if (mam === undefined) {
      throw new Fault(
        'RULE_INVALID',
        `catalogue.tsv:${index + 2}: expected one of ${Object.keys(mams).join(', ')} as verdict`,
      )
    }
    return {
      id,
      section: { en: sectionEn.replace(/,? like:$|:$/, ''), sv: sectionSv.replace(/,? till exempel:$|:$/, '') },
      item: { en: itemEn, sv: itemSv },
      mam,
      condition: conditions.find(name => condition.split('; ').includes(name)) ?? null,
      mdm: mdmConditions.find(name => condition.includes(`mdm: ${name}`)) ?? null,
      optIn: mam === 'optional' ? optInOf(condition) : null,
    }
  })
}

function optInOf(condition: string): OptIn {
  return condition.startsWith('device-query') ? 'device-query' : 'diagnostics'
}
