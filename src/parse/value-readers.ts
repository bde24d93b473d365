/** JSON that a text stands for; null where it is no such document, `unread` where it is one that is not read. */
export type AsJson = string | 'unread' | null

/** Readers of documents inside values that most files do without: they are loaded when one is met. */
export interface ValueReaders {
  /** @param text XML, or what begins like it. */
  xmlToJson(text: string): AsJson
  /** @param bytes A binary property list, or what begins like it. */
  plistToJson(bytes: Uint8Array): AsJson
  /**
   * @param text What begins with an object as PowerShell writes it.
   * @param isName Whether a name that stands in a text may be printed as that of a field.
   */
  powerShellToJson(text: string, isName: (name: string) => boolean): AsJson
  /**
   * @param text What begins as a table does.
   * @param isName Whether a name that stands in a text may be printed as that of a field.
   */
  tableToJson(text: string, isName: (name: string) => boolean): AsJson
}

let readers: ValueReaders | null = null
let isMissed = false

/** Reads a value once its reader is there. Before that it is none, which is noted. */
export function readValue(read: (readers: ValueReaders) => AsJson): AsJson {
  if (readers !== null) return read(readers)
  isMissed = true
  return null
}

/** Whether a reader was missed since this was asked last: then what was read is to be read again. */
export function hasMissedReaders(): boolean {
  const was = isMissed
  isMissed = false
  return was
}

/** Loads the readers. Nothing is missed from then on. */
export async function loadValueReaders(): Promise<void> {
  readers ??= await import('./formats/value-readers.ts')
}
