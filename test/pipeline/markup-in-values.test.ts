import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { fileSource } from '../../src/read/file-source.ts'
import { lint, mapOf } from '../helpers.ts'

// XML, property lists, keys and pictures in values; `fixtures/as-it-arrives` has the same records in them.

const imei = '490154203237518'
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')
const xml = `<devices><device><imei>${imei}</imei></device><device><imei>${imei}</imei></device></devices>`
const xmlPath = '/payload!/devices/device/*/imei'
const plist = `<?xml version="1.0"?>\n<plist version="1.0"><dict><key>IMEI</key><string>${imei}</string></dict></plist>`

describe('is opened:', () => {
  test.each([
    ['XML', xml, xmlPath, 2],
    ['XML with a declaration', `\ufeff<?xml version="1.0"?>\n<!-- a -->${xml}`, xmlPath, 2],
    ['XML in base64', base64(xml), xmlPath, 2],
    ['XML in base64 of UTF-16', base64(Buffer.from(xml, 'utf16le')), xmlPath, 2],
    ['XML in base64 of base64', base64(base64(xml)), xmlPath, 2],
    ['a property list', plist, '/payload!/IMEI', 1],
    ['a property list in base64', base64(plist), '/payload!/IMEI', 1],
    ['an event of Windows', `<EventData><Data Name="imei">${imei}</Data></EventData>`, '/payload!/EventData/imei', 1],
    ['XML that is longer than a value that is held', xml.replaceAll(imei, ' '.repeat(100_000) + imei), xmlPath, 2],
  ])('%s', async (_, payload, field, count) => {
    expect((await mapOf({ payload })).get(field)).toMatchObject({ row: 'hardware-inventory/imei', count })
    expect((await lint({ payload })).file.status).toBe('checked')
  })

  test('a binary property list in base64', async () => {
    const bytes = readFileSync('fixtures/as-it-arrives/devices.binary.plist')
    const fields = await mapOf({ payload: base64(bytes) })
    expect(fields.get('/payload!/value/*/imei')).toMatchObject({ row: 'hardware-inventory/imei', count: 2 })
  })
})

test.each([
  ['a page', `<!DOCTYPE html><html><body><p>${imei}</p></body></html>`],
  ['a formatted text', `<p>The device <b>imei</b> is gone</p>`],
  ['a sign', '<unknown/'],
  ['what is not well-formed', `<device><imei>1</device>`],
  ['what has no whole element', `<device>1`],
])('stays a text: %s', async (_, payload) => {
  const { file, fields } = await lint({ payload })
  expect(file.status).toBe('checked')
  expect(fields.map(one => one.path)).toEqual(['/payload'])
})

test.each([
  ['XML that breaks off', xml.slice(0, -20), 1],
  ['that breaks off in base64', base64(xml.slice(0, -20)), 1],
  ['entities that multiply', `<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><d>&b;</d>`, 0],
  ['a property list that is none', '<plist><imei>1</imei></plist>', 0],
  ['a binary one that breaks off', base64('bplist00\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'), 0],
])('what is not read is said: %s', async (_, payload, findings) => {
  const checked = await lint({ payload })
  expect(checked.file.samples.map(({ code }) => code)).toEqual(['DOCUMENT_CUT'])
  expect(checked.findings).toHaveLength(findings)
})

test('of what is below the depth, it is said', async () => {
  const { file } = await lint({ payload: xml }, { maxDecodeDepth: 0 })
  expect(file.samples.map(({ code }) => code)).toEqual(['DECODE_DEPTH'])
})

const pem = ['RSA ', 'EC ', 'ENCRYPTED ', ''].map(kind => `-----BEGIN ${kind}PRIVATE KEY-----\nMIIB\n`)

test.each(pem)('a key in base64 is one', async key => {
  const fields = await mapOf([{ payload: base64(key), notes: base64(key.repeat(30)) }])
  for (const field of ['/*/payload', '/*/notes']) {
    expect(fields.get(field)).toMatchObject({ row: 'access-control/certificate-private-key', verdict: 'out-of-scope' })
  }
})

test('a certificate in base64 is no key', async () => {
  const fields = await mapOf([{ payload: base64('-----BEGIN CERTIFICATE-----\nMIIB\n') }])
  expect(fields.get('/*/payload')?.row).toBeNull()
})

test('a picture in base64 is a photo', async () => {
  const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(40)])
  expect((await mapOf([{ payload: base64(picture) }])).get('/*/payload')?.row).toBe('never-collected/photos')
})

describe('a file is read again where it turns out to hold XML', () => {
  const records = JSON.stringify([{ payload: xml }, { payload: plist }])
  const found = [`/*${xmlPath}`, '/*/payload!/IMEI']

  /** Modules as a run of its own has them: nobody has loaded the reader yet. */
  async function freshRun(): Promise<{
    readonly helpers: typeof import('../helpers.ts')
    readonly lintSource: typeof import('../../src/pipeline/lint.ts').lintSource
  }> {
    vi.resetModules()
    const { lintSource } = await import('../../src/pipeline/lint.ts')
    return { helpers: await import('../helpers.ts'), lintSource }
  }

  test('as a file', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'mamlint-')), 'x.json')
    writeFileSync(file, records)
    const { helpers, lintSource } = await freshRun()
    const source = fileSource(file, 'x.json', statSync(file).size)
    const { findings } = await lintSource(source, defaultSettings, helpers.engine)
    expect(findings.map(({ path: field }) => field)).toEqual(found)
  })

  test('as bytes that were kept, or that come only once', async () => {
    for (const again of [{ again: () => Buffer.from(records) }, {}]) {
      const { helpers, lintSource } = await freshRun()
      const source = { ...helpers.sourceOf(records, 'x.json'), ...again }
      const { findings } = await lintSource(source, defaultSettings, helpers.engine)
      expect(findings.map(({ path: field }) => field)).toEqual(found)
    }
  })

  test('what cannot be had again after all is said', async () => {
    const { helpers, lintSource } = await freshRun()
    const source = { ...helpers.sourceOf(records, 'x.json'), again: () => null }
    const { file } = await lintSource(source, defaultSettings, helpers.engine)
    expect(file.samples.map(({ code }) => code)).toEqual(['DOCUMENT_CUT'])
  })
})
