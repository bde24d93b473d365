import { Fault } from '../model/fault.ts'

/** The text of a configuration file: UTF-8, or UTF-16 with a byte order mark, as PowerShell writes it. The mark goes. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw new Fault('CONFIG_INVALID', 'the file is not valid UTF-8 text')
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
