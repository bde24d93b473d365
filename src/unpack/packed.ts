import type { Fault } from '../model/fault.ts'

/** What stands in an archive: a file, or what kept one, or the rest of the archive, from being read. */
export type Packed =
  | {
      readonly kind: 'file'
      /** As the archive has it, with `/`. */
      readonly name: string
      /** In bytes, as the archive says. */
      readonly size: number
      /** Opens its bytes. To be read, or left, before the next entry is asked for. */
      readonly open: () => AsyncIterable<Uint8Array>
    }
  | { readonly kind: 'fault'; readonly name: string | null; readonly fault: Fault }

/** Why an entry is not read, by what its name says; null where nothing is wrong with it. */
export function faultOfName(name: string, seen: ReadonlySet<string>): string | null {
  if (name.split(/[/\\]/).includes('..') || /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.includes('\0') || name === '') {
    return 'expected names of entries that stay within the archive'
  }
  return seen.has(name) ? 'expected each entry once, but one of this name came before' : null
}
