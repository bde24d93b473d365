import { Fault, type Position } from '../model/fault.ts'
import { type Disclosed, maxInnerFields, maxMoved } from '../parse/field-listener.ts'
import { createFactSets, type FactSets } from './fact-sets.ts'
import { type Before, createFieldMerger, type MergedField } from './merge-fields.ts'
import type { ReadPart } from './read-part.ts'
import type { ReadFile } from './read-source.ts'

/** A file that was read in parts, and the facts that its fields are counted by. */
export interface MergedFile {
  readonly read: ReadFile
  readonly facts: FactSets
}

/**
 * Adds up the parts of a file: what one reader of the whole file would have told. Null where it may have told anything else;
 * then the file is to be read as a whole.
 *
 * @param parts By number; null for those that were given up.
 */
export function mergeParts(parts: readonly (ReadPart | null)[]): MergedFile | null {
  const chain = chainOf(parts)
  if (chain === null) return null
  // One reader may have stopped opening documents inside values.
  if (sumOf(chain, part => part.hints.innerFields) >= maxInnerFields) return null
  const facts = createFactSets()
  const merger = createFieldMerger(facts)
  const waiting: Waiting[] = []
  let before: Before = { lines: 0, columns: 0, elements: 0, offset: 0 }
  let fault: Fault | null = null
  let disclosed: Disclosed = { depth: null, part: null }
  for (const [place, part] of chain.entries()) {
    if (!agrees(part, chain.slice(0, place), facts) || !merger.add(part, before)) return null
    waiting.push(...waitingOf(part, index => merger.fieldOf(index), facts))
    if (part.fault !== null) fault ??= faultInFile(part.fault, before)
    disclosed = firstOf(disclosed, part.disclosed, before)
    before = behind(part, before)
  }
  settle(waiting, chain.at(-1), facts)
  const documents = sumOf(chain, part => part.documents)
  const records = sumOf(chain, part => part.records)
  const format = documents === 0 ? null : records > 1 ? 'ndjson' : 'json'
  const bytes = chain.at(-1)?.end ?? 0
  if (documents === 0) fault ??= new Fault('FILE_EMPTY', 'expected a JSON document, but the file holds none')
  const read = { root: merger.finish(), format, encoding: 'utf-8', bytes, documents, fault, isSampled: false } as const
  const hasComments = chain.some(({ hints }) => hints.hasComments)
  return { read: { ...read, disclosed, hasComments }, facts }
}

/** The parts that make up the file; null where one of them is missing. */
function chainOf(parts: readonly (ReadPart | null)[]): readonly ReadPart[] | null {
  const chain: ReadPart[] = []
  for (let at: number | null = 0; at !== null;) {
    const part: ReadPart | null | undefined = parts[at]
    if (part === null || part === undefined) return null
    chain.push(part)
    at = part.next
  }
  return chain
}

/** Whether a part took what stands before it for what it is. */
function agrees(part: ReadPart, earlier: readonly ReadPart[], facts: FactSets): boolean {
  if (earlier.length === 0) return true
  const { wentByOneLine, hasLateOuterType, hasLateColumns } = part.hints
  if (hasLateColumns) return false
  if (wentByOneLine && earlier.some(({ hints }) => hints.hasLineFeeds || hints.hasComments)) return false
  if (hasLateOuterType && sumOf(earlier, one => one.entries) <= maxMoved) return false
  const own = factsIn(part, part.factsBefore, facts)
  return earlier.every(one => sameList(factsIn(one, one.factsAfter, facts), own))
}

/** Numbers of sets of facts of a part as the whole file has them. */
function factsIn({ factSets }: ReadPart, sets: readonly number[], facts: FactSets): readonly number[] {
  return sets.map(set => facts.idOf(factSets[set] ?? {}))
}

function sameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}

/** Occurrences that wait for what the containers around them turn out to be. */
interface Waiting {
  readonly field: MergedField
  readonly level: number
  readonly facts: number
  readonly count: number
}

function waitingOf(part: ReadPart, fieldOf: (index: number) => MergedField, facts: FactSets): readonly Waiting[] {
  // Once a set: far more waits than there are sets.
  const sets = part.factSets.map(set => facts.idOf(set))
  return part.pending.map(({ field, level, facts: set, count }) => ({
    field: fieldOf(field),
    level,
    facts: sets[set] ?? 0,
    count,
  }))
}

/** Counts what waited, now that the last part has told what the containers around the array are. */
function settle(waiting: readonly Waiting[], last: ReadPart | undefined, facts: FactSets): void {
  const outer = last === undefined ? [] : factsIn(last, last.factsAfter, facts)
  for (const { field, level, facts: inner, count } of waiting) {
    const set = outer.slice(0, level).reduceRight((joined, around) => facts.join(joined, around), inner)
    field.tally.set(set, (field.tally.get(set) ?? 0) + count)
  }
}

function behind(part: ReadPart, before: Before): Before {
  return {
    lines: before.lines + part.lines,
    columns: part.column + (part.lines === 0 ? before.columns : 0),
    elements: before.elements + part.elements,
    offset: part.end,
  }
}

function faultInFile({ code, message, position }: NonNullable<ReadPart['fault']>, before: Before): Fault {
  return new Fault(code, message, position === null ? null : positionInFile(position, before))
}

function firstOf(earlier: Disclosed, own: Disclosed, before: Before): Disclosed {
  const place = (position: Position | null): Position | null =>
    position === null ? null : positionInFile(position, before)
  return { depth: earlier.depth ?? place(own.depth), part: earlier.part ?? place(own.part) }
}

function positionInFile({ line, column, offset }: Position, before: Before): Position {
  return {
    line: line + before.lines,
    column: column + (line === 1 ? before.columns : 0),
    offset: offset + before.offset,
  }
}

function sumOf(parts: readonly ReadPart[], count: (part: ReadPart) => number): number {
  return parts.reduce((sum, part) => sum + count(part), 0)
}
