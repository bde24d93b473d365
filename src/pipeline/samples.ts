import type { Position } from '../model/fault.ts'
import type { Sample, SampleCode } from '../model/report.ts'
import type { Settings } from '../model/settings.ts'
import type { ReadFile } from './read-source.ts'

/** What samples are told from. */
type SampledFile = Pick<ReadFile, 'isSampled' | 'documents' | 'rows' | 'disclosed' | 'leftOut'>

/** What a report says of what a reader left out. */
export function samplesOf(
  { isSampled, documents, rows, disclosed: { depth, part }, leftOut = 0 }: SampledFile,
  { maxDecodeDepth }: Pick<Settings, 'maxDecodeDepth'>,
): readonly Sample[] {
  const below =
    maxDecodeDepth === 0
      ? 'documents inside values were not opened'
      : `documents inside values that stand in ${maxDecodeDepth} others were not opened`
  return [
    ...(isSampled ? [sample('VALUES_SAMPLED', valuesSampled(documents, rows), {})] : []),
    ...(depth === null ? [] : [sample('DECODE_DEPTH', `${below}; raise --max-decode-depth to check them`, depth)]),
    ...(leftOut === 0 ? [] : [sample('ENTRIES_LEFT_OUT', `${itemsLeftOut}: ${leftOut}`, {})]),
    ...(part === null ? [] : [sample('DOCUMENT_CUT', cut, part)]),
  ]
}

const cut =
  'a document inside a value has no end, or is larger (8 MiB) or deeper (50,000 brackets) than is read: only its start was checked, if any'

const itemsLeftOut = 'items of the envelope that were not read, since they are no JSON'

function valuesSampled(read: number, rows: number | undefined): string {
  if (rows === undefined) return 'not every value was read; the names of all fields were'
  return `${read} of ${rows} rows were read; the names of all columns were`
}

function sample(code: SampleCode, message: string, place: Partial<Position>): Sample {
  return { code, message, ...place }
}
