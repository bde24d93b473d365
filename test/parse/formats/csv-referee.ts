import { parse } from 'csv-parse/sync'
import type { Position } from '../../../src/model/fault.ts'
import { nothingDisclosed } from '../../../src/parse/field-listener.ts'
import type { PathTrie } from '../../../src/parse/path-trie.ts'
import { createPathTrie } from '../../../src/parse/path-trie.ts'
import { createCsvReader } from '../../../src/parse/formats/csv-reader.ts'
import { createFactSets } from '../../../src/pipeline/fact-sets.ts'
import { createListener } from '../../../src/pipeline/listener.ts'
import { engine } from '../../helpers.ts'
import type { CsvText } from './csv-texts.ts'
import { type Told, tellFile } from '../readers.ts'

/** Rows as csv-parse reads them; null where it finds them broken. */
export function rowsOf(text: string, delimiter: string, relaxed: boolean = false): readonly string[][] | null {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: true,
      trim: true,
    })
  } catch {
    return null
  }
}

/** Reads UTF-8 with the kernel, in pieces of `chunk` bytes. */
export function readCsv(bytes: Uint8Array, chunk: number = Infinity, delimiter: string | null = null): Told {
  const facts = createFactSets()
  const reader = createCsvReader(
    createListener(engine.knowledge, facts, 'x.csv'),
    { offset: 0, isUtf16: false },
    delimiter,
  )
  for (let at = 0; at < bytes.length; at += chunk) reader.add(bytes.subarray(at, Math.min(bytes.length, at + chunk)))
  return tellFile(reader.end(false), facts)
}

/** Tells of rows what the plain reader tells of the array of objects that they stand for. */
export function tellRows(rows: readonly string[][], places: Pick<CsvText, 'header' | 'rows'>): Told {
  const facts = createFactSets()
  const trie = createPathTrie(createListener(engine.knowledge, facts, 'x.csv'))
  const [names = [], ...records] = rows
  let position: Position = { line: 1, column: 1, offset: 0 }
  trie.continueAt({ position: () => position })
  trie.onOpen('array')
  for (const [number, record] of records.entries()) {
    const row = places.rows[number] ?? position
    position = row
    trie.onOpen('object')
    for (const [index, cell] of record.entries()) {
      position = places.header[index] ?? row
      // A key that folds, and is no datum.
      trie.onKey(names[index] ?? '0')
      deliver(trie, cell)
    }
    trie.onClose()
  }
  trie.onClose()
  return tellFile({ root: trie.finish(), format: 'csv', documents: 1, fault: null, disclosed: nothingDisclosed }, facts)
}

function deliver(trie: PathTrie, cell: string): void {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell)) trie.onNumber(cell)
  else if (/^(?:true|false)$/i.test(cell)) trie.onLiteral(cell.toLowerCase() === 'true')
  else trie.onString(cell)
}
