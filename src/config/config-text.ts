import type { Node, ParseError } from 'jsonc-parser'
import { Fault, type Position } from '../model/fault.ts'
import { positionAt } from './text-position.ts'

/** One step into a JSON value: the key of a member or the index of an element. */
export type Step = string | number

/** A configuration that could be parsed: its value, and where everything in it stands. */
export interface ConfigText {
  readonly value: unknown
  /** Place of the value at a path; of the nearest thing around it where there is none. */
  position(steps: readonly Step[]): Position
  /** Place of the key itself, for what is wrong with the key. */
  keyPosition(steps: readonly Step[]): Position
}

/**
 * Parses JSON with comments and trailing commas.
 *
 * @param section Member of the root that holds the configuration; null where the root is the configuration.
 */
export async function parseConfigText(text: string, section: string | null): Promise<ConfigText> {
  const { findNodeAtLocation, parseTree, printParseErrorCode } = await import('jsonc-parser')
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  const error = errors[0]
  if (error !== undefined) {
    const kind = printParseErrorCode(error.error)
      .replace(/(?<=[a-z])[A-Z]/g, char => ` ${char.toLowerCase()}`)
      .toLowerCase()
    throw new Fault('CONFIG_INVALID', `JSON syntax: ${kind}`, positionAt(text, error.offset))
  }
  const root = tree !== undefined && section !== null ? findNodeAtLocation(tree, [section]) : tree
  if (root === undefined) {
    throw new Fault('CONFIG_INVALID', section === null ? 'the file is empty' : `the file has no "${section}" member`)
  }
  const find = (steps: readonly Step[]): Node => nodeAt(root, steps, findNodeAtLocation)
  return {
    value: valueOf(root, text),
    position: steps => positionAt(text, find(steps).offset),
    keyPosition: steps => {
      const node = find(steps)
      return positionAt(text, (node.parent?.type === 'property' ? node.parent : node).offset)
    },
  }
}

/** The node at a path, or at the longest part of it that is there. */
function nodeAt(root: Node, steps: readonly Step[], find: (root: Node, steps: Step[]) => Node | undefined): Node {
  for (let length = steps.length; length > 0; length--) {
    const node = find(root, steps.slice(0, length))
    if (node !== undefined) return node
  }
  return root
}

/** The value of a node. Every key, `__proto__` too, becomes a plain member; a key that comes twice is refused. */
function valueOf(node: Node, text: string): unknown {
  if (node.type === 'array') return (node.children ?? []).map(child => valueOf(child, text))
  if (node.type !== 'object') return node.value
  const entries = new Map<string, unknown>()
  for (const { children, offset } of node.children ?? []) {
    const [key, value] = children ?? []
    if (key === undefined || value === undefined) continue
    const name = String(key.value)
    if (entries.has(name)) {
      throw new Fault('CONFIG_INVALID', `the key "${name}" comes a second time`, positionAt(text, offset))
    }
    entries.set(name, valueOf(value, text))
  }
  return Object.fromEntries(entries)
}
