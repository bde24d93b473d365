import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { SuppressedFinding } from '../model/suppression.ts'
import { escapeJson } from './escape.ts'
import { fieldOf, findingText } from './finding-text.ts'
import type { ReportOptions } from './reporter.ts'
import { resultIds } from './result-ids.ts'
import { createNotifications } from './sarif-notifications.ts'
import { escapeMessage, mostResults, placeOf, sourceRoot, suppressionOf } from './sarif-parts.ts'
import { describeRules } from './sarif-rules.ts'

/** GitHub takes 10 MB a file, compressed. Some room is left. */
const mostBytes = 9_000_000

/** Bytes that a result comes to in a compressed file, beyond its paths: the rest repeats from one to the next. */
const bytesOfResult = 150

/**
 * Reports as SARIF 2.1.0, for code scanning: one run. Positions count from 1, columns in UTF-16 units; paths are relative to the
 * folder the run started in. What was not checked is a notification of the run, which then counts as not successful.
 */
export function reportSarif(report: Report, options: ReportOptions): string {
  const accepted = options.reportSuppressed === true ? report.suppressed : []
  const { results, left } = selectResults([...report.findings, ...accepted])
  const rules = describeRules(
    results.map(({ finding }) => finding),
    options.rules ?? [],
  )
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]))
  const { tool, profile, summary } = report
  const { notifications, descriptors } = createNotifications(report, options, left)
  const run = {
    tool: {
      driver: {
        name: tool.name,
        fullName: `${tool.name} ${tool.version}, rules of ${tool.rules}`,
        version: tool.version,
        semanticVersion: tool.version,
        rules,
        notifications: descriptors,
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [sourceRoot]: { description: { text: 'The folder in which mamlint was started.' } } },
    invocations: [{ executionSuccessful: summary.incomplete === 0, toolExecutionNotifications: notifications }],
    results: results.map(({ finding, id }) => resultOf(finding, id, indexes.get(finding.rule) ?? -1)),
    properties: { profile, rules: tool.rules, summary },
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${escapeJson(JSON.stringify(log, null, 2))}\n`
}

/** Findings that GitHub takes, with their identities; the worst go first where there are too many. `left`: those that are not in. */
function selectResults(findings: readonly (Finding | SuppressedFinding)[]): {
  readonly results: readonly { readonly finding: Finding | SuppressedFinding; readonly id: string }[]
  readonly left: number
} {
  const ids = resultIds(findings)
  const all = findings.map((finding, index) => ({ finding, id: ids[index] ?? '' }))
  const worstFirst = (['error', 'warning', 'note'] as const).flatMap(severity =>
    all.filter(({ finding }) => finding.severity === severity),
  )
  let bytes = 0
  const end = worstFirst.findIndex(({ finding }, index) => {
    bytes += bytesOfResult + weigh(finding)
    return index >= mostResults || bytes > mostBytes
  })
  if (end === -1) return { results: all, left: 0 }
  const kept = new Set(worstFirst.slice(0, end))
  return { results: all.filter(one => kept.has(one)), left: all.length - end }
}

/** Bytes that the texts of a result have which no other need have, each counted once: what compression cannot save. */
function weigh({ path, first, file, entity }: Finding): number {
  const texts = path + first.pointer + file + (entity ?? '')
  return texts.length * (/^[\x20-\x7e]*$/.test(texts) ? 1 : 3)
}

function resultOf(finding: Finding | SuppressedFinding, id: string, ruleIndex: number): object {
  const { first, path, entity, verdict, confidence, role, evidence, condition, empty } = finding
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.severity,
    message: { text: escapeMessage(findingText(finding)) },
    locations: [
      {
        ...placeOf(finding.file, first),
        logicalLocations: [
          {
            name: path.slice(path.lastIndexOf('/') + 1) || fieldOf(finding),
            fullyQualifiedName: path || fieldOf(finding),
            kind: path === '' ? 'value' : 'property',
          },
        ],
      },
    ],
    occurrenceCount: Math.max(1, finding.count),
    ...('suppression' in finding && { suppressions: [suppressionOf(finding.suppression)] }),
    // The first is GitHub's own name: without it, it would take a hash of the line, and so of values.
    partialFingerprints: { primaryLocationLineHash: id, 'mamlintField/v1': finding.fingerprint },
    properties: {
      verdict,
      confidence,
      role,
      evidence,
      entity,
      pointer: first.pointer,
      offset: first.offset,
      empty,
      condition,
    },
  }
}
