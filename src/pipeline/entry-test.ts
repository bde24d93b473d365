import type { EntryFilter } from '../model/settings.ts'

/** Prepares the test whether an entry of an archive is read, by its name in the archive: as a file of that path would be. */
export function createEntryTest(filter: EntryFilter | undefined): (name: string) => boolean {
  if (filter === undefined) return () => true
  const { extensions } = filter
  const patterns = filter.ignored.map(({ source, isOfName }) => ({ test: new RegExp(source), isOfName }))

  function isIgnored(steps: readonly string[]): boolean {
    return steps.some((step, at) => {
      const path = steps.slice(0, at + 1).join('/')
      return patterns.some(({ test, isOfName }) => test.test(isOfName ? step : path))
    })
  }

  return name => {
    const path = name.replaceAll('\\', '/')
    const ends = path.toLowerCase()
    if (extensions !== null && !extensions.some(ending => ends.endsWith(`.${ending}`))) return false
    return !isIgnored(path.split('/'))
  }
}
