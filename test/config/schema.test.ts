import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
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
