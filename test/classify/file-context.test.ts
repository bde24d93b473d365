import { expect, test } from 'vitest'
import { mapOf } from '../helpers.ts'

/** Names that a report is downloaded under, and whether they still say which report it is. */
test.each([
  ['MAMAppProtectionStatus.json', true],
  ['MAMAppProtectionStatus_4f1c2d3e-1111-4a11-8111-0a1b2c3d4e5f.json', true],
  ['MAMAppProtectionStatus_4F1C2D3E-1111-4A11-8111-0A1B2C3D4E5F (2).json', true],
  ['MAMAppProtectionStatus (1).json', true],
  ['MAMAppProtectionStatus-2026-11-26.json', true],
  ['MAMAppProtectionStatus_20261126T101500Z.json', true],
  ['MAMAppProtectionStatus 2026-11-26 10.15.json', true],
  ['exports/MAMAppProtectionStatus_20261126_1015.json', true],
  ['4f1c2d3e-1111-4a11-8111-0a1b2c3d4e5f.json', false],
  ['2026-11-26.json', false],
  ['MAMAppProtectionStatus_x.json', false],
])('%s says what it holds: %s', async (name, isTold) => {
  const fields = await mapOf([{ App: 'Outlook', SdkVersion: '17', LastSync: '2026-11-26' }], {}, name)
  expect(fields.get('/*/SdkVersion')?.row).toBe(isTold ? 'managed-app/sdk-version' : null)
})
