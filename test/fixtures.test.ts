import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../src/catalogue/load.ts'
import { defaultSettings } from '../src/model/settings.ts'
import { createEngine } from '../src/pipeline/engine.ts'
import { type Checked, lintSource } from '../src/pipeline/lint.ts'

/** What stands beside a fixture, written by hand from the catalogue. */
interface Expected {
  readonly fault?: boolean
  readonly expected: readonly {
    readonly path: string
    readonly row: string
    /** `conditional`: the row is seen, whatever the facts of the record make of it. */
    readonly verdict: string
  }[]
}

const engine = createEngine(loadCatalogue())
const root = 'fixtures'
const fixtures = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(
    file =>
      /\.(json|jsonc|ndjson|csv|envelope|xml|plist|xcprivacy|mobileconfig|yaml)$/.test(file) &&
      !file.endsWith('.expected.json'),
  )
  // The same content in other packings: see as-it-arrives.test.ts and pipeline/same-content.test.ts.
  .filter(file => !/^(?:as-it-arrives|other-packings)\//.test(file))
  .toSorted()

async function check(file: string): Promise<Checked> {
  const bytes = readFileSync(path.join(root, file))
  const source = { name: `${root}/${file}`, size: bytes.length, chunks: () => only(bytes) }
  return await lintSource(source, defaultSettings, engine)
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

describe.each(fixtures)('%s', file => {
  const expected: Expected = JSON.parse(readFileSync(path.join(root, file.replace(/\.\w+$/, '.expected.json')), 'utf8'))
  // Documentation samples of Graph leave optional data out of their expectations.
  const isSample = file.startsWith('graph-samples/')

  test('gives the expected findings, and no other', async () => {
    const { findings, fields } = await check(file)
    const conditional = expected.expected.filter(one => one.verdict === 'conditional')
    const seen = new Set(fields.map(field => `${field.path} ${field.row}`))
    expect(conditional.filter(one => !seen.has(`${one.path} ${one.row}`))).toEqual([])

    const told = new Set(conditional.map(one => `${one.path} ${one.row}`))
    const found = findings
      .filter(one => !told.has(`${one.path} ${one.rule}`) && !(isSample && one.verdict === 'optional-data'))
      .map(one => `${one.path} ${one.rule} ${one.verdict}`)
    const wanted = expected.expected.filter(one => one.verdict !== 'conditional')
    // Two record types that share a path are two findings; the expectation lists the path once.
    expect([...new Set(found)].toSorted()).toEqual(
      wanted.map(one => `${one.path} ${one.row} ${one.verdict}`).toSorted(),
    )
  })

  test(expected.fault === true ? 'says that it could not be read' : 'is read to the end', async () => {
    const { file: report } = await check(file)
    expect(report.status).toBe(expected.fault === true ? 'incomplete' : 'checked')
  })
})
