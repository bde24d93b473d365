import { type Finding, fingerprintOf } from '../model/finding.ts'

/**
 * An identity for every finding of a run, in their order: no two alike, and the same in every run over the same fields. From the
 * file and the finding's fingerprint, so neither a value nor a line takes part. Where one file has a fingerprint twice
 * (a field in two roles, say), they are counted: `<16 hex digits>:1`, `:2`.
 */
export function resultIds(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(({ file, fingerprint }) => {
    const hash = fingerprintOf(`${file}\n${fingerprint}`)
    const times = (seen.get(hash) ?? 0) + 1
    seen.set(hash, times)
    return `${hash}:${times}`
  })
}
