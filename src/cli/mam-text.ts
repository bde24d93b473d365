import type { ConditionName, MdmCondition, OptIn, Row } from '../model/catalogue.ts'

const conditions: Readonly<Record<ConditionName, string>> = {
  'managed-apps-only': 'for managed apps only',
  'entra-joined': 'if the device is Entra joined',
  'mdm-enrolled': 'if the device is MDM enrolled',
  'friendly-name-only': 'the friendly name only',
}

const mdmConditions: Readonly<Record<MdmCondition, string>> = {
  'corporate-only': 'corporate devices only',
  'corporate-or-compliant-app-feature': 'corporate devices, or where the compliant-app feature is on',
}

const optIns: Readonly<Record<OptIn, string>> = {
  'device-query': 'device query is switched on',
  diagnostics: 'diagnostics are switched on',
}

/** What the page says of a row under MAM, in words: `no`; `yes, if the device is Entra joined`. */
export function mamText(row: Row): string {
  switch (row.mam) {
    case 'yes':
    case 'no':
      return row.mam
    case 'conditional':
      return row.condition === null ? 'yes, under a condition' : `yes, ${conditions[row.condition]}`
    case 'optional':
      return row.optIn === null ? 'optional' : `optional, where ${optIns[row.optIn]}`
    case 'never':
      return 'never collected'
  }
}

/** What the page says of a row under MDM; null where it says no more than yes. */
export function mdmText(row: Row): string | null {
  return row.mdm === null ? null : mdmConditions[row.mdm]
}
