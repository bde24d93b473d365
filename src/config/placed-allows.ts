import { Fault } from '../model/fault.ts'
import type { PlacedAllow } from '../model/placed-allow.ts'
import type { Override, WrittenAllow, WrittenConfig } from './config.ts'
import type { ConfigText, Step } from './config-text.ts'
import type { PathTest } from './path-test.ts'

/** Where `allow` entries stand, and when they are read. */
export interface AllowPlace {
  /** The configuration, as reports print it. */
  readonly path: string
  /** ISO date in UTC. */
  readonly today: string
  /** Those of the configuration, in its order. */
  readonly overrides: readonly Override[]
  /** Prepares globs of the configuration for use. */
  testOf(globs: readonly string[]): Promise<PathTest>
}

/** The entries of a configuration, ready to use, or what is wrong with them. */
export interface PlacedAllows {
  readonly allows: readonly PlacedAllow[]
  readonly faults: readonly Fault[]
}

/** Some entries, and where they stand in the configuration. */
interface Layer {
  readonly entries: readonly WrittenAllow[]
  readonly steps: readonly Step[]
  readonly override: Override | null
}

/** Prepares entries for use: which files each is for, and whether it still holds. */
export async function placeAllows(text: ConfigText, written: WrittenConfig, place: AllowPlace): Promise<PlacedAllows> {
  const layers: readonly Layer[] = [
    { entries: written.allow ?? [], steps: ['allow'], override: null },
    ...place.overrides.map((override, at) => ({
      entries: written.overrides?.[at]?.allow ?? [],
      steps: ['overrides', at, 'allow'],
      override,
    })),
  ]
  const placed = layers.flatMap(layer =>
    layer.entries.map((entry, at) => placeAllow(entry, layer.override, text.position([...layer.steps, at]), place)),
  )
  return { allows: await Promise.all(placed), faults: layers.flatMap(layer => findDateFaults(layer, text)) }
}

async function placeAllow(
  { files, ...entry }: WrittenAllow,
  override: Override | null,
  position: PlacedAllow['position'],
  { path, today, testOf }: AllowPlace,
): Promise<PlacedAllow> {
  const isMeant = files === undefined ? null : await testOf(files)
  const holdsEverywhere = override === null && isMeant === null
  return {
    entry,
    path,
    position,
    isExpired: entry.expires !== undefined && entry.expires < today,
    isForAll: holdsEverywhere,
    appliesTo: absolute =>
      absolute === null
        ? holdsEverywhere
        : (override === null || override.matches(absolute)) && (isMeant === null || isMeant(absolute)),
  }
}

/** What the schema cannot know: whether a day on which an entry expires is in the calendar. Empty where it is. */
function findDateFaults({ entries, steps }: Layer, text: ConfigText): readonly Fault[] {
  return entries.flatMap(({ expires }, at) => {
    if (expires === undefined || isDay(expires)) return []
    const position = text.position([...steps, at, 'expires'])
    return [new Fault('CONFIG_INVALID', 'expires must be a day such as "2027-03-31"', position)]
  })
}

/** `2027-02-30` is none. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
