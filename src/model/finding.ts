import type { FactName } from './facts.ts'
import type { Position } from './fault.ts'
import type { Confidence, Evidence, Role, Severity, Verdict } from './verdict.ts'

declare const built: unique symbol

/** How a row's condition turned out over the occurrences of a field. */
export interface ConditionCount {
  /** Facts that decide, the first unknown one first; e.g. `entraJoined`. */
  readonly needs: FactName
  readonly met: number
  readonly unmet: number
  readonly unknown: number
}

/** Everything a finding says. `fingerprint` is added by `createFinding`. */
export interface FindingParts {
  /** Id of the row, or `unlisted` for a field that no row covers. */
  readonly rule: string
  readonly verdict: Verdict
  readonly severity: Severity
  readonly confidence: Confidence
  readonly role: Role
  readonly evidence: readonly Evidence[]
  readonly file: string
  /** Type of the record the field belongs to, where known. */
  readonly entity: string | null
  /** Path of the field, see `model/path.ts`. */
  readonly path: string
  readonly first: Position & { readonly pointer: string }
  /** Occurrences of the field; for evidence by value alone, of matching values. */
  readonly count: number
  readonly empty: number
  readonly message: string
  readonly condition: ConditionCount | null
  /** Row of the published page; null for an unlisted field. `mam` is what the page's MAM column says. */
  readonly source: { readonly section: string; readonly item: string; readonly mam: string } | null
  readonly advice: string
}

/** One reported field. Never holds a value, nor a part or a hash of one. */
export type Finding = FindingParts & { readonly fingerprint: string; readonly [built]: true }

/** What findings of a field are alike in, in many files. */
export type FindingTemplate = Omit<FindingParts, 'file' | 'first'> & { readonly fingerprint: string }

/** Builds a finding. The fingerprint comes from rule, entity and path alone. */
export function createFinding(parts: FindingParts): Finding {
  return placeFinding(createTemplate(parts), parts.file, parts.first)
}

/** What a finding says, wherever it stands. */
export function createTemplate(parts: Omit<FindingParts, 'file' | 'first'>): FindingTemplate {
  const identity = `${parts.rule}\n${parts.entity ?? ''}\n${parts.path}`
  const fingerprint = fingerprints.get(identity) ?? fingerprintOf(identity)
  if (fingerprints.size < maxFingerprints) fingerprints.set(identity, fingerprint)
  return {
    rule: parts.rule,
    verdict: parts.verdict,
    severity: parts.severity,
    confidence: parts.confidence,
    role: parts.role,
    evidence: parts.evidence,
    entity: parts.entity,
    path: parts.path,
    count: parts.count,
    empty: parts.empty,
    message: parts.message,
    condition: parts.condition,
    source: parts.source,
    advice: parts.advice,
    fingerprint,
  }
}

/**
 * A finding in a place. The only place that builds one; members come in the order in which reports print them. They are written
 * out, as those of a template are: V8 finds members of what is spread slowly, and findings are many.
 */
export function placeFinding(template: FindingTemplate, file: string, first: Finding['first']): Finding {
  const finding: Omit<Finding, typeof built> = {
    rule: template.rule,
    verdict: template.verdict,
    severity: template.severity,
    confidence: template.confidence,
    role: template.role,
    evidence: template.evidence,
    file,
    entity: template.entity,
    path: template.path,
    first,
    count: template.count,
    empty: template.empty,
    message: template.message,
    condition: template.condition,
    source: template.source,
    advice: template.advice,
    fingerprint: template.fingerprint,
  }
  return finding as Finding
}

/** Fingerprints so far: the same fields are found in many files. */
const fingerprints = new Map<string, string>()
const maxFingerprints = 10_000

/** 16 hex digits of 64-bit FNV-1a over the UTF-16 code units of a text: stable across runs and machines, not secret. */
export function fingerprintOf(identity: string): string {
  let hash = 0xcbf29ce484222325n
  for (let at = 0; at < identity.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(identity.charCodeAt(at))) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
