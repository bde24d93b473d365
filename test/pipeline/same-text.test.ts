import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createScanner } from 'jsonc-parser'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/load.ts'
import type { Report } from '../../src/model/report.ts'
import { defaultSettings, type Settings } from '../../src/model/settings.ts'
import { createEngine, type Engine } from '../../src/pipeline/engine.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import { type Checked, lintSource } from '../../src/pipeline/lint.ts'
import type { ReportOptions } from '../../src/report/reporter.ts'
import { mapReporters } from '../../src/report/map-reporters.ts'
import { reporters } from '../../src/report/reporters.ts'
import { detectEncoding } from '../../src/unpack/decode-text.ts'
import { engine, sourceOf } from '../helpers.ts'
import { makeRecords } from './records.ts'

/** A text and the name it goes by. */
interface Document {
  readonly name: string
  readonly bytes: Uint8Array
}

const root = 'fixtures'
const fixtures: readonly Document[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json'))
  .toSorted()
  .map(name => ({ name, bytes: readFileSync(path.join(root, name)) }))

/** Where characters of several bytes, escapes and long numbers lie across the edges of chunks. */
const tricky: Document = {
  name: 'tricky.ndjson',
  bytes: Buffer.from(
    `${makeRecords(40)
      .map(record => JSON.stringify({ ...record, Gerätename: 'Åsas 📱 携帯', iccid: '\u{1f4f1}' }))
      .join('\r\n')}\n\n{"\\u0069mei": "490154203237518", "n": 8946000000000000014, "e": 1.5e-7}\n{"cut": "`,
  ),
}
const documents: readonly Document[] = [...fixtures, tricky]
const options: ReportOptions = { color: false, quiet: false, ignored: 0 }

/** Most of what can be said. */
const loud: Settings = { ...defaultSettings, unknownFields: 'warn', reportEmpty: true, minConfidence: 'low' }

async function check(document: Document, size: number = Infinity, by: Engine = engine): Promise<Checked> {
  return await lintSource(sourceOf(document.bytes, document.name, size), loud, by)
}

function reportOf(checked: readonly Checked[]): Report {
  return createReport({ checked, profile: 'mam-only', version: '1.0.0', rules: engine.edition })
}

function jsonOf(checked: readonly Checked[]): string {
  return reporters.json(reportOf(checked), options)
}

/** Every text that is written about some files. */
function textsOf(checked: readonly Checked[]): string {
  const report = reportOf(checked)
  const files = checked.map(({ file, fields }) => ({
    path: file.path,
    fields,
    samples: file.samples,
    fault: file.fault,
  }))
  return [
    ...Object.values(reporters).map(one => one(report, options)),
    ...Object.values(mapReporters).map(one => one({ schema: 'mamlint-map/1', files })),
  ].join('\n')
}

async function textOf(document: Document, size?: number): Promise<string> {
  return textsOf([await check(document, size)])
}

/** The first line in which two texts differ, or null. */
function firstDifference(a: string, b: string): readonly [string | undefined, string | undefined] | null {
  if (a === b) return null
  const [left, right] = [a.split('\n'), b.split('\n')]
  const at = left.findIndex((line, index) => line !== right[index])
  return [left[at], right[at]]
}

function isText({ name }: { readonly name: string }): boolean {
  return !name.startsWith('bad-input/')
}

/** Without its byte order mark. */
function textIn({ bytes }: Document): string {
  const { encoding, markLength } = detectEncoding(bytes)
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(markLength))
}

describe('the same input gives the same bytes', () => {
  test('whatever was read before: forward, then backward with fresh rules', async () => {
    const forward: Checked[] = []
    for (const document of documents) forward.push(await check(document))
    const fresh = createEngine(loadCatalogue())
    const backward: Checked[] = []
    for (const document of documents.toReversed()) backward.push(await check(document, Infinity, fresh))
    // The data map is in the order of the command line; a report sorts by itself.
    expect(firstDifference(textsOf(backward.toReversed()), textsOf(forward))).toBeNull()
    expect(firstDifference(jsonOf(backward), jsonOf(forward))).toBeNull()
  })

  test.each([1, 7, 64, 2 ** 20])('in chunks of %i bytes', async size => {
    for (const document of documents) {
      expect(firstDifference(await textOf(document, size), await textOf(document)), document.name).toBeNull()
    }
  })
})

/** What is said of a document, without what rests on the length of its bytes. */
function withoutBytes({ file, findings, fields, suppressed }: Checked): unknown {
  const { samples, fault } = file
  return {
    file: {
      ...file,
      encoding: null,
      bytes: 0,
      samples: samples.map(one => ({ ...one, offset: 0 })),
      fault: fault === null ? null : { ...fault, offset: 0 },
    },
    findings: findings.map(finding => ({ ...finding, first: { ...finding.first, offset: 0 } })),
    fields,
    suppressed,
  }
}

const encodings: readonly [name: string, encode: (text: string) => Uint8Array, encoding: string][] = [
  ['UTF-8 with a mark', text => Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['UTF-16LE with a mark', text => Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
  ['UTF-16LE without', text => Buffer.from(text, 'utf16le'), 'utf-16le'],
  ['UTF-16BE with a mark', text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ['UTF-16BE without', text => Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
]

async function imeiOffset(bytes: Uint8Array): Promise<number | undefined> {
  return (await check({ name: 'x.json', bytes })).findings.find(finding => finding.path === '/imei')?.first.offset
}

describe('the encoding changes nothing but offsets', () => {
  test.each(encodings)('%s', async (_, encode, encoding) => {
    for (const document of documents.filter(isText)) {
      const text = textIn(document)
      const plain = await check({ ...document, bytes: Buffer.from(text) })
      for (const size of [Infinity, 3]) {
        const other = await check({ ...document, bytes: encode(text) }, size)
        expect(other.file.encoding).toBe(encoding)
        expect(withoutBytes(other), document.name).toEqual(withoutBytes(plain))
      }
    }
  })

  test('an offset is that of the byte in the file', async () => {
    const text = '{"ä": 1, "imei": "490154203237518"}'
    const [mark, little, , big] = encodings.map(([, encode]) => encode(text))
    expect(await imeiOffset(Buffer.from(text))).toBe(18)
    expect(await imeiOffset(mark ?? Buffer.of())).toBe(21)
    expect(await imeiOffset(little ?? Buffer.of())).toBe(36)
    expect(await imeiOffset(big ?? Buffer.of())).toBe(36)
  })
})

/** What is said of the fields, wherever in the text they stand. */
function saidOf({ file, findings, fields }: Checked, strip: RegExp = /^$/): unknown {
  return {
    fields: fields.map(field => ({ ...field, path: field.path.replace(strip, '') })).filter(field => field.path !== ''),
    findings: findings.map(
      ({ path: at, rule, verdict, severity, confidence, role, count, empty, condition, entity }) => {
        return {
          path: at.replace(strip, ''),
          rule,
          verdict,
          severity,
          confidence,
          role,
          count,
          empty,
          condition,
          entity,
        }
      },
    ),
    records: file.records,
    unlisted: file.unlisted,
    notice: file.notice,
  }
}

/** The tokens of one JSON document with something else between them. */
function respaced(text: string, between: string): string {
  const scanner = createScanner(text, true)
  const parts: string[] = []
  while (scanner.scan() !== endOfText) {
    parts.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()))
  }
  return parts.join(between)
}

/** `SyntaxKind.EOF`, which as a const enum cannot be imported. */
const endOfText = 17

describe('white space changes nothing but positions', () => {
  const single = fixtures.filter(({ name }) => name.endsWith('.json') && !name.startsWith('bad-input/'))

  test.each([
    ['none', ''],
    ['lines', '\n'],
    ['tabs and Windows lines', '\t\r\n'],
  ])('%s', async (_, between) => {
    for (const document of single) {
      const other = { ...document, bytes: Buffer.from(respaced(textIn(document), between)) }
      expect(saidOf(await check(other)), document.name).toEqual(saidOf(await check(document)))
    }
  })
})

/** Records of each fixture that is a list of them. */
function recordsIn(document: Document): readonly unknown[] {
  const text = textIn(document)
  if (document.name.endsWith('.ndjson'))
    return text
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(parse)
  const whole = parse(text)
  const list = Array.isArray(whole) ? whole : Object.values(whole ?? {}).find(member => Array.isArray(member))
  return (list ?? []).filter(isObject)
}

function parse(text: string): object | null {
  return JSON.parse(text) as object | null
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

describe('an array and one record a line are the same', () => {
  const lists = fixtures
    .filter(({ name }) => isText({ name }) && !name.endsWith('.jsonc'))
    .map(document => ({ name: document.name, records: recordsIn(document) }))
    .filter(({ records }) => records.length > 0)

  test('there are such lists', () => {
    expect(lists.length).toBeGreaterThan(30)
  })

  test.each([...lists, { name: 'many.json', records: makeRecords(300) }])('$name', async ({ name, records }) => {
    const doubled = [...records, ...records]
    const array = await check({ name, bytes: Buffer.from(JSON.stringify(doubled)) })
    const lines = await check({ name, bytes: Buffer.from(doubled.map(one => `${JSON.stringify(one)}\n`).join('')) })
    expect([array.file.format, lines.file.format]).toEqual(['json', 'ndjson'])
    expect(saidOf(array, /^\/\*/)).toEqual(saidOf(lines))
  })
})
