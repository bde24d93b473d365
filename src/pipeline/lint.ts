import { sortFindings } from '../judge/order.ts'
import type { ByteSource } from '../model/byte-source.ts'
import { countOf, type Field } from '../model/field.ts'
import type { Format } from '../model/format.ts'
import type { Finding } from '../model/finding.ts'
import { fillIn } from '../model/messages.ts'
import type { FileReport, MappedField, Report, Sample, Summary } from '../model/report.ts'
import type { Settings } from '../model/settings.ts'
import type { Profile } from '../model/verdict.ts'
import { classifyFile } from './classify-file.ts'
import type { Engine } from './engine.ts'
import { createFactSets, type FactSets } from './fact-sets.ts'
import { judgeFile } from './judge-file.ts'
import { createListener } from './listener.ts'
import { documentIn, documentsIn, type ReadFile, type SourceDocument } from './read-source.ts'
import { samplesOf } from './samples.ts'

/** One file, checked as far as it could be read. */
export interface Checked extends Reportable {
  /** The data map, made when it is first asked for: a run of `lint` has no use for it. */
  readonly fields: readonly MappedField[]
}

/** What a report says of one file. */
export interface Reportable {
  readonly file: FileReport
  readonly findings: readonly Finding[]
  readonly suppressed: number
}

/**
 * Checks a source that is one document, compressed or not. Never throws for bad input: what could not be read stands in
 * `file.fault`, and so does that it is an archive.
 */
export async function lintSource(source: ByteSource, settings: Settings, engine: Engine): Promise<Checked> {
  return await lintDocument(await documentIn(source, settings.inputFormat), settings, engine)
}

/** Same for a source that may be an archive: one result for each document in it. */
export async function lintDocuments(
  source: ByteSource,
  settings: Settings,
  engine: Engine,
): Promise<readonly Checked[]> {
  const checked: Checked[] = []
  let leftOut = 0
  for await (const one of documentsIn(source, settings.inputFormat)) {
    if (one.kind === 'left-out') leftOut++
    else checked.push(await lintDocument(one, settings, engine))
  }
  return leftOut === 0 ? checked : [...checked, withLeftOut(source.name, leftOut, engine)]
}

async function lintDocument(
  { path, name, read }: SourceDocument,
  settings: Settings,
  engine: Engine,
): Promise<Checked> {
  const facts = createFactSets()
  const listener = createListener(engine.knowledge, facts, name, settings.maxDecodeDepth)
  return checkRead({ path, name, read: await read(listener), facts }, settings, engine)
}

/** Says of an archive that not all of it is exports. */
function withLeftOut(path: string, leftOut: number, { messages }: Engine): Checked {
  const samples: readonly Sample[] = [
    { code: 'ENTRIES_LEFT_OUT', message: fillIn(messages.leftOut, { count: String(leftOut) }) },
  ]
  const nothing = { format: null, encoding: null, bytes: 0, records: 0, unlisted: 0, notice: null, fault: null }
  return { file: { path, ...nothing, status: 'sampled', samples }, findings: [], fields: [], suppressed: 0 }
}

/** A document that has been read, and the facts that its fields are counted by. */
export interface ReadInput {
  readonly path: string
  /** Its path without archives and compression: its words are context. */
  readonly name: string
  readonly read: ReadFile
  readonly facts: FactSets
}

/** Checks what has been read. */
export function checkRead({ path, name, read, facts }: ReadInput, settings: Settings, engine: Engine): Checked {
  const classified = classifyFile(read.root, name, engine.knowledge)
  const judged = judgeFile(path, classified, facts, settings, engine)
  const isForeign = settings.profile === 'mam-only' && judged.mdmEntity !== null
  const notice = isForeign ? fillIn(engine.messages.notice, { entity: judged.mdmEntity ?? '' }) : null
  const { findings, suppressed, unlisted } = judged
  return {
    file: fileReport(path, read, { unlisted, notice, samples: samplesOf(read, settings) }),
    findings,
    get fields() {
      return judged.mapFields()
    },
    suppressed,
  }
}

function fileReport(
  path: string,
  read: ReadFile,
  { unlisted, notice, samples }: Pick<FileReport, 'unlisted' | 'notice' | 'samples'>,
): FileReport {
  const { fault, format, encoding, bytes } = read
  return {
    path,
    format,
    encoding,
    bytes,
    records: countRecords(read),
    status: fault !== null ? 'incomplete' : samples.length > 0 ? 'sampled' : 'checked',
    samples,
    unlisted,
    notice,
    fault: fault === null ? null : { code: fault.code, message: fault.message, ...fault.position },
  }
}

/** Formats whose documents are records: lines, and rows of tables. */
const recordFormats: ReadonlySet<Format> = new Set(['ndjson', 'csv', 'tsv', 'parquet'])

/** Records of a file: its lines or rows, the elements of its array (`value`, `records`, ... or the document itself), or 1 a document. */
function countRecords({ root, documents: count, format }: ReadFile): number {
  if (format !== null && recordFormats.has(format)) return count
  let most = count
  const documents = [root, ...root.branches.values()]
  // The outermost element of XML is a member of its document, and a list has an element of its own around it.
  const outer = format === 'xml' ? documents.flatMap(document => [document, ...membersOf(document)]) : documents
  for (const document of outer) {
    most = Math.max(most, elementsOf(document))
    for (const member of document.members.values()) most = Math.max(most, elementsOf(member))
  }
  return most
}

/** Members, and the members of those. */
function membersOf({ members }: Field): readonly Field[] {
  return [...members.values()].flatMap(member => [member, ...member.members.values()])
}

function elementsOf({ others }: Field): number {
  const element = others.size === 0 ? undefined : others.get('element:*')
  return element === undefined ? 0 : occurrencesOf(element)
}

function occurrencesOf(field: Field): number {
  return [field, ...field.branches.values()].reduce((sum, one) => sum + countOf(one, 'total'), 0)
}

/** What a report is made of. */
export interface ReportParts {
  readonly checked: readonly Reportable[]
  readonly profile: Profile
  readonly version: string
  readonly rules: string
}

/** Builds the report of a run. The only place that does. */
export function createReport({ checked, profile, version, rules }: ReportParts): Report {
  const files = checked.map(one => one.file).toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
  const findings = sortFindings(checked.flatMap(one => one.findings))
  const suppressed = checked.reduce((sum, one) => sum + one.suppressed, 0)
  return {
    schema: 'mamlint-report/1',
    tool: { name: 'mamlint', version, rules },
    profile,
    summary: summaryOf(files, findings, suppressed),
    files,
    findings,
  }
}

function summaryOf(files: readonly FileReport[], findings: readonly Finding[], suppressed: number): Summary {
  const bySeverity = { error: 0, warning: 0, note: 0 }
  for (const { severity } of findings) bySeverity[severity]++
  const sum = (of: (file: FileReport) => number): number => files.reduce((total, file) => total + of(file), 0)
  return {
    files: files.length,
    records: sum(file => file.records),
    bytes: sum(file => file.bytes),
    errors: bySeverity.error,
    warnings: bySeverity.warning,
    notes: bySeverity.note,
    incomplete: sum(file => (file.status === 'incomplete' ? 1 : 0)),
    sampled: sum(file => (file.samples.length > 0 ? 1 : 0)),
    unlisted: sum(file => file.unlisted),
    suppressed,
  }
}
