import { describe, expect, test } from 'vitest'
import { applyBaseline, entryOf, pruneEntries, sortEntries } from '../../src/judge/baseline.ts'
import type { BaselineEntry } from '../../src/model/baseline.ts'
import { createFinding, type Finding, type FindingParts } from '../../src/model/finding.ts'
import { sampleReport } from '../report/sample.ts'

const entry: BaselineEntry = {
  file: 'exports/devices.json',
  path: '/value/*/imei',
  rule: 'hardware-inventory/imei',
  entity: 'managedDevice',
  verdict: 'out-of-scope',
}

function finding(change: Partial<FindingParts> = {}): Finding {
  const [sample] = sampleReport.findings
  if (sample === undefined) throw new Error('no sample')
  return createFinding({ ...sample, ...entry, ...change })
}

const files = { nameOf: (path: string) => path, checked: new Set(['exports/devices.json']) }

describe('a finding is accepted', () => {
  test.each<[string, Partial<FindingParts>, boolean]>([
    ['as it was', {}, true],
    [
      'elsewhere in the file, more often and surer',
      { first: { pointer: '', line: 9, column: 9, offset: 9 }, count: 9 },
      true,
    ],
    ['with another severity', { severity: 'warning' }, true],
    ['with a milder verdict', { verdict: 'needs-context' }, true],
    ['not with a worse verdict', { verdict: 'never-collected' }, false],
    ['not of another rule', { rule: 'hardware-inventory/meid' }, false],
    ['not in another record', { entity: 'detectedApp' }, false],
    ['not in a record of no known type', { entity: null }, false],
    ['not at another path', { path: '/value/*/imei2' }, false],
    ['not in another file', { file: 'exports/more.json' }, false],
  ])('%s', (_, change, expected) => {
    const { findings, suppressed } = applyBaseline([entry], [finding(change)], files)
    expect([findings.length, suppressed.length]).toEqual(expected ? [0, 1] : [1, 0])
    expect(suppressed.map(({ suppression }) => suppression)).toEqual(expected ? [{ kind: 'baseline' }] : [])
  })
})

test('an entry is unused where its file was checked and has no such finding', () => {
  const elsewhere = { ...entry, file: 'not-in-this-run.json' }
  expect(applyBaseline([entry, elsewhere], [], files).unused).toEqual([entry])
  expect(applyBaseline([entry, elsewhere], [finding()], files).unused).toEqual([])
})

test('entries stand in one order, each once, with the worst verdict', () => {
  const others = [
    { ...entry, file: 'b.json' },
    { ...entry, path: '/a' },
    { ...entry, path: '/a', rule: 'a/b' },
    { ...entry, verdict: 'needs-context' },
  ] as const
  const sorted = sortEntries([entry, ...others, entry])
  expect(sorted.map(({ file, path, rule, verdict }) => [file, path, rule, verdict])).toEqual([
    ['b.json', '/value/*/imei', 'hardware-inventory/imei', 'out-of-scope'],
    ['exports/devices.json', '/a', 'a/b', 'out-of-scope'],
    ['exports/devices.json', '/a', 'hardware-inventory/imei', 'out-of-scope'],
    ['exports/devices.json', '/value/*/imei', 'hardware-inventory/imei', 'out-of-scope'],
  ])
  expect(sortEntries([...sorted].toReversed())).toEqual(sorted)
})

describe('pruning', () => {
  const isSettled = (file: string): boolean => file === 'exports/devices.json'

  test.each<[string, readonly Finding[], readonly BaselineEntry[]]>([
    ['keeps what is still there', [finding()], [entry]],
    ['takes out what is gone', [], []],
    ['adds nothing', [finding(), finding({ path: '/new' })], [entry]],
    [
      'lowers the limit to what is left',
      [finding({ verdict: 'needs-context' })],
      [{ ...entry, verdict: 'needs-context' }],
    ],
    ['does not raise it', [finding({ verdict: 'never-collected' })], [entry]],
  ])('%s', (_, found, expected) => {
    const now = found.map(one => entryOf(one, path => path))
    expect(pruneEntries([entry], now, isSettled)).toEqual(expected)
  })

  test('leaves alone what was not looked at', () => {
    const elsewhere = { ...entry, file: 'unread.json' }
    expect(pruneEntries([elsewhere], [], isSettled)).toEqual([elsewhere])
  })
})
