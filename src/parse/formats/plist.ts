import type { FieldListener } from '../field-listener.ts'
import type { FormatOptions, FormatOutcome } from '../format-reader.ts'
import { readBinaryPlist } from './plist-binary.ts'
import { readXml } from './xml.ts'

/** Reads a property list, binary or XML, into fields. */
export async function readPlist(
  bytes: AsyncIterable<Uint8Array>,
  listener: FieldListener,
  options: FormatOptions,
): Promise<FormatOutcome> {
  return options.encoding === null
    ? await readBinaryPlist(bytes, listener, options)
    : await readXml(bytes, listener, options)
}
