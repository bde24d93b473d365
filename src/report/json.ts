import { createForAlike } from '../model/alike-findings.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { escapeJson } from './escape.ts'

/** Reports for a program: the report itself, see `schema/report.schema.json`. Two spaces deep, one line feed at the end. */
export function reportJson(report: Report): string {
  return [...jsonPieces(report)].join('')
}

/** UTF-16 units from which on a piece is handed out: the whole text of many files is larger than anybody needs to hold. */
const pieceLength = 1 << 17
/** Files that are written at a time. */
const batchSize = 256

/**
 * The report in pieces, one after the other. Most findings of many files differ in the file and the place only: the rest of
 * their text is made once.
 */
export function* jsonPieces(report: Report): Iterable<string> {
  const frame = escapeJson(textOf({ ...report, files: [], findings: [] }))
  const [head = '', afterFiles = ''] = cutAt(frame, '\n  "files": [')
  const [between = '', tail = ''] = cutAt(afterFiles, '\n  "findings": [')
  yield head
  yield* listPieces(fileTexts(report))
  yield between
  yield* listPieces(findingTexts(report.findings))
  yield `${tail}\n`
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
function* listPieces(elements: Iterable<string>): Iterable<string> {
  let piece = ''
  let isFirst = true
  for (const element of elements) {
    piece += isFirst ? `\n    ${element}` : `,\n    ${element}`
    isFirst = false
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (!isFirst) yield `${piece}\n  `
}

/** Batches of files, as elements of a list. */
function* fileTexts({ files }: Report): Iterable<string> {
  const opening = '{\n  "files": [\n    '
  const closing = '\n  ]\n}'
  for (let at = 0; at < files.length; at += batchSize) {
    yield escapeJson(textOf({ files: files.slice(at, at + batchSize) })).slice(opening.length, -closing.length)
  }
}

/** What stands around the file and the place of findings that are alike. */
interface Around {
  readonly beforeFile: string
  readonly beforePlace: string
  readonly behindPlace: string
  /** The pointer of most: the path. */
  readonly pointer: string
}

function* findingTexts(findings: readonly Finding[]): Iterable<string> {
  const aroundOf = createForAlike(textAround)
  let file = ''
  let fileText = '""'
  for (const finding of findings) {
    if (finding.file !== file) fileText = stringText((file = finding.file))
    const { beforeFile, beforePlace, behindPlace, pointer } = aroundOf(finding)
    const { first } = finding
    const at = first.pointer === finding.path ? pointer : stringText(first.pointer)
    const place = `${at},\n        "line": ${first.line},\n        "column": ${first.column},\n        "offset": ${first.offset}`
    yield beforeFile + fileText + beforePlace + place + behindPlace
  }
}

function stringText(text: string): string {
  return escapeJson(JSON.stringify(text))
}

/** The text of a finding, but for its file and its place. */
function textAround(finding: Finding): Around {
  const blank = { ...finding, file: '', first: { pointer: '', line: 0, column: 0, offset: 0 } }
  const text = escapeJson(textOf([[blank]])).slice('[\n  [\n    '.length, -'\n  ]\n]'.length)
  const [beforeFile, behindFile] = cutAt(text, '\n      "file": ')
  const [between, behind] = cutAt(behindFile.slice('""'.length), '\n      "first": {\n        "pointer": ')
  const behindPlace = behind.slice(behind.indexOf('\n      }'))
  return { beforeFile, beforePlace: between, behindPlace, pointer: stringText(finding.path) }
}
