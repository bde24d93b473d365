import type { ByteSource } from '../model/byte-source.ts'
import type { InlineAllows } from '../judge/inline-allow.ts'
import { commentMark } from '../model/marked-comment.ts'
import type { Settings } from '../model/settings.ts'
import type { Engine } from './engine.ts'
import type { ReadFile } from './read-source.ts'

/** Longest file whose comments are looked at, in bytes: nobody comments by hand what is longer. */
const longest = 16 * 1024 * 1024

/**
 * What the comments of a file accept; null where none speaks to mamlint. Costs nothing where the reader met no comment; else the
 * file is read a second time, where that can be done.
 */
export async function readComments(
  source: ByteSource,
  read: ReadFile,
  { allowComments }: Settings,
  { knowledge }: Engine,
): Promise<InlineAllows | null> {
  if (read.hasComments !== true || !allowComments) return null
  const bytes = source.again?.(longest) ?? null
  if (bytes === null) return null
  const text = new TextDecoder(read.encoding ?? 'utf-8').decode(bytes)
  if (!text.includes(commentMark)) return null
  const [{ readMarkedComments }, { readInlineAllows }] = await Promise.all([
    import('../parse/marked-comments.ts'),
    import('../judge/inline-allow.ts'),
  ])
  return readInlineAllows(readMarkedComments(text), source.name, id => id === 'unlisted' || knowledge.rows.has(id))
}
