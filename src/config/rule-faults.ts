import { Fault } from '../model/fault.ts'
import type { WrittenConfig, WrittenLayer } from './config.ts'
import type { ConfigText, Step } from './config-text.ts'
import { didYouMean } from './nearest.ts'

/** What the schema cannot know: whether the rules a configuration names exist. Empty where they do. */
export function findRuleFaults(
  config: ConfigText,
  written: WrittenConfig,
  ruleIds: readonly string[],
): readonly Fault[] {
  const known = new Set(ruleIds)
  const check = (settings: WrittenLayer, steps: readonly Step[]): readonly Fault[] => [
    ...Object.keys(settings.rules ?? {})
      .filter(id => !known.has(id))
      .map(id => new Fault('CONFIG_INVALID', unknownRule(id, ruleIds), config.keyPosition([...steps, 'rules', id]))),
    ...(settings.allow ?? []).flatMap(({ rule }, at) => {
      if (rule === undefined || rule === 'unlisted' || known.has(rule)) return []
      return [new Fault('CONFIG_INVALID', unknownRule(rule, ruleIds), config.position([...steps, 'allow', at, 'rule']))]
    }),
  ]
  return [
    ...check(written, []),
    ...(written.overrides ?? []).flatMap((override, at) => check(override, ['overrides', at])),
  ]
}

/** Says that a rule does not exist, and which one is written most like it. */
export function unknownRule(id: string, ruleIds: readonly string[]): string {
  if (id === 'unlisted') return 'unlisted fields are no rule; use "unknownFields" or --unknown-fields'
  return `unknown rule "${id}"${didYouMean(id, ruleIds) || '; see mamlint rules'}`
}
