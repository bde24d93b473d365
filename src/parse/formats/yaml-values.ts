import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { Fault } from '../../model/fault.ts'
import type { PlacedHandler } from './placed-handler.ts'
import { deliverPlain } from './scalar-text.ts'
import { maxTreeDepth, type TextPlaces } from './text-places.ts'

/** Values that the aliases of one file may stand for in all. */
const maxRepeated = 100_000
/** Units of text that are as much to read as a value. */
const unitsReadAsOne = 16

/** What the aliases of a file stood for so far: of a stream with many documents, too, no more is read. */
export interface Repeated {
  values: number
}

/** Delivers one document. An alias is read as what it stands for, at its own place; a merge key as the members it adds. */
export function deliverYaml(
  contents: ParsedNode,
  places: TextPlaces,
  handler: PlacedHandler,
  repeated: Repeated,
): void {
  new Walk(places, handler, repeated).deliver(contents)
}

class Walk {
  readonly #places: TextPlaces
  readonly #handler: PlacedHandler
  readonly #anchors = new Map<string, unknown>()
  /** Anchored nodes that are being delivered for an alias. */
  readonly #repeating = new Set<unknown>()
  readonly #repeated: Repeated
  #depth = 0

  constructor(places: TextPlaces, handler: PlacedHandler, repeated: Repeated) {
    this.#places = places
    this.#handler = handler
    this.#repeated = repeated
  }

  deliver(node: unknown): void {
    if (isAlias(node)) return this.#repeat(node, target => this.deliver(target))
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return this.#handler.onLiteral(null)
    this.#count(node)
    if (isScalar(node)) return this.#deliverScalar(node)
    this.#depth++
    if (this.#depth > maxTreeDepth)
      throw this.#refused('NESTING_TOO_DEEP', `at most ${maxTreeDepth} nested collections`)
    this.#handler.onOpen(isMap(node) ? 'object' : 'array')
    if (isMap(node)) this.#deliverMembers(node)
    else this.#deliverItems(node)
    this.#handler.onClose()
    this.#depth--
  }

  #count(node: Scalar | YAMLMap | YAMLSeq): void {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
    if (this.#repeating.size === 0) return
    const length = isScalar(node) && typeof node.value === 'string' ? node.value.length : 0
    this.#repeated.values += 1 + length / unitsReadAsOne
    if (this.#repeated.values > maxRepeated) {
      throw this.#refused('EXPANSION_REFUSED', `aliases that stand for at most ${maxRepeated} values`)
    }
  }

  #deliverMembers(map: YAMLMap): void {
    for (const { key, value } of map.items) {
      this.#moveTo(key)
      if (isScalar(key) && key.value === '<<' && this.#merge(value)) continue
      if (isMap(key) || isSeq(key)) this.#deliverPair(key, value)
      else {
        this.#handler.onKey(this.#keyOf(key))
        this.deliver(value)
      }
    }
  }

  /** A member whose key is a collection: both are read, below a key of our own. */
  #deliverPair(key: YAMLMap | YAMLSeq, value: unknown): void {
    this.#handler.onKey('?')
    this.#handler.onOpen('array')
    this.deliver(key)
    this.deliver(value)
    this.#handler.onClose()
  }

  #deliverItems({ items }: YAMLSeq): void {
    for (const item of items) {
      this.#moveTo(item)
      this.deliver(item)
    }
  }

  /** Delivers the members that a merge key adds. False where its value is no map, nor a list of maps. */
  #merge(value: unknown): boolean {
    const sources = isSeq(value) ? value.items : [value]
    if (!sources.every(source => isMap(this.#targetOf(source)))) return false
    for (const source of sources) {
      if (isAlias(source)) this.#repeat(source, target => isMap(target) && this.#deliverMembers(target))
      else if (isMap(source)) this.#deliverMembers(source)
    }
    return true
  }

  #repeat(alias: Alias, deliver: (target: unknown) => void): void {
    const target = this.#targetOf(alias)
    if (target === undefined) throw this.#refused('YAML_SYNTAX', 'an anchor before every alias')
    if (this.#repeating.has(target))
      throw this.#refused('EXPANSION_REFUSED', 'aliases that do not stand for themselves')
    this.#repeating.add(target)
    deliver(target)
    this.#repeating.delete(target)
  }

  #targetOf(node: unknown): unknown {
    return isAlias(node) ? this.#anchors.get(node.source) : node
  }

  #keyOf(key: unknown): string {
    const target = this.#targetOf(key)
    if (!isScalar(target)) return ''
    this.#count(target)
    return typeof target.value === 'string' ? target.value : (target.source ?? '')
  }

  #deliverScalar({ value, source, type }: Scalar): void {
    const isPlain = type === 'PLAIN'
    if (isPlain && /^(?:true|yes|on)$/i.test(source ?? '')) this.#handler.onLiteral(true)
    else if (isPlain && /^(?:false|no|off)$/i.test(source ?? '')) this.#handler.onLiteral(false)
    else if (value === null) this.#handler.onLiteral(null)
    else if (typeof value === 'string') this.#handler.onString(value)
    else deliverPlain(source ?? '', this.#handler)
  }

  /** What an alias stands for is read where the alias is. */
  #moveTo(node: unknown): void {
    if (this.#repeating.size > 0) return
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined
    if (range) this.#handler.moveTo(this.#places.at(range[0]))
  }

  #refused(code: Fault['code'], expected: string): Fault {
    return new Fault(code, `expected ${expected}`, this.#handler.place())
  }
}
