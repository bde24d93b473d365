import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { Fault } from '../model/fault.ts'
import type { Rule } from '../model/rule.ts'

/** Compiles `schema/rule.schema.json` into a check. Only the build and user packs need it. */
export function createRuleCheck(schema: object): ValidateFunction<Rule> {
  return new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile<Rule>(schema)
}

/**
 * Reads every rule below a folder, in order of path.
 *
 * @param skip Names of folders directly below that hold no rules.
 * @throws {Fault} `RULE_INVALID` that names the file, the place in it and what was expected.
 */
export function readRules(
  folder: string,
  check: ValidateFunction<Rule>,
  skip: readonly string[] = [],
): readonly Rule[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.json') && file.includes('/') && !skip.includes(file.split('/')[0] ?? ''))
    .toSorted()
  return files.map(file => readRule(folder, file, check))
}

function readRule(folder: string, file: string, check: ValidateFunction<Rule>): Rule {
  const rule = parseRule(readFileSync(path.join(folder, file), 'utf8'), file)
  if (!check(rule)) {
    const [first] = check.errors ?? []
    throw new Fault('RULE_INVALID', `${file}: ${first?.instancePath || 'the rule'} ${first?.message ?? 'is no rule'}`)
  }
  const expected = file.replace(/\.json$/, '')
  if (rule.id !== expected)
    throw new Fault('RULE_INVALID', `${file}: expected the id "${expected}", as the file is named`)
  return rule
}

function parseRule(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Fault('RULE_INVALID', `${file}: expected JSON`)
  }
}
