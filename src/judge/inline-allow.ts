import type { Finding } from '../model/finding.ts'
import type { MarkedComment } from '../model/marked-comment.ts'
import { escapeSegment } from '../model/path.ts'
import type { SuppressionRemark } from '../model/suppression.ts'

/** Accepts findings of one file by its `mamlint-allow` comments, and remembers which did. */
export interface InlineAllows {
  /** The comment that accepts a finding; null where there is none. */
  accepting(finding: Finding): MarkedComment | null
  /** What is to be said of the comments, once every finding was held against them. */
  remarks(): readonly SuppressionRemark[]
}

/** A comment that is well formed, and the rules it names. */
interface InlineAllow {
  readonly comment: MarkedComment
  readonly rules: readonly string[]
}

const expected = 'expected "mamlint-allow <rule> -- <reason>"'

/**
 * Reads the comments of one file. Nothing they say is repeated, but for the ids of rules that exist.
 *
 * @param path File they stand in, as reports print it.
 * @param isRule Tells whether a rule of that id exists.
 */
export function readInlineAllows(
  comments: readonly MarkedComment[],
  path: string,
  isRule: (id: string) => boolean,
): InlineAllows {
  const allows: InlineAllow[] = []
  const invalid: SuppressionRemark[] = []
  const used = new Set<string>()
  for (const comment of comments) {
    const rules = rulesOf(comment)
    const wrong = whatIsWrong(comment, rules, isRule)
    if (wrong === null) allows.push({ comment, rules })
    else invalid.push(remark('invalid', comment, path, wrong))
  }
  return {
    accepting: finding => {
      const found = allows.filter(({ comment, rules }) => rules.includes(finding.rule) && speaksOf(comment, finding))
      for (const { comment } of found) used.add(keyOf(comment, finding.rule))
      return found[0]?.comment ?? null
    },
    remarks: () => [
      ...invalid,
      ...allows.flatMap(({ comment, rules }) =>
        rules
          .filter(rule => !used.has(keyOf(comment, rule)))
          .map(rule => remark('unused', comment, path, `this comment accepts no finding of ${rule}`)),
      ),
    ],
  }
}

function rulesOf({ words }: MarkedComment): readonly string[] {
  const [, listed = ''] = /^allow(?=\s|$)([\s\S]*?)(?:\s--\s|$)/.exec(words) ?? []
  return [...new Set(listed.split(/[\s,]+/).filter(word => word !== '' && word !== '--'))]
}

/** What keeps a comment from accepting anything; null where nothing does. */
function whatIsWrong(
  { words }: MarkedComment,
  rules: readonly string[],
  isRule: (id: string) => boolean,
): string | null {
  if (!/^allow(?:\s|$)/.test(words)) return `mamlint knows no such comment; ${expected}`
  if (rules.length === 0) return `this comment names no rule; ${expected}`
  if (!/\s--\s+\S/.test(words)) return `this comment gives no reason; ${expected}`
  return rules.every(isRule) ? null : 'this comment names a rule that does not exist; see mamlint rules'
}

/** Whether the field of a finding begins on the line that a comment speaks of, the first time or another. */
function speaksOf({ targetLine, targets }: MarkedComment, { path, first }: Finding): boolean {
  if (targetLine === null) return false
  if (first.line === targetLine) return true
  const segments = path === '' ? [] : path.slice(1).split('/')
  return targets.some(
    target => target.length === segments.length && target.every((step, at) => fits(step, segments[at] ?? '')),
  )
}

/** `*` stands for every index, and for generated keys. */
function fits(step: string | number, segment: string): boolean {
  return segment === '*' || (typeof step === 'string' && escapeSegment(step) === segment)
}

function keyOf({ line, column }: MarkedComment, rule: string): string {
  return `${line}:${column} ${rule}`
}

function remark(
  kind: SuppressionRemark['kind'],
  { line, column }: MarkedComment,
  path: string,
  message: string,
): SuppressionRemark {
  return { kind, source: 'inline', path, line, column, message }
}
