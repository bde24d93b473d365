import type { Settings } from '../model/settings.ts'
import type { FieldListener } from '../parse/field-listener.ts'
import { KnownShapes } from '../parse/known-shapes.ts'
import type { Engine } from './engine.ts'
import { createFactSets } from './fact-sets.ts'
import { asksDevices, createListener, type Listening } from './listener.ts'

/** Sets of facts from which on a new listener starts. */
const maxFactSets = 1_000

const byEngine = new WeakMap<Engine, WeakMap<Settings, Map<boolean, Listening>>>()

/**
 * The listener of all files that are read with these rules and settings: what it is told of the fields of one file holds for those
 * of another. Only what the name of a file says of device query makes a difference.
 *
 * @param path Names the file.
 */
export function sharedListening(path: string, settings: Settings, engine: Engine): Listening {
  const bySettings = byEngine.get(engine) ?? new WeakMap<Settings, Map<boolean, Listening>>()
  byEngine.set(engine, bySettings)
  const known = bySettings.get(settings) ?? new Map<boolean, Listening>()
  bySettings.set(settings, known)
  const isDeviceQuery = asksDevices(path)
  const met = known.get(isDeviceQuery)
  if (met !== undefined && met.facts.all().length < maxFactSets) return met
  const facts = createFactSets()
  const forOne = (): FieldListener => createListener(engine.knowledge, facts, path, settings.maxDecodeDepth)
  const shared = { forOne, createShapes: () => new KnownShapes() }
  const listening = { listener: { ...forOne(), shared }, facts }
  known.set(isDeviceQuery, listening)
  return listening
}
