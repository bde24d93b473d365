import type { InlineAllows } from '../judge/inline-allow.ts'
import type { ByteSource } from '../model/byte-source.ts'
import type { Finding } from '../model/finding.ts'
import { fillIn } from '../model/messages.ts'
import type { FileReport, MappedField, Sample } from '../model/report.ts'
import type { Settings } from '../model/settings.ts'
import type { SuppressedFinding, SuppressionRemark } from '../model/suppression.ts'
import { classifyFile } from './classify-file.ts'
import { countRecords } from './count-records.ts'
import type { Engine } from './engine.ts'
import { createFactSets, type FactSets } from './fact-sets.ts'
import { judgeFile } from './judge-file.ts'
import { createListener, type Listening } from './listener.ts'
import { readComments } from './read-comments.ts'
import { documentIn, documentsIn, type ReadFile, type SourceDocument } from './read-source.ts'
import { samplesOf } from './samples.ts'

/** One file, checked as far as it could be read. */
export interface Checked extends Reportable {
  /** The data map, made when it is first asked for: a run of `lint` has no use for it. */
  readonly fields: readonly MappedField[]
}

/** How long the stages of one file took, in milliseconds, and over how many fields. */
export interface FileTime {
  /** Reading: bytes to classified fields. */
  readonly read: number
  /** Judging: fields to findings. */
  readonly judge: number
  readonly fields: number
}

/** Tells the time in milliseconds. */
export type Clock = () => number

/** What a report says of one file. */
export interface Reportable {
  readonly file: FileReport
  readonly findings: readonly Finding[]
  /** Accepted by `allow` entries and by comments. */
  readonly suppressed: readonly SuppressedFinding[]
  /** Numbers of the entries of `Settings.allow` that accept a finding of it. */
  readonly usedAllows: readonly number[]
  /** What is to be said of its comments. */
  readonly remarks: readonly SuppressionRemark[]
  /** How long it took, where somebody asked. */
  readonly time?: FileTime
}

/**
 * Checks a source that is one document, compressed or not. Never throws for bad input: what could not be read stands in
 * `file.fault`, and so does that it is an archive.
 */
export async function lintSource(source: ByteSource, settings: Settings, engine: Engine): Promise<Checked> {
  const document = await documentIn(source, settings.inputFormat)
  return await lintDocument(document, { source, settings, engine, clock: null })
}

/** Judges, and notes how long that took besides the reading. */
export function withTime(read: number, clock: Clock | null, judge: () => Checked): Checked {
  if (clock === null) return judge()
  const begin = clock()
  const checked = judge()
  const time = { read, judge: clock() - begin, fields: checked.fields.length }
  return { ...checked, time }
}

/** Whom to ask for the time, and to tell what stands in no result. */
export interface LintWatch {
  readonly clock: Clock | null
  /** Told of entries of an archive that are not read because the settings say so: how many. */
  readonly onIgnored: (entries: number) => void
}

const nobody: LintWatch = { clock: null, onIgnored: () => {} }

/** Same for a source that may be an archive: one result for each document in it. */
export async function lintDocuments(
  source: ByteSource,
  settings: Settings,
  engine: Engine,
  { clock, onIgnored }: LintWatch = nobody,
): Promise<readonly Checked[]> {
  const checked: Checked[] = []
  let leftOut = 0
  for await (const one of documentsIn(source, settings.inputFormat, settings.entries)) {
    if (one.kind === 'document') checked.push(await lintDocument(one, { source, settings, engine, clock }))
    else if (one.kind === 'ignored') onIgnored(1)
    else leftOut++
  }
  return leftOut === 0 ? checked : [...checked, withLeftOut(source.name, leftOut, engine)]
}

/** What a document is checked with. */
interface Checking {
  readonly source: ByteSource
  readonly settings: Settings
  readonly engine: Engine
  readonly clock: Clock | null
}

async function lintDocument(
  { path, name, read: readBy }: SourceDocument,
  { source, settings, engine, clock }: Checking,
): Promise<Checked> {
  const begin = clock?.() ?? 0
  const { listener, facts } = await listeningTo(name, settings, engine)
  const read = await readBy(listener)
  try {
    // What is packed in a source cannot be had from it a second time.
    const comments = path === source.name ? await readComments(source, read, settings, engine) : null
    const taken = clock === null ? 0 : clock() - begin
    return withTime(taken, clock, () => checkRead({ path, name, read, facts, comments }, settings, engine))
  } finally {
    read.release?.()
  }
}

/** Settings and rules that a file was checked with. */
const used = new WeakMap<Engine, WeakSet<Settings>>()
let sharedListeners: typeof import('./shared-listeners.ts') | null = null

/** Who listens to a file. From the second one on it is the same for all files, so that those that are alike are read alike. */
async function listeningTo(name: string, settings: Settings, engine: Engine): Promise<Listening> {
  const usedSettings = used.get(engine) ?? new WeakSet()
  used.set(engine, usedSettings)
  if (usedSettings.has(settings)) {
    sharedListeners ??= await import('./shared-listeners.ts')
    return sharedListeners.sharedListening(name, settings, engine)
  }
  usedSettings.add(settings)
  const facts = createFactSets()
  return { listener: createListener(engine.knowledge, facts, name, settings.maxDecodeDepth), facts }
}

/** Says of an archive that not all of it is exports. */
function withLeftOut(path: string, leftOut: number, { messages }: Engine): Checked {
  const samples: readonly Sample[] = [
    { code: 'ENTRIES_LEFT_OUT', message: fillIn(messages.leftOut, { count: String(leftOut) }) },
  ]
  const nothing = { format: null, encoding: null, bytes: 0, records: 0, unlisted: 0, notice: null, fault: null }
  const file: FileReport = { path, ...nothing, status: 'sampled', samples }
  return { file, findings: [], fields: [], suppressed: [], usedAllows: [], remarks: [] }
}

/** The same without the data map. It is made when it is first asked for, and a copy of everything would ask. */
export function withoutFields({ file, findings, suppressed, usedAllows, remarks, time }: Checked): Checked {
  const known = time === undefined ? {} : { time }
  return { file, findings, suppressed, usedAllows, remarks, fields: [], ...known }
}

/** A document that has been read, and the facts that its fields are counted by. */
export interface ReadInput {
  readonly path: string
  /** Its path without archives and compression: its words are context. */
  readonly name: string
  readonly read: ReadFile
  readonly facts: FactSets
  readonly comments: InlineAllows | null
}

/** Checks what has been read. */
export function checkRead(input: ReadInput, settings: Settings, engine: Engine): Checked {
  const { path, name, read, facts, comments } = input
  const fields = classifyFile(read, name, engine.knowledge)
  const judged = judgeFile({ path, fields, facts, comments }, settings, engine)
  const isForeign = settings.profile === 'mam-only' && judged.mdmEntity !== null
  const notice = isForeign ? fillIn(engine.messages.notice, { entity: judged.mdmEntity ?? '' }) : null
  const { findings, suppressed, usedAllows, unlisted } = judged
  return {
    file: fileReport(path, read, { unlisted, notice, samples: samplesOf(read, settings) }),
    findings,
    get fields() {
      return judged.mapFields()
    },
    suppressed,
    usedAllows,
    // Of what was not read, nobody knows what it holds.
    remarks: judged.remarks.filter(({ kind }) => kind !== 'unused' || read.fault === null),
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
