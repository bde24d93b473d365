import { existsSync, readFileSync } from 'node:fs'
import { Fault } from '../model/fault.ts'
import type { Rule } from '../model/rule.ts'

/**
 * Reads a user's pack of rules: a folder of `<section>/<item>.json` files, like `rules/`.
 *
 * @throws {Fault} `RULE_INVALID` where the folder is missing, empty, or holds something that is no rule.
 */
export async function loadPack(folder: string): Promise<readonly Rule[]> {
  if (!existsSync(folder)) throw new Fault('RULE_INVALID', `expected a folder of rules at ${folder}`)
  // Compiling a schema costs what a run without a pack need not pay.
  const { createRuleCheck, readRules } = await import('./read-rules.ts')
  const schema: object = JSON.parse(readFileSync(new URL('../../schema/rule.schema.json', import.meta.url), 'utf8'))
  const rules = readRules(folder, createRuleCheck(schema), ['vocabulary'])
  if (rules.length === 0) {
    throw new Fault('RULE_INVALID', `expected rules at ${folder}/<section>/<item>.json, but found none`)
  }
  return rules
}
