import path from 'node:path'
import type { CompiledCatalogue } from '../model/compiled.ts'
import type { Rule } from '../model/rule.ts'
import type { RuleCheck } from '../pipeline/test-rules.ts'
import { formatCount } from '../report/count.ts'
import { escapeText } from '../report/escape.ts'
import type { Deps } from './deps.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { mamText } from './mam-text.ts'

/** `rules`: every row of the page, and whether a rule finds it. */
export async function listRules(format: 'text' | 'json', io: Io, deps: Deps): Promise<ExitCode> {
  const catalogue = await deps.catalogue()
  await io.write(format === 'json' ? rulesJson(catalogue, await deps.rules()) : rulesText(catalogue))
  return 0
}

function rulesText(catalogue: CompiledCatalogue): string {
  const width = catalogue.rows.reduce((most, row) => Math.max(most, row.id.length), 0)
  const lines = catalogue.rows.map(row => `${row.id.padEnd(width)}  ${row.item.en} · MAM: ${mamText(row)}`)
  return `${[...lines, `${formatCount(lines.length, 'rule')}, edition ${catalogue.edition}`].join('\n')}\n`
}

function rulesJson(catalogue: CompiledCatalogue, written: readonly Rule[]): string {
  const byId = new Map(written.map(rule => [rule.id, rule]))
  const rules = catalogue.rows.map(row => {
    const { why = null, advice = null } = byId.get(row.id) ?? {}
    return { ...row, why, advice }
  })
  return `${JSON.stringify({ schema: 'mamlint-rules/1', edition: catalogue.edition, rules }, null, 2)}\n`
}

/** `rules test [folder]`: runs the examples of the rules that ship, or of the rules in a folder. */
export async function testRules(folder: string | undefined, io: Io, deps: Deps): Promise<ExitCode> {
  const checks =
    folder === undefined
      ? await deps.testRules()
      : await deps.testPack(await deps.loadPack(path.resolve(io.cwd, folder)))
  const failed = checks.filter(check => check.failures.length > 0).length
  const last = `${formatCount(checks.length, 'rule')}, ${formatCount(failed, 'rule')} failed`
  await io.write(`${[...checks.flatMap(checkLines), last].join('\n')}\n`)
  return failed > 0 ? 1 : 0
}

function checkLines(check: RuleCheck): readonly string[] {
  const { passed, failures } = check
  const examples = formatCount(passed + failures.length, 'example')
  return [
    `${failures.length > 0 ? 'fail' : 'pass'} ${escapeText(check.rule)} (${examples})`,
    ...failures.map(failure => `     ${escapeText(failure)}`),
  ]
}
