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

const plans = JSON.stringify({
  callingCodes: metadata.country_calling_codes,
  countries: slim(metadata.countries),
  worldwide: slim(metadata.nonGeographic),
})
const lines = [
  '// Written by `npm run build:rules` from libphonenumber-js (MIT licence). Do not edit.',
  '',
  '/** Numbering plans, as JSON. */',
  `export const numberingPlans: string = ${JSON.stringify(plans)}`,
  '',
]
mkdirSync('src/detect/compiled', { recursive: true })
writeFileSync('src/detect/compiled/numbering-plans.ts', lines.join('\n'))
