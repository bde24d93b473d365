import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { configNames } from '../../src/config/find-config.ts'
import { factValues } from '../../src/model/facts.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { profiles } from '../../src/model/verdict.ts'

interface Schema {
  readonly properties: Readonly<Record<string, Schema>>
  readonly definitions: Readonly<Record<string, Schema>>
  readonly items: Schema
  readonly enum?: readonly string[]
  readonly type?: string
}

const text = readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8')
const schema = JSON.parse(text) as Schema

test('the schema knows the profiles and facts of the program', () => {
  expect(schema.definitions['profile']?.enum).toEqual(profiles)
  const facts = Object.entries(schema.definitions['facts']?.properties ?? {})
  const values = facts.map(([name, { type, enum: words }]) => [name, type === 'boolean' ? ['true', 'false'] : words])
  expect(Object.fromEntries(values)).toEqual(factValues)
})

test('every setting can be configured, everywhere', () => {
  const { severities: _, ...rest } = defaultSettings
  const names = [...Object.keys(rest), 'rules']
  const overrides = schema.properties['overrides']?.items.properties ?? {}
  expect(Object.keys(schema.properties).toSorted()).toEqual(
    [...names, '$schema', 'baseline', 'ignore', 'overrides'].toSorted(),
  )
  expect(Object.keys(overrides).toSorted()).toEqual([...names, 'files'].toSorted())
})

/** Paths of the keys that a configuration may have, with what an editor says of each; what `$ref` leads to counts. */
function described(at: Described, path: string, seen: ReadonlySet<Described> = new Set()): readonly [string, string][] {
  const name = /^#\/definitions\/(.*)$/.exec(at.$ref ?? at.allOf?.[0]?.$ref ?? '')?.[1]
  const target = name === undefined ? at : { ...definitions[name], ...at }
  if (seen.has(target)) return []
  const inner = { ...target.properties, ...target.items?.properties }
  return [
    [path, target.description ?? ''],
    ...Object.entries(inner).flatMap(([key, one]) => described(one, `${path}/${key}`, new Set([...seen, target]))),
  ]
}

interface Described {
  readonly $ref?: string
  readonly allOf?: readonly Described[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Described>>
  readonly items?: Described
  readonly examples?: readonly unknown[]
}

const whole = JSON.parse(text) as Described & { readonly definitions: Readonly<Record<string, Described>> }
const { definitions } = whole

test('an editor has something to say of every key', () => {
  const keys = described(whole, '')
  expect(keys.length).toBeGreaterThan(40)
  expect(keys.filter(([, description]) => description === '').map(([path]) => path)).toEqual([])
})

test('every example is a configuration', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(text) as object)
  const examples = Object.entries(definitions).flatMap(([key, { examples: some = [] }]) =>
    some.map(one => ({ [key]: one })),
  )
  expect(examples.length).toBeGreaterThan(2)
  for (const example of examples) expect([example, validate(example)]).toEqual([example, true])
})

test('the entry for a catalogue of schemas names files that are configurations', () => {
  const entry = JSON.parse(readFileSync(new URL('../../schema/catalog-entry.json', import.meta.url), 'utf8')) as {
    readonly fileMatch: readonly string[]
    readonly url: string
  }
  expect(entry.fileMatch).toEqual(configNames.filter(name => name !== 'package.json'))
  expect(entry.url).toMatch(/\/schema\/config\.schema\.json$/)
})
