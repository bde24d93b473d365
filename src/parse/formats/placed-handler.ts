import type { Position } from '../../model/fault.ts'
import type { JsonHandler } from '../events.ts'
import type { PathTrie } from '../path-trie.ts'

/** Takes JSON events, each at a place that it is told before. */
export interface PlacedHandler extends JsonHandler {
  /** Place of all that follows. */
  moveTo(at: Position): void
  /** The place it was told last. */
  place(): Position
}

/** A trie that is told the place of each value before it comes. */
export function placed(trie: PathTrie): PlacedHandler {
  let place: Position = { line: 1, column: 1, offset: 0 }
  trie.continueAt({ position: () => place })
  return {
    moveTo: at => {
      place = at
    },
    place: () => place,
    onOpen: kind => trie.onOpen(kind),
    onClose: () => trie.onClose(),
    onKey: key => trie.onKey(key),
    onString: text => trie.onString(text),
    onNumber: lexeme => trie.onNumber(lexeme),
    onLiteral: value => trie.onLiteral(value),
  }
}
