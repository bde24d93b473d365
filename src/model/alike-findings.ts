import type { Finding } from './finding.ts'

/** A finding, and what was made of it and of all that are like it. */
interface Known<T> {
  readonly finding: Finding
  readonly made: T
}

/** Most findings of one field that are compared with a new one. */
const maxCompared = 64

/**
 * Remembers what is made of findings that are alike in all but the file and the place: a run over many files has many of them,
 * of few fields. `make` may look at all the rest.
 */
export function createForAlike<T>(make: (finding: Finding) => T): (finding: Finding) => T {
  const byField = new Map<string, Map<number, Known<T>[]>>()

  function knownLike({ fingerprint, count, empty }: Finding): Known<T>[] {
    const counted = count + empty * 65_537
    let byCount = byField.get(fingerprint)
    if (byCount === undefined) byField.set(fingerprint, (byCount = new Map()))
    let known = byCount.get(counted)
    if (known === undefined) byCount.set(counted, (known = []))
    return known
  }

  return finding => {
    const known = knownLike(finding)
    for (const one of known) if (areAlike(one.finding, finding)) return one.made
    const made = make(finding)
    if (known.length < maxCompared) known.push({ finding, made })
    return made
  }
}

/** Whether findings are the same but for the file and the place. */
function areAlike(a: Finding, b: Finding): boolean {
  return (
    a.rule === b.rule &&
    a.path === b.path &&
    a.entity === b.entity &&
    a.count === b.count &&
    a.empty === b.empty &&
    a.verdict === b.verdict &&
    a.severity === b.severity &&
    a.confidence === b.confidence &&
    a.role === b.role &&
    a.message === b.message &&
    a.advice === b.advice &&
    (a.evidence === b.evidence || a.evidence.join() === b.evidence.join()) &&
    isSame(a.condition, b.condition) &&
    isSame(a.source, b.source)
  )
}

/** Whether two objects, or nulls, say the same. */
function isSame(a: object | null, b: object | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
