import { unknownRule } from '../config/rule-faults.ts'
import { Fault } from '../model/fault.ts'
import type { SeverityOptions } from './options.ts'

/** Throws where `--rule` names a rule that does not exist. */
export function checkRuleFlags(rules: SeverityOptions['rule'], ruleIds: readonly string[]): void {
  const known = new Set(ruleIds)
  const wrong = Object.keys(rules ?? {}).find(id => !known.has(id))
  if (wrong !== undefined) throw new Fault('USAGE', `--rule: ${unknownRule(wrong, ruleIds)}`)
}
