import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import { type FactCount, judgeField } from '../../src/judge/judge-field.ts'
import type { Facts } from '../../src/model/facts.ts'

const row = loadCatalogue().rows.find(one => one.id === 'device-data/entra-device-id')
const joined = (entraJoined: boolean, count: number): FactCount => ({ facts: { entraJoined }, count })
const silent = (count: number): FactCount => ({ facts: {}, count })

test.each<[counts: readonly FactCount[], known: Facts, verdict: string, met: number, unmet: number, unknown: number]>([
  [[joined(true, 10), joined(false, 5), silent(3)], {}, 'out-of-scope', 10, 5, 3],
  [[joined(true, 10), silent(3)], {}, 'needs-context', 10, 0, 3],
  [[joined(true, 10)], {}, 'allowed', 10, 0, 0],
  [[joined(false, 1), silent(3)], { entraJoined: true }, 'out-of-scope', 3, 1, 0],
  [[silent(3)], { entraJoined: false }, 'out-of-scope', 0, 3, 0],
])('records %j under %j', (counts, known, verdict, met, unmet, unknown) => {
  if (row === undefined) throw new Error('the row is gone')
  expect(judgeField(row, 'mam-only', counts, known)).toEqual({
    verdict,
    condition: { needs: 'entraJoined', met, unmet, unknown },
  })
})
