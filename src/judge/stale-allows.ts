import type { Finding } from '../model/finding.ts'
import type { PlacedAllow } from '../model/placed-allow.ts'
import type { AllowEntry } from '../model/settings.ts'
import type { SuppressionRemark } from '../model/suppression.ts'
import { isAllowed } from './allow.ts'

/** What a run knows of one file. */
export interface AllowedFile {
  /** Absolute path, with `/`. */
  readonly absolute: string
  /** Entries that accepted a finding of it. */
  readonly used: readonly AllowEntry[]
  /** Findings that are reported. */
  readonly findings: readonly Finding[]
  /** Whether it was checked to its end. */
  readonly isChecked: boolean
}

/**
 * What is to be said of `allow` entries after a run: expired ones, and those that accept nothing. A run over single files cannot
 * know that no other file needs an entry, so only one over folders says so.
 *
 * @param isWide Whether the run is over more than single files.
 */
export function findStaleAllows(
  allows: readonly PlacedAllow[],
  files: readonly AllowedFile[],
  isWide: boolean,
): readonly SuppressionRemark[] {
  const used = new Set(files.flatMap(file => file.used))
  return allows.flatMap(allow => {
    const own = files.filter(({ absolute }) => allow.appliesTo(absolute))
    if (allow.isExpired) return expiredRemark(allow, own, isWide)
    const isSettled = own.length > 0 && own.every(({ isChecked }) => isChecked)
    if (!isWide || used.has(allow.entry) || !isSettled) return []
    return [remark('unused', allow, 'this entry accepts no finding; take it out, or mend its field or rule')]
  })
}

function expiredRemark(
  allow: PlacedAllow,
  files: readonly AllowedFile[],
  isWide: boolean,
): readonly SuppressionRemark[] {
  const again = files
    .flatMap(({ findings }) => findings)
    .filter(({ rule, path }) => isAllowed([allow.entry], rule, path)).length
  if (again === 0 && !isWide) return []
  const accepted = again === 1 ? 'a finding that it accepted is' : `${again} findings that it accepted are`
  const consequence = again === 0 ? 'it would accept nothing: take it out' : `${accepted} reported again`
  return [remark('expired', allow, `this entry held until ${allow.entry.expires ?? ''}; ${consequence}`)]
}

function remark(kind: SuppressionRemark['kind'], { path, position }: PlacedAllow, message: string): SuppressionRemark {
  return { kind, source: 'config', path, line: position.line, column: position.column, message }
}
