import { createForAlike } from '../model/alike-findings.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { escapeJson, isPlain } from './escape.ts'
import type { Piece } from './reporter.ts'

/** Reports for a program: the report itself, see `schema/report.schema.json`. Two spaces deep, one line feed at the end. */
export function reportJson(report: Report): string {
  return [...jsonPieces(report)].map(({ text }) => text).join('')
}

/** UTF-16 units from which on a piece is handed out: the whole text of many files is larger than anybody needs to hold. */
const pieceLength = 1 << 17
/** Files that are written at a time. */
const batchSize = 256

/**
 * The report in pieces, one after the other. Most findings of many files differ in the file and the place only: the rest of
 * their text is made once.
 */
export function* jsonPieces(report: Report): Iterable<Piece> {
  const frame = escapeJson(textOf({ ...report, files: [], findings: [] }))
  const [head = '', afterFiles = ''] = cutAt(frame, '\n  "files": [')
  const [between = '', tail = ''] = cutAt(afterFiles, '\n  "findings": [')
  yield pieceOf(head)
  yield* listPieces(fileTexts(report))
  yield pieceOf(between)
  yield* listPieces(findingTexts(report.findings))
  yield pieceOf(`${tail}\n`)
}

function pieceOf(text: string): Piece {
  return { text, isAscii: isPlain(text) }
}

function textOf(value: object): string {
  return JSON.stringify(value, null, 2)
}

/** Cuts a text behind a mark that it has. */
function cutAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark) + mark.length
  return [text.slice(0, at), text.slice(at)]
}

/** Elements of a list in the report, gathered. */
function* listPieces(elements: Iterable<Piece>): Iterable<Piece> {
  let text = ''
  let isAscii = true
  let isFirst = true
  for (const element of elements) {
    text += isFirst ? `\n    ${element.text}` : `,\n    ${element.text}`
    isAscii &&= element.isAscii
    isFirst = false
    if (text.length < pieceLength) continue
    yield { text, isAscii }
    text = ''
    isAscii = true
  }
  if (!isFirst) yield { text: `${text}\n  `, isAscii }
}

/** Batches of files, as elements of a list. */
function* fileTexts({ files }: Report): Iterable<Piece> {
  const opening = '{\n  "files": [\n    '
  const closing = '\n  ]\n}'
  for (let at = 0; at < files.length; at += batchSize) {
    const text = escapeJson(textOf({ files: files.slice(at, at + batchSize) }))
    yield pieceOf(text.slice(opening.length, -closing.length))
  }
}

/** What stands around the file and the place of findings that are alike. */
interface Around {
  readonly beforeFile: string
  readonly beforePlace: string
  readonly behindPlace: string
  /** The pointer of most: the path. */
  readonly pointer: string
  readonly isAscii: boolean
}

function* findingTexts(findings: readonly Finding[]): Iterable<Piece> {
  const aroundOf = createForAlike(textAround)
  let file: string | null = null
  let ofFile = pieceOf('""')
  for (const finding of findings) {
    if (finding.file !== file) ofFile = stringPiece((file = finding.file))
    const { beforeFile, beforePlace, behindPlace, pointer, isAscii } = aroundOf(finding)
    const { first } = finding
    const own = first.pointer === finding.path ? null : stringPiece(first.pointer)
    const place = `${own?.text ?? pointer},\n        "line": ${first.line},\n        "column": ${first.column},\n        "offset": ${first.offset}`
    yield {
      text: beforeFile + ofFile.text + beforePlace + place + behindPlace,
      isAscii: isAscii && ofFile.isAscii && own?.isAscii !== false,
    }
  }
}

function stringPiece(text: string): Piece {
  return pieceOf(escapeJson(JSON.stringify(text)))
}

/** The text of a finding, but for its file and its place. */
function textAround(finding: Finding): Around {
  const blank = { ...finding, file: '', first: { pointer: finding.path, line: 0, column: 0, offset: 0 } }
  const text = escapeJson(textOf([[blank]])).slice('[\n  [\n    '.length, -'\n  ]\n]'.length)
  const [beforeFile, behindFile] = cutAt(text, '\n      "file": ')
  const [beforePlace, behind] = cutAt(behindFile.slice('""'.length), '\n      "first": {\n        "pointer": ')
  const behindPlace = behind.slice(behind.indexOf('\n      }'))
  return { beforeFile, beforePlace, behindPlace, pointer: stringPiece(finding.path).text, isAscii: isPlain(text) }
}
