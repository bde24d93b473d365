import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The settings of each policy type, as the Graph v1.0 reference lists them. */
const settings = Object.entries(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'policy-settings.json'), 'utf8')),
).map(([type, names]) => ({ type, names: names.split(' ') }))

/** One configuration, compliance or app protection policy as an export of all policies lists it. */
export function policyRecord(random, index) {
  const { type, names } = random.pick(settings)
  return {
    '@odata.type': `#microsoft.graph.${type}`,
    id: random.guid(),
    displayName: `Policy ${index}`,
    description: random.words(8),
    createdDateTime: random.time(),
    lastModifiedDateTime: random.time(),
    version: 1 + random.below(40),
    roleScopeTagIds: ['0'],
    ...Object.fromEntries(names.map(name => [name, settingOf(name, random)])),
    assignments: [
      {
        id: random.guid(),
        target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: random.guid() },
      },
    ],
  }
}

function settingOf(name, random) {
  if (/Version|PatchLevel/.test(name)) return random.chance(50) ? null : `${10 + random.below(9)}.0`
  if (/Days|Length|Minutes|Count|Seconds|Hours|Cpu|Interval|Retries/.test(name)) return random.below(60)
  return random.chance(50)
}
