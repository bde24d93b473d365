import { describe, expect, test } from 'vitest'
import { lint } from '../helpers.ts'
import { announced, unannounced } from './right-announced.ts'
import type { Case } from './right-case.ts'
import { context, settings } from './right-context.ts'
import { keys, spellings, words } from './right-names.ts'
import { pairs, shapes, values } from './right-values.ts'

/** The numbered rules of the design's section 3 that say what a field is. */
const rules: Readonly<Record<string, readonly Case[]>> = {
  '3.2 context before name': context,
  '3.4 a setting is not data': settings,
  '3.5 a switch, declaration or permission': announced,
  '3.7 words, not substrings': words,
  '3.8 values speak': values,
  '3.9 shapes speak': shapes,
  '3.10 pairs': pairs,
  '3.11 spellings': spellings,
  '3.11 keys that are data': keys,
}

describe.each(Object.entries(rules))('%s', (_, cases) => {
  test.each(cases.map(([title, ...one]) => ({ title, one })))('$title', async ({ one }) => {
    const [document, path, row, verdict, options = {}] = one
    const { fields, findings } = await lint(document, options.settings, options.file)
    const seen = fields.filter(field => field.path === path)
    // The root is mapped only where it is a row.
    expect(seen.length > 0 || path === '').toBe(true)
    const wanted = { row, verdict, ...only('role', options.role), ...only('confidence', options.confidence) }
    if (options.isOneOfTwo !== true) for (const field of seen) expect(field).toMatchObject(wanted)
    else expect(seen).toContainEqual(expect.objectContaining(wanted))
    const found = findings.filter(finding => finding.path === path)
    if (options.isOneOfTwo !== true) {
      expect(found.map(finding => finding.rule)).toEqual(verdict === 'allowed' || row === null ? [] : [row])
    } else expect(found.map(finding => finding.entity)).toEqual(['managedDevice'])
  })
})

function only<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>)
}

describe('3.5 what announces nothing', () => {
  test.each(unannounced)('%s', async (_, document, path) => {
    const { fields, findings } = await lint(document, { minConfidence: 'low' })
    expect(fields.map(field => field.path)).not.toContain(path)
    expect(findings).toEqual([])
  })
})
