import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every fault that a report may name is explained', () => {
  const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as {
    readonly definitions: { readonly fault: { readonly properties: { readonly code: { readonly enum: string[] } } } }
  }
  const page = readFileSync('docs/faults.md', 'utf8')
  const codes = schema.definitions.fault.properties.code.enum
  expect(codes.filter(code => !page.includes(`| \`${code}\``))).toEqual([])
  const source = readFileSync('src/model/fault.ts', 'utf8')
  expect([...source.matchAll(/^ {2}\| '([A-Z_]+)'$/gm)].map(([, code]) => code)).toEqual(codes)
})
