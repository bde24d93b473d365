import type { ConditionCount } from '../model/finding.ts'
import { formatNumber } from './count.ts'

/** How a condition turned out where it was not met: `not met for 5 of 18, unknown for 3 of 18: mdmEnrolled`. */
export function conditionText(condition: ConditionCount): string {
  const total = formatNumber(condition.met + condition.unmet + condition.unknown)
  const parts = [
    ...(condition.unmet > 0 ? [`not met for ${formatNumber(condition.unmet)} of ${total}`] : []),
    ...(condition.unknown > 0 ? [`unknown for ${formatNumber(condition.unknown)} of ${total}`] : []),
  ]
  return `${parts.length > 0 ? parts.join(', ') : `met for all ${total}`}: ${condition.needs}`
}
