import type { Facts } from '../../src/model/facts.ts'
import { type Field, fieldsBelow } from '../../src/model/field.ts'
import { createPaths } from '../../src/model/path.ts'
import type { Disclosed } from '../../src/parse/field-listener.ts'
import { createKernelReader, type KernelOutcome } from '../../src/parse/kernel.ts'
import { createPathTrie } from '../../src/parse/path-trie.ts'
import { createTextReader } from '../../src/parse/read-texts.ts'
import { loadValueReaders } from '../../src/parse/value-readers.ts'
import { createFactSets, type FactSets } from '../../src/pipeline/fact-sets.ts'
import { createListener } from '../../src/pipeline/listener.ts'
import { createTextDecoding } from '../../src/unpack/decode-text.ts'
import { engine } from '../helpers.ts'

await loadValueReaders()

/** Everything that a reader tells of a file, as plain data. */
export interface Told {
  readonly format: string | null
  readonly documents: number
  readonly fault: unknown
  readonly disclosed: Disclosed
  readonly fields: readonly unknown[]
}

/** Less than what random documents come to, so that some of them are not opened. */
const maxDecodeDepth = 3

/** Whether to tell of the fields too, each with its path. */
export interface Wanted {
  readonly tells: boolean
}

/** Reads UTF-8 with the kernel, in pieces of `chunk` bytes. */
export function readByKernel(bytes: Uint8Array, chunk: number = Infinity, { tells }: Wanted = { tells: true }): Told {
  const facts = createFactSets()
  const reader = createKernelReader(createListener(engine.knowledge, facts, 'x.json', maxDecodeDepth), {
    offset: 0,
    isUtf16: false,
  })
  for (let at = 0; at < bytes.length; at += chunk) reader.add(bytes.subarray(at, Math.min(bytes.length, at + chunk)))
  return tellFile(reader.end(false), facts, { tells })
}

/** What reading a file came to, as plain data. */
export function tellFile(
  { root, format, documents, fault, disclosed }: Omit<KernelOutcome, 'format' | 'hasComments'> & Pick<Told, 'format'>,
  facts: FactSets,
  { tells }: Wanted = { tells: true },
): Told {
  return { format, documents, fault: faultOf(fault), disclosed, fields: tells ? tell(root, facts) : [] }
}

/** Reads UTF-8 with the plain reader. */
export function readPlainly(bytes: Uint8Array, { tells }: Wanted = { tells: true }): Told {
  const facts = createFactSets()
  const trie = createPathTrie(createListener(engine.knowledge, facts, 'x.json', maxDecodeDepth))
  const reader = createTextReader(trie, 'utf-8', 0)
  const decoding = createTextDecoding('utf-8', 0)
  const decoded = decoding.decode(bytes)
  reader.add(Buffer.from(decoded.utf8).toString())
  const isUndecodable = decoded.fault !== null || decoding.end().fault !== null
  const { format, documents, fault } = reader.end(isUndecodable)
  return {
    format,
    documents,
    fault: faultOf(fault),
    disclosed: trie.disclosed(),
    fields: tells ? tell(trie.finish(), facts) : [],
  }
}

/** Code and place: the words may differ. */
function faultOf(fault: { readonly code: string; readonly position: object | null } | null): unknown {
  return fault === null ? null : { code: fault.code, ...fault.position }
}

function tell(root: Field, facts: FactSets): readonly unknown[] {
  const pathOf = createPaths()
  return fieldsBelow(root).map(field => ({
    path: pathOf(field),
    kind: field.kind,
    type: field.type,
    counts: field.counts.join(' '),
    marks: sorted(field.marks, mark => String(mark)),
    tally: sorted(field.tally, set => written(facts.factsOf(set))),
    late: [...field.lateTypes].toSorted().join(' '),
    first: `${field.first.pointer} ${field.first.line}:${field.first.column} ${field.first.offset}`,
  }))
}

function sorted(counts: ReadonlyMap<number, number>, nameOf: (key: number) => string): string {
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([key, count]) => `${nameOf(key)}=${count}`)
    .toSorted()
    .join(' ')
}

function written(facts: Facts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}:${value}`)
    .toSorted()
    .join('+')
}
