import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { lintSource } from '../../src/pipeline/lint.ts'
import { engine, lint, sourceOf } from '../helpers.ts'

const imei = '490154203237518'

/** Lines of an envelope: its header, then a header and a payload for each item. */
const envelope = [
  { event_id: '9ec79c33ec9942ab8353589fcb2e04dc', sent_at: '2026-11-26T10:00:00Z' },
  { type: 'event', content_type: 'application/json' },
  { user: { ip_address: '192.0.2.1' }, contexts: { device: { serial_number: 'C02XL0' } }, tags: [['imei', imei]] },
  { type: 'session' },
  { sid: 'x', started: '2026-11-26T10:00:00Z', attrs: { release: '1' } },
]

test('an envelope of Sentry is its header, and a record for each item', async () => {
  const text = envelope.map(line => JSON.stringify(line)).join('\n')
  const { file, findings } = await lint(text, {}, 'x.envelope')
  expect(file).toMatchObject({ format: 'ndjson', records: 3, fault: null })
  expect(findings.map(({ path }) => path).toSorted()).toEqual([
    '/contexts/device/serial_number',
    '/tags/imei',
    '/user/ip_address',
  ])
})

/** An item whose payload is bytes, told by its length or by the end of its line. */
function itemOf(payload: Uint8Array | string, header: object = { length: payload.length }): Uint8Array {
  const line = JSON.stringify({ type: 'attachment', filename: 'a', ...header })
  return Buffer.concat([Buffer.from(`\n${line}\n`), Buffer.from(payload)])
}

describe('an attachment of an envelope is left out, which is said:', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * 7) & 0xff)
  const records = envelope
    .slice(1)
    .map(line => JSON.stringify(line))
    .join('\n')

  test.each([
    ['bytes', itemOf(bytes), 1],
    ['lines of a log', itemOf('started\nimei 490154203237518\n'), 1],
    ['one line without a length', itemOf('started', {}), 1],
    ['two', Buffer.concat([itemOf(bytes), itemOf('"x"')]), 2],
    ['none but JSON', itemOf('{"device":{"serialNumber":"C02XL0"}}'), 0],
  ])('%s', async (_, items, leftOut) => {
    const text = Buffer.concat([Buffer.from(JSON.stringify(envelope[0])), items, Buffer.from(`\n${records}\n`)])
    for (const size of [Infinity, 1, 100]) {
      const source = sourceOf(text, 'x.envelope', size)
      const { file, findings } = await lintSource(source, defaultSettings, engine)
      expect(file.fault).toBeNull()
      expect(file.samples.map(({ code, message }) => `${code} ${message.replace(/.*: /, '')}`)).toEqual(
        leftOut === 0 ? [] : [`ENTRIES_LEFT_OUT ${leftOut}`],
      )
      expect(findings.map(({ path }) => path)).toContain('/contexts/device/serial_number')
      // Lines are those of the file.
      const line = text.subarray(0, text.indexOf('"ip_address"')).filter(byte => byte === 0x0a).length + 1
      expect(findings.find(({ path }) => path === '/user/ip_address')?.first.line).toBe(line)
      expect(findings.some(({ path }) => path === '/device/serialNumber')).toBe(leftOut === 0)
    }
  })
})

/** An item of an envelope, a field of its payload, and the entity and row by which the header says what that is. */
test.each([
  ['user_report', { name: 'Anna Lind', comments: 'x' }, '/name', 'user_report', 'user-info/owner-name'],
  ['log', { items: [{ serialNumber: 'C02XL0' }] }, '/items/*/serialNumber', 'log', 'hardware-inventory/serial-number'],
  ['transaction', { tags: [['phone', 'withheld']] }, '/tags/phone', 'transaction', 'user-info/phone-number'],
  ['attachment', { name: 'Anna Lind', comments: 'x' }, '/name', null, null],
])('%s says what its item is', async (type, payload, path, entity, row) => {
  const text = `${JSON.stringify(envelope[0])}\n${JSON.stringify({ type })}\n${JSON.stringify(payload)}\n`
  const { fields } = await lint(text, {}, 'x.envelope')
  expect(fields.find(field => field.path === path)).toMatchObject({ row })
  const { findings } = await lint(text, { unknownFields: 'warn' }, 'x.envelope')
  const told = findings.find(finding => finding.path === path)
  if (told !== undefined) expect(told.entity).toBe(entity)
})
