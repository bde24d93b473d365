import { createFinding, type Finding, type FindingParts } from './finding.ts'
import type { FileReport } from './report.ts'
import type { SuppressedFinding, Suppression, SuppressionRemark } from './suppression.ts'

/** What a report says of one file: all that the cache keeps of it, and that threads tell. */
export interface Result {
  readonly file: FileReport
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  readonly usedAllows: readonly number[]
  readonly remarks: readonly SuppressionRemark[]
}

/** What findings of many files have in common: all but the file, the place and the counts. */
export type SharedParts = Omit<FindingParts, 'file' | 'first' | 'count' | 'empty'>

/** One finding: its shared parts by number, the pointer (null where it is the path), line, column, offset, count, empty. */
type PackedFinding = readonly [number, string | null, number, number, number, number, number]

/** A result without the name of its file. */
export interface PackedResult {
  readonly file: Omit<FileReport, 'path'>
  readonly findings: readonly PackedFinding[]
  readonly suppressed: readonly (readonly [PackedFinding, Suppression])[]
  readonly usedAllows: readonly number[]
  readonly remarks: readonly Omit<SuppressionRemark, 'path'>[]
}

/** Packs results; what their findings share is collected. */
export interface Packer {
  pack(result: Result): PackedResult
  readonly shared: readonly SharedParts[]
}

/** Starts with nothing shared. */
export function createPacker(): Packer {
  const shared: SharedParts[] = []
  const numbers = new Map<string, number>()

  function numberOf(finding: Finding): number {
    const key = keyOf(finding)
    const known = numbers.get(key)
    if (known !== undefined) return known
    const { file: _file, first: _first, count: _count, empty: _empty, fingerprint: _print, ...parts } = finding
    numbers.set(key, shared.length)
    return shared.push(parts) - 1
  }

  function packFinding(finding: Finding): PackedFinding {
    const { pointer, line, column, offset } = finding.first
    const own = pointer === finding.path ? null : pointer
    return [numberOf(finding), own, line, column, offset, finding.count, finding.empty]
  }

  return {
    shared,
    pack: ({ file: { path: _path, ...file }, findings, suppressed, usedAllows, remarks }) => ({
      file,
      findings: findings.map(packFinding),
      suppressed: suppressed.map(({ suppression, ...finding }) => [packFinding(finding), suppression]),
      usedAllows,
      remarks: remarks.map(({ path: _own, ...remark }) => remark),
    }),
  }
}

/** All that findings may have in common, but for what follows from the rest: findings are many, and most have been met. */
function keyOf({
  rule,
  entity,
  path,
  verdict,
  severity,
  confidence,
  role,
  evidence,
  message,
  condition,
}: Finding): string {
  const { needs, met, unmet, unknown } = condition ?? { needs: '', met: 0, unmet: 0, unknown: 0 }
  const words = `${rule}\n${verdict} ${severity} ${confidence} ${role} ${evidence.join()} ${needs} ${met} ${unmet} ${unknown}`
  return `${words}\n${message}\n${entity === null ? '' : `:${entity}`}\n${path}`
}

/** The result as it was. Throws where the packed form is not one that `pack` made. */
export function unpack(packed: PackedResult, path: string, shared: readonly SharedParts[]): Result {
  const unpackFinding = ([number, pointer, line, column, offset, count, empty]: PackedFinding): Finding => {
    const parts = shared[number]
    if (parts === undefined) throw new Error('a cached finding lacks its parts')
    const first = { pointer: pointer ?? parts.path, line, column, offset }
    const { rule, verdict, severity, confidence, role, evidence, entity, path: field, message, ...rest } = parts
    const { condition, source, advice } = rest
    const head = { rule, verdict, severity, confidence, role, evidence, file: path, entity, path: field, first }
    return createFinding({ ...head, count, empty, message, condition, source, advice })
  }
  return {
    file: { path, ...packed.file },
    findings: packed.findings.map(unpackFinding),
    suppressed: packed.suppressed.map(([finding, suppression]) => ({ ...unpackFinding(finding), suppression })),
    usedAllows: packed.usedAllows,
    remarks: packed.remarks.map(({ kind, source, ...rest }) => ({ kind, source, path, ...rest })),
  }
}
