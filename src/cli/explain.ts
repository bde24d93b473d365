import { unknownRule } from '../config/rule-faults.ts'
import type { Row } from '../model/catalogue.ts'
import { Fault } from '../model/fault.ts'
import type { Rule } from '../model/rule.ts'
import type { NameExplanation } from '../classify/explain-name.ts'
import { escapeJson, escapeText } from '../report/escape.ts'
import type { Deps } from './deps.ts'
import type { ExitCode } from './exit-code.ts'
import { type ExplainOptions, explainFile, findTarget } from './explain-file.ts'
import type { Io } from './io.ts'
import { mamText, mdmText } from './mam-text.ts'

/** `explain <rule, field name or file#path>`: what a rule stands for, how a name is read, or what made one field's verdict. */
export async function explain(word: string, options: ExplainOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const catalogue = await deps.catalogue()
  const isJson = options.format === 'json'
  const row = catalogue.rows.find(({ id }) => id === word)
  if (row !== undefined) {
    const rule = (await deps.rules()).find(({ id }) => id === row.id)
    await io.write(isJson ? rowJson(row, rule) : explainRow(row, rule))
    return 0
  }
  const target = await findTarget(word, io)
  if (target !== null) return await explainFile(target, options, io, deps)
  const ruleIds = catalogue.rows.map(({ id }) => id)
  if (/^[a-z-]+\/[a-z0-9-]+$/.test(word)) throw new Fault('USAGE', unknownRule(word, ruleIds))
  const explanation = await deps.explainName(nameIn(word))
  const known = catalogue.rows.find(({ id }) => id === explanation.row)
  await io.write(isJson ? toJson('mamlint-name/1', explanation) : explainName(explanation, known))
  return 0
}

/** The name in a path such as `/value/*\/imei`; any other word as it is. */
function nameIn(word: string): string {
  if (!word.startsWith('/')) return word
  const last = word.split('/').findLast(segment => segment !== '*' && segment !== '')
  return (last ?? word).replaceAll('~1', '/').replaceAll('~0', '~')
}

function toJson(schema: string, document: object): string {
  return `${escapeJson(JSON.stringify({ schema, ...document }, null, 2))}\n`
}

function rowJson(row: Row, rule: Rule | undefined): string {
  const { why = null, advice = null } = rule ?? {}
  return toJson('mamlint-rule/1', { ...row, why, advice })
}

function explainRow(row: Row, rule: Rule | undefined): string {
  const mdm = mdmText(row)
  const lines = [
    row.id,
    `  ${row.item.en} · ${row.section.en}`,
    `  MAM: ${mamText(row)}`,
    ...(mdm === null ? [] : [`  MDM: ${mdm}`]),
    ...(rule === undefined ? ['', '  No rule recognises this row yet.'] : ruleLines(rule)),
  ]
  return `${lines.join('\n')}\n`
}

function ruleLines(rule: Rule): readonly string[] {
  const words = [...new Set(rule.names.flatMap(pattern => pattern.words))]
  return [
    '',
    `  Why: ${rule.why}`,
    `  Advice: ${rule.advice}`,
    ...(words.length === 0 ? [] : [`  Names: ${words.join(', ')}`]),
    ...(rule.values === undefined ? [] : [`  Values: ${rule.values.join(', ')}`]),
    ...(rule.permissions === undefined ? [] : [`  Permissions: ${rule.permissions.join(', ')}`]),
  ]
}

function explainName(explanation: NameExplanation, row: Row | undefined): string {
  const { words, considered } = explanation
  const found =
    row === undefined
      ? 'No row of the page by this name alone.'
      : `${row.id} (${explanation.confidence ?? 'low'} confidence): ${row.item.en} · ${row.section.en} · MAM: ${mamText(row)}`
  const lines = [
    escapeText(explanation.name),
    `  Words: ${words.map(escapeText).join(' ') || 'none'}`,
    `  ${found}`,
    ...(considered.length === 0 ? ['  No rule knows any of these words.'] : ['', '  Rules considered:']),
    ...new Set(
      considered.map(({ rule, matched, because }) => `    ${matched ? '+' : '-'} ${rule}: ${escapeText(because)}`),
    ),
    '',
    '  The record around a field, its siblings and its values decide, too: see mamlint explain <file>#<path>.',
  ]
  return `${lines.join('\n')}\n`
}
