import { expect, test } from 'vitest'
import { planCuts } from '../../src/pipeline/cut-plan.ts'
import { createFactSets } from '../../src/pipeline/fact-sets.ts'
import { createListener } from '../../src/pipeline/listener.ts'
import { documentIn } from '../../src/pipeline/read-source.ts'
import { engine, sourceOf } from '../helpers.ts'
import { tellFile } from '../parse/readers.ts'
import { bytesAt, readInParts } from './parts.ts'

const record = (index: number): string =>
  `{"id":"${index}","imei":"490154203237518","notes":"},{\\"id\\":1},{","apps":[{"id":1,"tags":[{"id":2},{"id":3}]},{"id":4}]}`
const records: readonly string[] = Array.from({ length: 8_000 }, (_, index) => record(index))
const rows: readonly string[] = records.map((_, index) => `["${index}",[1,2],[3,{"id":4}]]`)

/** Files by what they hold, and in how many parts they can be read; 0 where nothing can be cut. */
const files: readonly (readonly [name: string, text: string | Uint8Array, parts: number])[] = [
  ['an array', `[${records.join(',')}]`, 3],
  [
    'an array in an object',
    `{"@odata.context":"x","tags":["a",{}],"value":[${records.join(',')}],"more":[{"id":1}]}`,
    3,
  ],
  ['an array deeper down', `{"data":{"value":[\n  ${records.join(',\n  ')}\n]}}\n`, 3],
  ['rows', `{"rows":[${rows.join(', ')}]}`, 3],
  // Their fields stand where the names of their columns do, before any part.
  ['rows of a table', `{"columns":["a","b"],"rows":[${rows.join(', ')}]}`, 1],
  ['lines', records.join('\n'), 3],
  ['lines that end in CR LF', `${records.join('\r\n')}\r\n`, 3],
  ['a byte order mark', `\ufeff[${records.join(',')}]`, 3],
  ['lines behind a byte order mark', `\ufeff${records.join('\n')}`, 3],
  ['scalars', `[${records.map(() => '"x"').join(',')}]`, 0],
  ['one object', `{${records.map((_, index) => `"k${index}":{"id":1}`).join(',')}}`, 0],
  ['UTF-16', Buffer.from(`\ufeff[${records.join(',')}]`, 'utf16le'), 0],
  [
    'records larger than what is looked at',
    `[${Array.from({ length: 3 }, () => `{"a":[${rows.join(',')}]}`).join(',')}]`,
    0,
  ],
  ['one long blank', ' '.repeat(1_000_000), 0],
  ['one long string', `["${'x'.repeat(1_000_000)}"]`, 0],
  ['many open brackets', '[{"a":'.repeat(100_000), 0],
  ['an envelope', ['{"event_id":"a"}', ...records.flatMap(one => ['{"type":"event"}', one])].join('\n'), 0],
  ['nothing', '', 0],
]

test.each(files)('%s', async (_, content, parts) => {
  const bytes = Buffer.from(content)
  const starts = [1, 2].map(third => Math.floor((bytes.length * third) / 3))
  const plan = planCuts(bytesAt(bytes, 10_000), bytes.length, starts)
  if (plan === null) return expect(parts).toBe(0)
  const { merged, read } = readInParts(bytes, plan)
  expect(read.filter(part => part !== null).length).toBe(Math.max(1, parts))
  if (merged === null) throw new Error('the parts of this file tell all there is')
  const facts = createFactSets()
  const { read: readWhole } = await documentIn(sourceOf(bytes, 'x.json'), null)
  const whole = await readWhole(createListener(engine.knowledge, facts, 'x.json'))
  expect(tellFile(merged.read, merged.facts)).toEqual(tellFile(whole, facts))
  return expect(merged.read.bytes).toBe(whole.bytes)
})
