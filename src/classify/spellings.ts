/**
 * Finds known spellings in a name, such as `WiFi` or `iPhone`, which must not be cut where their case changes, and puts blanks
 * around them: `lastWiFiMac` -> `last wifi Mac`.
 *
 * By hand, since a pattern of all spellings takes a millisecond to compile, which a start has not.
 *
 * @param spellings As people write them. Of two that begin alike the longer one counts.
 */
export function createSpellings(spellings: readonly string[]): (name: string) => string {
  let byFirstLetter: ReadonlyMap<string, readonly string[]> | null = null

  function spellingAt(name: string, at: number): string | null {
    byFirstLetter ??= groupByFirstLetter(spellings)
    const alike = byFirstLetter.get(name.charAt(at))
    if (alike === undefined || !mayBegin(name, at)) return null
    return alike.find(one => name.startsWith(one, at) && !isLower(name.charCodeAt(at + one.length))) ?? null
  }

  return name => {
    let spelled = ''
    let from = 0
    for (let at = 0; at < name.length; at++) {
      const spelling = spellingAt(name, at)
      if (spelling === null) continue
      spelled += `${name.slice(from, at)} ${spelling.toLowerCase()} `
      from = at + spelling.length
      at = from - 1
    }
    return from === 0 ? name : spelled + name.slice(from)
  }
}

function groupByFirstLetter(spellings: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const spelling of spellings.toSorted((a, b) => b.length - a.length)) {
    const group = groups.get(spelling.charAt(0))
    if (group === undefined) groups.set(spelling.charAt(0), [spelling])
    else group.push(spelling)
  }
  return groups
}

/** A word begins behind what is no letter, and with a capital behind a small letter. */
function mayBegin(name: string, at: number): boolean {
  const before = name.charCodeAt(at - 1)
  return !isUpper(before) && (!isLower(before) || isUpper(name.charCodeAt(at)))
}

/** Of what a text has no unit of, its length and -1, it is neither. */
function isUpper(unit: number): boolean {
  return unit >= 65 && unit <= 90
}

function isLower(unit: number): boolean {
  return unit >= 97 && unit <= 122
}
