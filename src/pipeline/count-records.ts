import { countOf, type Field } from '../model/field.ts'
import type { Format } from '../model/format.ts'
import { remember } from '../model/remember.ts'
import { columnListKeys, rowListKeys } from '../parse/table-keys.ts'
import type { ReadFile } from './read-source.ts'

/** Formats whose documents are records: rows of tables. Lines are, too, unless each is a batch. */
const recordFormats: ReadonlySet<Format> = new Set(['csv', 'tsv', 'parquet'])

/**
 * Records of a file: its lines or rows, the elements of its array (`value`, `records`, ... or the document itself), or 1 a
 * document. Of batches of records, one a line or one an element, the records count. Of a columnar table the rows count, and not
 * its columns, however many there are.
 */
export function countRecords({ root, documents, format }: ReadFile): number {
  if (format !== null && recordFormats.has(format)) return documents
  return remember(root, 'records', `${format} ${documents}`, () => recordsIn({ root, documents, format }))
}

function recordsIn({ root, documents: count, format }: Pick<ReadFile, 'root' | 'documents' | 'format'>): number {
  const batched = recordsInBatches(format === 'ndjson' ? root : elementOf(root))
  if (batched > 0) return batched
  if (format === 'ndjson') return count
  const documents = [root, ...root.branches.values()]
  const rows = documents.reduce((sum, document) => sum + rowsBelow(document), 0)
  if (rows > 0) return rows
  let most = count
  // The outermost element of XML is a member of its document, and a list has an element of its own around it.
  const outer = format === 'xml' ? documents.flatMap(document => [document, ...membersOf(document)]) : documents
  for (const document of outer) {
    most = Math.max(most, elementsOf(document))
    for (const member of document.members.values()) most = Math.max(most, elementsOf(member))
  }
  return most
}

/** Members that hold the records of a batch: Event Hub's messages, pages of a response. */
const batchKeys: readonly string[] = ['records', 'value']

/** Records of batches that stand one behind the other: every one of them is an object with a list of records. 0 for anything else. */
function recordsInBatches(batch: Field | undefined): number {
  if (batch === undefined || batch.branches.size > 0) return 0
  const lists = batchKeys.flatMap(key => batch.members.get(key) ?? [])
  const [list] = lists
  const areBatches = list !== undefined && countOf(list, 'array') === countOf(batch, 'total')
  return areBatches && lists.length === 1 ? elementsOf(list) : 0
}

/** Rows of the table that a document is, or of those that it lists. */
function rowsBelow(document: Field): number {
  const listed = [...document.members.values()].flatMap(member => elementOf(member) ?? [])
  return [document, ...listed].reduce((sum, table) => sum + rowsOf(table), 0)
}

function rowsOf({ members }: Field): number {
  const isTable = columnListKeys.some(key => elementsOf(members.get(key)) > 0)
  return isTable ? rowListKeys.reduce((sum, key) => sum + elementsOf(members.get(key)), 0) : 0
}

/** Members, and the members of those. */
function membersOf({ members }: Field): readonly Field[] {
  return [...members.values()].flatMap(member => [member, ...member.members.values()])
}

function elementOf({ others }: Field): Field | undefined {
  return others.size === 0 ? undefined : others.get('element:*')
}

function elementsOf(field: Field | undefined): number {
  const element = field === undefined ? undefined : elementOf(field)
  return element === undefined ? 0 : occurrencesOf(element)
}

function occurrencesOf(field: Field): number {
  return [field, ...field.branches.values()].reduce((sum, one) => sum + countOf(one, 'total'), 0)
}
