import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

interface Score {
  readonly precision: number
  readonly recall: number
}

/** Floors, by hand from docs/accuracy.md: a change that falls below one has made a verdict worse. */
const floors: Readonly<Record<string, Score>> = {
  dev: { precision: 0.99, recall: 0.99 },
  'apple-mdm': { precision: 0.99, recall: 0.99 },
  'android-management': { precision: 0.99, recall: 0.99 },
  sentry: { precision: 0.99, recall: 0.99 },
  'azure-monitor': { precision: 0.99, recall: 0.99 },
  'data-warehouse': { precision: 0.99, recall: 0.92 },
  'graph-intune-more': { precision: 0.99, recall: 0.98 },
  'graph-policy-more': { precision: 0.99, recall: 0.99 },
  'mobile-sdk': { precision: 0.98, recall: 0.94 },
}

test.each(Object.entries(floors))('%s stays above its floor', (source, floor) => {
  for (const values of ['real', 'placeholder']) {
    const args = ['bench/accuracy/score.mjs', '--labels', `bench/accuracy/${source}.tsv`, '--bin', 'dist/main.js']
    const printed = execFileSync(process.execPath, [...args, '--values', values, '--json'], { encoding: 'utf8' })
    const score: Score = JSON.parse(printed)
    expect(score.precision, `precision, ${values}`).toBeGreaterThanOrEqual(floor.precision)
    expect(score.recall, `recall, ${values}`).toBeGreaterThanOrEqual(floor.recall)
  }
})
