import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRandom, mutate, randomDocument } from './documents.ts'
import { readByKernel, readPlainly, type Told } from './readers.ts'

/** Documents of each kind; more of them by hand: `DOCUMENTS=1000000 npx vitest run test/parse/differential.test.ts`. */
const documents = Number(process.env['DOCUMENTS'] ?? 2_000)
const seed = Number(process.env['SEED'] ?? 1)

const fixtures = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .map(file => `fixtures/${file.replaceAll('\\', '/')}`)
  .filter(file => /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json'))
  .filter(file => readFileSync(file)[1] !== 0 && readFileSync(file)[0] !== 0xff && readFileSync(file)[0] !== 0xef)

describe('the kernel and the plain reader tell the same', () => {
  test.each(fixtures)('of %s', file => {
    const bytes = readFileSync(file)
    const plain = readPlainly(bytes)
    for (const chunk of [Infinity, 1, 7, 64]) expect(readByKernel(bytes, chunk)).toEqual(plain)
  })

  test(`of ${documents} random documents`, () => {
    for (let index = 0; index < documents; index++) compare(seed * 1_000_000_007 + index, false)
  })

  test(`of ${documents} broken documents`, () => {
    for (let index = 0; index < documents; index++) compare(seed * 2_000_000_011 + index, true)
  })
})

function sortFields(told: Told): Told {
  return { ...told, fields: told.fields.map(field => JSON.stringify(field)).toSorted() }
}

function compare(documentSeed: number, isBroken: boolean): void {
  const random = createRandom(documentSeed)
  const text = randomDocument(random)
  const bytes = isBroken ? mutate(random, text) : Buffer.from(text)
  // A member whose value never came has its place among its siblings by its key or by its next value.
  const told = isBroken ? sortFields : (all: Told): Told => all
  const plain = JSON.stringify(told(readPlainly(bytes)))
  const chunk = random() < 0.5 ? Infinity : 1 + Math.floor(random() * 20)
  const kernel = JSON.stringify(told(readByKernel(bytes, chunk)))
  // Synthetic documents may be shown.
  if (kernel !== plain) {
    expect(
      JSON.parse(kernel),
      `seed ${documentSeed}, chunk ${chunk}: ${JSON.stringify(bytes.toString('utf8'))}`,
    ).toEqual(JSON.parse(plain))
  }
}
