import { createForAlike } from './alike-findings.ts'
import { createTemplate, type Finding, type FindingParts, type FindingTemplate, placeFinding } from './finding.ts'
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

/** What findings of many files have in common: all but the file and the place. */
export type SharedFinding = Omit<FindingParts, 'file' | 'first'>

/** What many files have in common: all but the name and the length. */
export type SharedFile = Omit<FileReport, 'path' | 'bytes'>

/** What packed results have in common, by number. */
export interface SharedParts {
  readonly findings: readonly SharedFinding[]
  readonly files: readonly SharedFile[]
}

/** Findings as numbers: what they share, line, column and offset of each. */
export interface PackedFindings {
  readonly numbers: readonly number[]
  /** Pointers of those, by their place in the list, whose pointer is not their path. */
  readonly pointers: readonly (readonly [at: number, pointer: string])[]
}

/** Numbers of a finding. */
const width = 4

/** A result without the name of its file. Lists that are empty are left out. */
export interface PackedResult {
  /** What it shares, and its length in bytes. */
  readonly file: readonly [shared: number, bytes: number]
  readonly findings?: PackedFindings
  readonly suppressed?: PackedFindings
  readonly suppressions?: readonly Suppression[]
  readonly usedAllows?: readonly number[]
  readonly remarks?: readonly Omit<SuppressionRemark, 'path'>[]
}

/** Packs results; what they share is collected. */
export interface Packer {
  pack(result: Result): PackedResult
  readonly shared: SharedParts
}

/** Starts with nothing shared. */
export function createPacker(): Packer {
  const findings: SharedFinding[] = []
  const files: SharedFile[] = []
  const fileNumbers = new Map<string, number>()

  const numberOf = createForAlike(
    ({ file: _file, first: _first, fingerprint: _print, ...parts }) => findings.push(parts) - 1,
  )

  function packFindings(list: readonly Finding[]): PackedFindings {
    const numbers: number[] = []
    const pointers: [number, string][] = []
    for (const finding of list) {
      const { pointer, line, column, offset } = finding.first
      if (pointer !== finding.path) pointers.push([numbers.length / width, pointer])
      numbers.push(numberOf(finding), line, column, offset)
    }
    return { numbers, pointers }
  }

  function packFile({ path: _path, bytes, ...parts }: FileReport): PackedResult['file'] {
    const { format, encoding, records, status, samples, unlisted, notice, fault } = parts
    const isPlain = samples.length === 0 && fault === null
    const key = isPlain ? `${format} ${encoding} ${records} ${status} ${unlisted} ${notice}` : JSON.stringify(parts)
    const known = fileNumbers.get(key)
    if (known !== undefined) return [known, bytes]
    fileNumbers.set(key, files.length)
    return [files.push(parts) - 1, bytes]
  }

  return {
    shared: { findings, files },
    pack: ({ file, findings: open, suppressed, usedAllows, remarks }) => ({
      file: packFile(file),
      ...(open.length === 0 ? {} : { findings: packFindings(open) }),
      ...(suppressed.length === 0 ? {} : packSuppressed(suppressed, packFindings)),
      ...(usedAllows.length === 0 ? {} : { usedAllows }),
      ...(remarks.length === 0 ? {} : { remarks: remarks.map(({ path: _own, ...remark }) => remark) }),
    }),
  }
}

function packSuppressed(
  suppressed: readonly SuppressedFinding[],
  packFindings: (list: readonly Finding[]) => PackedFindings,
): Pick<PackedResult, 'suppressed' | 'suppressions'> {
  const suppressions = suppressed.map(({ suppression }) => suppression)
  return { suppressed: packFindings(suppressed.map(({ suppression: _own, ...finding }) => finding)), suppressions }
}

/** Unpacks results that share these parts. Throws where a packed form is not one that `pack` made. */
export function createUnpacker(shared: SharedParts): (packed: PackedResult, path: string) => Result {
  const templates: FindingTemplate[] = []

  function templateOf(number: number): FindingTemplate {
    const known = templates[number]
    if (known !== undefined) return known
    const parts = shared.findings[number]
    if (parts === undefined) throw new Error('a packed finding lacks its parts')
    return (templates[number] = createTemplate(parts))
  }

  function unpackFindings(packed: PackedFindings | undefined, path: string): readonly Finding[] {
    if (packed === undefined) return []
    const { numbers, pointers } = packed
    const own = pointers.length === 0 ? null : new Map(pointers)
    const list: Finding[] = []
    for (let at = 0; at < numbers.length; at += width) {
      const template = templateOf(numbers[at] ?? -1)
      const pointer = own?.get(at / width) ?? template.path
      const [line = 0, column = 0, offset = 0] = [numbers[at + 1], numbers[at + 2], numbers[at + 3]]
      list.push(placeFinding(template, path, { pointer, line, column, offset }))
    }
    return list
  }

  function unpackSuppressed({ suppressed, suppressions }: PackedResult, path: string): readonly SuppressedFinding[] {
    return unpackFindings(suppressed, path).map((finding, at) => {
      const suppression = suppressions?.[at]
      if (suppression === undefined) throw new Error('a packed finding lacks what suppressed it')
      return { ...finding, suppression }
    })
  }

  return (packed, path) => {
    const [number, bytes] = packed.file
    const parts = shared.files[number]
    if (parts === undefined) throw new Error('a packed file lacks its parts')
    const { format, encoding, ...rest } = parts
    return {
      file: { path, format, encoding, bytes, ...rest },
      findings: unpackFindings(packed.findings, path),
      suppressed: unpackSuppressed(packed, path),
      usedAllows: packed.usedAllows ?? [],
      remarks: (packed.remarks ?? []).map(({ kind, source, ...remark }) => ({ kind, source, path, ...remark })),
    }
  }
}
