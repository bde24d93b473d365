import { countOf, fieldsBelow } from '../../../src/model/field.ts'
import { createPaths } from '../../../src/model/path.ts'
import { createFactSets } from '../../../src/pipeline/fact-sets.ts'
import { createListener } from '../../../src/pipeline/listener.ts'
import { documentIn, type ReadFile } from '../../../src/pipeline/read-source.ts'
import { engine, sourceOf } from '../../helpers.ts'

/** Reads a document as a run does, in pieces of `chunk` bytes. */
export async function readAs(content: string | Uint8Array, name: string, chunk: number = Infinity): Promise<ReadFile> {
  const document = await documentIn(sourceOf(content, name, chunk), null)
  return await document.read(createListener(engine.knowledge, createFactSets(), name))
}

/** Fields of a document: path, kinds of values (`s`tring, `n`umber, `b`oolean, nul`0`, `o`bject, `a`rray) and how many are empty. */
export function shapeOf({ root }: ReadFile): readonly string[] {
  const pathOf = createPaths()
  return fieldsBelow(root).map(field => {
    const kinds = (['string', 'number', 'boolean', 'null', 'object', 'array'] as const)
      .filter(kind => countOf(field, kind) > 0)
      .map(kind => `${kind === 'null' ? '0' : kind[0]}${countOf(field, kind)}`)
    const empty = countOf(field, 'empty')
    return `${pathOf(field)} ${kinds.join('')}${empty > 0 ? ` empty ${empty}` : ''}`.trim()
  })
}

/** Where each field occurs first: path, line, column, offset. */
export function placesOf({ root }: ReadFile): readonly string[] {
  const pathOf = createPaths()
  return fieldsBelow(root).map(
    field => `${pathOf(field)} ${field.first.line}:${field.first.column} ${field.first.offset}`,
  )
}

/** Code and place of what could not be read. */
export function faultOf({ fault }: ReadFile): string | null {
  if (fault === null) return null
  const { code, position } = fault
  return position === null ? code : `${code} ${position.line}:${position.column} ${position.offset}`
}
