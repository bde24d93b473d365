import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

interface Score {
  readonly precision: number
  readonly recall: number
  readonly rowAccuracy: number
  readonly conditionsSeen: number
  readonly allowedRow: number
  readonly falseAlarms: number
}

/** What every source is held to where it says nothing else; conditions are few, so that one miss weighs much. */
const usual = { rowAccuracy: 0.95, conditionsSeen: 0.94, allowedRow: 0.9 }

/** Floors, by hand from docs/accuracy.md: a change that falls below one has made a verdict worse. */
const floors: Readonly<Record<string, Pick<Score, 'precision' | 'recall'> & Partial<Score>>> = {
  dev: { precision: 0.99, recall: 0.99 },
  'apple-mdm': { precision: 0.99, recall: 0.99 },
  'android-management': { precision: 0.99, recall: 0.99 },
  sentry: { precision: 0.99, recall: 0.99 },
  'azure-monitor': { precision: 0.99, recall: 0.99 },
  'data-warehouse': { precision: 0.99, recall: 0.99 },
  'graph-intune-more': { precision: 0.99, recall: 0.99 },
  'graph-policy-more': { precision: 0.99, recall: 0.99 },
  'mobile-sdk': { precision: 0.99, recall: 0.95 },
  osquery: { precision: 0.99, recall: 0.99 },
  'defender-xdr': { precision: 0.99, recall: 0.99 },
  'soti-mobicontrol': { precision: 0.99, recall: 0.99 },
  'elastic-common-schema': { precision: 0.99, recall: 0.99, conditionsSeen: 0.5 },
  'google-chromeos': { precision: 0.99, recall: 0.99 },
  'apple-profiles': { precision: 0.99, recall: 0.99 },
}

function scoreOf(source: string, values: string): Score {
  const args = ['bench/accuracy/score.mjs', '--labels', `bench/accuracy/${source}.tsv`, '--bin', 'dist/main.js']
  return JSON.parse(execFileSync(process.execPath, [...args, '--values', values, '--json'], { encoding: 'utf8' }))
}

// Four policies that report a device's location, network and storage are labelled as settings, and taken for switches.
test('chrome-policies raises no more alarms than those four', () => {
  expect(scoreOf('chrome-policies', 'real').falseAlarms).toBeLessThanOrEqual(4)
})

test.each(Object.entries(floors))('%s stays above its floor', (source, floor) => {
  for (const values of ['real', 'placeholder']) {
    const score = scoreOf(source, values)
    for (const [name, least] of Object.entries({ ...usual, ...floor })) {
      expect(score[name as keyof Score], `${name}, ${values}`).toBeGreaterThanOrEqual(least)
    }
  }
})
