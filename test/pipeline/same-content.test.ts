import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lint } from '../helpers.ts'

/** The same content as JSON, whose findings are written by hand, and otherwise; and the path of the records in the JSON. */
const twins: readonly (readonly [file: string, json: string, records: string])[] = [
  ['ManagedDevices.xml', 'graph-managed-devices/managed-devices.json', '/value'],
  ['ManagedDevices.yaml', 'graph-managed-devices/managed-devices.json', '/value'],
  ['ManagedDevices.parquet', 'graph-managed-devices/managed-devices.json', '/value'],
  ['DeviceInformation.plist', 'apple-mdm/device-information.json', ''],
  ['DeviceInformation.binary.plist', 'apple-mdm/device-information.json', ''],
]

async function findingsIn(file: string, records: string): Promise<readonly unknown[]> {
  const { findings, file: report } = await lint(new Uint8Array(readFileSync(`fixtures/${file}`)), {}, file)
  expect(report.status).toBe('checked')
  return findings
    .map(({ rule, verdict, path, role, count, empty, condition, first }) => ({
      path: path.startsWith(records) ? path.slice(records.length) : path,
      pointer: first.pointer.startsWith(records) ? first.pointer.slice(records.length) : first.pointer,
      rule,
      verdict,
      role,
      count,
      empty,
      condition,
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

describe.each(twins)('%s', (file, json, records) => {
  test('has the findings of its JSON', async () => {
    const found = await findingsIn(`other-packings/${file}`, '')
    expect(found.length).toBeGreaterThan(10)
    expect(found).toEqual(await findingsIn(json, records))
  })
})
