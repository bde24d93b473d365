import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import { type Checked, lintSource } from '../../src/pipeline/lint.ts'
import { engine, sourceOf } from '../helpers.ts'

const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .map(file => `fixtures/${file.replaceAll('\\', '/')}`)
  .filter(file => /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json'))
const schema: object = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'))
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema)

async function check(content: Uint8Array | string, name: string, chunk?: number): Promise<Checked> {
  return await lintSource(sourceOf(content, name, chunk), defaultSettings, engine)
}

/** Findings but for their offsets in bytes. */
function strip({ findings }: Checked): unknown {
  return findings.map(one => ({ ...one, first: { ...one.first, offset: 0 } }))
}

function reportOf(checked: Checked): string {
  return JSON.stringify(createReport({ checked: [checked], profile: 'mam-only', version: '0', rules: engine.edition }))
}

describe.each(fixtures)('%s', file => {
  const bytes = readFileSync(file)

  test('gives the same bytes twice, however it is cut', async () => {
    const whole = reportOf(await check(bytes, file))
    for (const chunk of [Infinity, 1, 7, 64]) expect(reportOf(await check(bytes, file, chunk))).toBe(whole)
  })

  test('gives a report that its schema accepts', async () => {
    validate(JSON.parse(reportOf(await check(bytes, file))))
    expect(validate.errors ?? []).toEqual([])
  })
})

test.each(['utf-16le', 'utf-16be', 'utf-8 with mark'])('%s changes nothing but offsets', async encoding => {
  const file = 'fixtures/sample/devices.json'
  const text = readFileSync(file, 'utf8')
  const plain = await check(text, file)
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  const encoded =
    encoding === 'utf-8 with mark' ? Buffer.from(`\ufeff${text}`) : encoding === 'utf-16le' ? utf16 : utf16.swap16()
  const other = await check(encoded, file)
  expect(strip(other)).toEqual(strip(plain))
})

test('a broken line of NDJSON is a fault, and the lines after it are still checked', async () => {
  const { file, findings } = await check('{"imei":"x"}\n{"imei":\n{"iccid":"y"}\n', 'a.ndjson')
  expect(file.fault).toMatchObject({ code: 'JSON_SYNTAX', line: 2, column: 9 })
  expect(findings.map(one => one.path)).toEqual(['/imei', '/iccid'])
})
