import { expect, test } from 'vitest'
import { linesOfEnvelope } from '../../src/unpack/envelope.ts'

const head = '{"event_id":"9ec79c33ec9942ab8353589fcb2e04dc"}\n'

/** What follows the header of an envelope, and as what it is read. */
const cases: readonly (readonly [title: string, items: string, read: string])[] = [
  ['an object', '{"type":"event"}\n{"a":1}\n', '{"type":"event",\r "a":1}\n'],
  ['two', '{"type":"a"}\n{"a":1}\n{"type":"b"}\n{"b":1}', '{"type":"a",\r "a":1}\n{"type":"b",\r "b":1}'],
  ['lines that end with CR LF', '{"type":"event"}\r\n{"a":1}\r\n', '{"type":"event", \r "a":1}\r\n'],
  ['several lines of a length', '{"type":"a","length":9}\n{\n"a":1\r\n}\n', '{"type":"a","length":9,\r \r"a":1 \r}\n'],
  ['blanks in it', '{"type":"event"} \n{ "a":1}\n', '{"type":"event", \r  "a":1}\n'],
  ['an empty object', '{"type":"event"}\n{}\n', '{"type":"event"}\n{}\n'],
  ['an empty object with a blank', '{"type":"a"}\n{ }\n', '{"type":"a"}\n{ }\n'],
  ['an array', '{"type":"event"}\n[{"a":1}]\n', '{"type":"event"}\n[{"a":1}]\n'],
  [
    'no payload',
    '{"type":"event","length":0}\n\n{"type":"b"}\n{"b":1}',
    '{"type":"event","length":0}\n\n{"type":"b",\r "b":1}',
  ],
  ['no payload at the end', '{"type":"event"}', '{"type":"event"}'],
  ['a cut payload', '{"type":"event"}\n{', '{"type":"event"}\n{'],
  [
    'bytes',
    '{"type":"x","length":3}\n\0{"\n{"type":"b"}\n{"b":1}',
    '{"type":"x","length":3}\n   \n{"type":"b",\r "b":1}',
  ],
  ['what is no header', '{"a":1}\n{"b":1}\n', '{"a":1}\n{"b":1}\n'],
  ['many blanks', `{"type":"a"}\n{${' '.repeat(80)}"a":1}\n`, `{"type":"a"}\n{${' '.repeat(80)}"a":1}\n`],
]

test.each(cases)('an item with %s', async (_, items, read) => {
  for (const size of [1, 2, 3, 7, Infinity]) {
    const bytes: Uint8Array[] = []
    for await (const chunk of linesOfEnvelope(cut(Buffer.from(head + items), size)).bytes) bytes.push(chunk)
    expect(Buffer.concat(bytes).toString()).toBe(head + read)
  }
})

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, Math.min(bytes.length, at + size))
}
