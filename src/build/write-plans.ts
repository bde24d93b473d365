import { mkdirSync, writeFileSync } from 'node:fs'
import metadata from 'libphonenumber-js/max/metadata'

// Build step: writes `src/detect/compiled/numbering-plans.ts` from the metadata of libphonenumber-js. Without formats it is
// two thirds as long, and as a text it costs nothing before the first number is looked at.

/** The places of a country's plan that `src/detect/numbering-plan.ts` reads. */
const read: ReadonlySet<number> = new Set([2, 3, 5, 7, 8, 10, 11])

function slim(plans: object): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    Object.entries(plans as Readonly<Record<string, readonly unknown[]>>).map(([country, plan]) => [
      country,
      plan.map((field, at) => (read.has(at) ? (field ?? 0) : 0)),
    ]),
  )
}

const countries = slim(metadata.countries)
const national = Object.entries(metadata.country_calling_codes).map(([code, names]): [string, readonly unknown[]] => [
  code,
  names.map(name => countries[name]).filter(plan => plan !== undefined),
])
const worldwide = Object.entries(slim(metadata.nonGeographic)).map(([code, plan]): [string, readonly unknown[]] => [
  code,
  [plan],
])
// A code that countries share has plans of theirs, main country first.
const byCode = new Map([...worldwide, ...national.filter(([, plans]) => plans.length > 0)])
const lines = [
  '// Written by `npm run build:rules` from libphonenumber-js (MIT licence). Do not edit.',
  '',
  '/** Numbering plans by calling code, the main one first, as JSON. */',
  'export const numberingPlans: Readonly<Record<string, string>> = {',
  ...[...byCode].map(([code, plans]) => `  ${code}: ${JSON.stringify(JSON.stringify(plans))},`),
  '}',
  '',
]
mkdirSync('src/detect/compiled', { recursive: true })
writeFileSync('src/detect/compiled/numbering-plans.ts', lines.join('\n'))
