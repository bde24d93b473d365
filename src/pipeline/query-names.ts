import { unicodeTest } from '../model/unicode.ts'

/** Longest query that is read, in UTF-16 units. */
const maxQuery = 20_000

/**
 * Names that a query asks for: the columns of SQL `select ... from`, of KQL `| project ...`, and of OData `$select=` and
 * `$expand=` in a URL. What a query leaves out (`project-away`) is not asked for.
 *
 * @returns Names as written, without tables, aliases and expressions; none where the text is no such query.
 */
export function namesInQuery(text: string): readonly string[] {
  if (text.length > maxQuery) return []
  const lists = [...odataLists(text), ...sqlLists(text), ...kqlLists(text)]
  return [...new Set(lists.flatMap(list => list.split(',').map(columnName)))].filter(name => name !== '')
}

function odataLists(text: string): readonly string[] {
  return [...text.matchAll(/(?:\$|%24)(?:select|expand)=([^&#\s]*)/gi)].map(
    match => match[1]?.replaceAll(/%2c/gi, ',') ?? '',
  )
}

function sqlLists(text: string): readonly string[] {
  const lower = text.toLowerCase()
  const start = /^\s*select\s/.exec(lower)?.[0].length
  const end = lower.indexOf(' from ')
  return start === undefined || end < start ? [] : [text.slice(start, end)]
}

function kqlLists(text: string): readonly string[] {
  return text
    .split('|')
    .map(step => /^\s*(?:project|project-keep|project-reorder|distinct)\s+([^]*)$/i.exec(step)?.[1] ?? '')
    .filter(list => list !== '')
}

const isName = unicodeTest(/^[A-Za-z_][\w.]*$/, String.raw`^[\p{L}_][\p{L}\p{N}_.]*$`, 'u')

/** The column that a list's part names: `d.imei as x` is `imei`, KQL's `x = imei` is `imei`, `count(*)` is none. */
function columnName(part: string): string {
  const column = part.includes('=') ? part.slice(part.lastIndexOf('=') + 1) : part.replace(/\s+as\s+\S+\s*$/i, '')
  const name = column.replaceAll(/["'`[\]]|\bdistinct\b/gi, '').trim()
  return isName(name) ? (name.split('.').at(-1) ?? '') : ''
}
