import { countOf } from '../model/field.ts'
import type { FieldView } from './classify-field.ts'
import { findNames } from './find-names.ts'
import type { Knowledge } from './knowledge.ts'
import { stickyKinds } from './scopes.ts'

/**
 * The row that a switch turns on, or null where the field is no switch. A switch is a boolean whose name is a verb of
 * collecting with the words of a row (`collectContacts`), such words with an ending (`contactsUploadEnabled`), or one of
 * the well-known switches that rules list (`sendDefaultPii`).
 */
export function switchOf(view: FieldView, knowledge: Knowledge): string | null {
  const { field, leaf, context } = view
  const isNamed = field.kind === 'key' || field.kind === 'pair'
  if (!isNamed || countOf(field, 'boolean') === 0) return null
  const named = wellKnown([...context.around, ...leaf], leaf.length, knowledge)
  if (named !== null) return named
  // A policy of device management collects nothing; the configuration of an app is where its switches stand.
  if (context.sticky?.scope.kind === 'policy' && context.entity !== null) return null
  const about = withoutVerb(leaf, knowledge) ?? withoutTail(leaf, knowledge)
  if (about === null || about.length === 0) return null
  // The switch says what is collected; whose it is, the words around say as for the datum itself.
  const chain = context.chain.filter(scope => !stickyKinds.has(scope.scope.kind))
  const at = {
    // What is collected is many, however the switch is called.
    isPlural: true,
    name: { leaf: about, around: [] },
    context: { ...context, chain, sticky: null },
    siblings: () => new Set<string>(),
  }
  const best = findNames(at, knowledge).find(candidate => candidate.confidence !== 'low')
  return best?.row ?? null
}

/** The row that a name in a value turns on, because the list it stands in does so with its entries; else null. */
export function switchOfEntry({ field, leaf, context }: FieldView, knowledge: Knowledge): string | null {
  return field.kind === 'carried' ? switchInList(context.around, leaf, knowledge) : null
}

/** Whether a name ends as the lists do whose entries turn collection on: `OTEL_NODE_RESOURCE_DETECTORS`. */
export function isSwitchList(list: readonly string[], knowledge: Knowledge): boolean {
  return list.some((_, start) => knowledge.groups.switchLists.has(list.slice(start)))
}

/** The row that one entry of such a list turns on, or null: `host` is a well-known switch among resource detectors. */
export function switchInList(list: readonly string[], entry: readonly string[], knowledge: Knowledge): string | null {
  if (entry.length === 0 || !isSwitchList(list, knowledge)) return null
  return wellKnown([...list, ...entry], entry.length + 1, knowledge)
}

function wellKnown(words: readonly string[], least: number, knowledge: Knowledge): string | null {
  for (let length = words.length; length >= least; length--) {
    const row = knowledge.switchRow(words.slice(-length).join(' '))
    if (row !== null) return row
  }
  return null
}

function withoutVerb(leaf: readonly string[], knowledge: Knowledge): readonly string[] | null {
  const { collectVerbs, settingHeads } = knowledge.groups
  // `enableContactCollection`, `allowLocationTracking`: the head switches the switch.
  const start = settingHeads.lengthAt(leaf, 0)
  const length = collectVerbs.lengthAt(leaf, 0)
  if (length > 0) return leaf.slice(length)
  return start > 0 ? withoutTail(leaf.slice(start), knowledge) : null
}

function withoutTail(leaf: readonly string[], knowledge: Knowledge): readonly string[] | null {
  for (let at = 1; at < leaf.length; at++) {
    const length = knowledge.groups.collectTails.lengthAt(leaf, at)
    if (length > 0 && at + length === leaf.length) return leaf.slice(0, at)
  }
  return null
}
