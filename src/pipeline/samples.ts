import type { Position } from '../model/fault.ts'
import type { Sample, SampleCode } from '../model/report.ts'
import type { Settings } from '../model/settings.ts'
import type { ReadFile } from './read-source.ts'

/** What a report says of what a reader left out. */
export function samplesOf(
  { isSampled, disclosed: { depth, part } }: Pick<ReadFile, 'isSampled' | 'disclosed'>,
  { maxDecodeDepth }: Pick<Settings, 'maxDecodeDepth'>,
): readonly Sample[] {
  const below =
    maxDecodeDepth === 0
      ? 'documents inside values were not opened'
      : `documents inside values that stand in ${maxDecodeDepth} others were not opened`
  return [
    ...(isSampled ? [sample('VALUES_SAMPLED', 'not every value was read; the names of all fields were', {})] : []),
    ...(depth === null ? [] : [sample('DECODE_DEPTH', `${below}; raise --max-decode-depth to check them`, depth)]),
    ...(part === null ? [] : [sample('DOCUMENT_CUT', cut, part)]),
  ]
}

const cut =
  'a document inside a value has no end, or is larger (8 MiB) or deeper (50,000 brackets) than is read: only its start was checked, if any'

function sample(code: SampleCode, message: string, place: Partial<Position>): Sample {
  return { code, message, ...place }
}
