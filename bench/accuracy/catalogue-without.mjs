// Catalogues from which something has been taken out, to see what it is good for. The product has no switch for this: its
// engine is given another catalogue.
import { compiledCatalogue, createEngine } from '../../.build/laboratory/laboratory.js'

/** The four witnesses, and how a catalogue does without each. */
const lacking = {
  // What records are: their names, and the members that tell of them.
  entity: catalogue => ({ ...catalogue, vocabulary: { ...catalogue.vocabulary, entities: [], signatures: [] } }),
  name: catalogue => withRules(catalogue, rule => ({ ...rule, names: [], switches: [] })),
  value: catalogue => withRules(catalogue, rule => ({ ...rule, values: [] })),
  shape: catalogue => withRules(catalogue, rule => ({ ...rule, shapes: [] })),
}

/** `entity`, `name`, `value`, `shape`. */
export const witnesses = Object.keys(lacking)

/** A catalogue without one of the four witnesses. */
export function withoutWitness(catalogue, witness) {
  return lacking[witness](catalogue)
}

/** What the environment asks the stand-in to do without: nothing, a witness, or words. */
export function catalogueLacking(catalogue, what) {
  if (what?.witness !== undefined) return withoutWitness(catalogue, what.witness)
  return what?.words === undefined ? catalogue : withoutWords(catalogue, new Set(what.words)).catalogue
}

function withRules(catalogue, change) {
  return { ...catalogue, rules: catalogue.rules.map(change) }
}

/**
 * Reads the words of names both as written and as mamlint understands them, so that a synonym that is there for one label
 * (`aaid`: advertising id) counts as a word as well.
 */
export function createReading(catalogue) {
  const { vocabulary } = catalogue
  const { groups, synonyms } = vocabulary
  const dictionary = [...groups.dictionary, ...Object.keys(synonyms).flatMap(phrase => phrase.split(' '))]
  const literal = { ...vocabulary, synonyms: {}, translations: {}, groups: { ...groups, dictionary } }
  const written = wordsOf({ ...catalogue, vocabulary: literal })
  const understood = wordsOf(catalogue)
  return name => new Set([...written.of(name), ...understood.of(name)])
}

function wordsOf(catalogue) {
  return createEngine(compiledCatalogue(catalogue)).knowledge.words
}

/**
 * A catalogue without every phrase of rules and vocabulary that has one of some words in it, and those of the words that
 * stood in a phrase. Permissions and type members are ids, not words, and stay.
 *
 * @param gone A set of words.
 */
export function withoutWords(catalogue, gone) {
  const reading = createReading(catalogue)
  const taken = new Set()
  const stays = phrase => {
    const hits = phrase === '*' ? [] : [...reading(phrase)].filter(word => gone.has(word))
    for (const word of hits) taken.add(word)
    return hits.length === 0
  }
  const phrases = list => list?.filter(stays)
  const table = entries =>
    Object.fromEntries(Object.entries(entries).filter(([from, to]) => [from, to].every(phrase => stays(phrase))))
  const rules = catalogue.rules.map(rule => ruleOf(rule, phrases))
  return { catalogue: { ...catalogue, rules, vocabulary: vocabularyOf(catalogue.vocabulary, phrases, table) }, taken }
}

function ruleOf(rule, phrases) {
  return defined({
    ...rule,
    // A pattern that needs a sibling and has none left to need would fit everywhere.
    names: rule.names
      .map(name => defined({ ...name, ...each(name, ['words', 'before', 'after', 'with', 'without'], phrases) }))
      .filter(name => name.with === undefined || name.with.length > 0),
    shapes: rule.shapes?.map(shape =>
      defined({ ...shape, members: shape.members.map(phrases), ...each(shape, ['any', 'none'], phrases) }),
    ),
    switches: phrases(rule.switches),
  })
}

function vocabularyOf(vocabulary, phrases, table) {
  const { typeMembers, ...groups } = vocabulary.groups
  return {
    ...vocabulary,
    synonyms: table(vocabulary.synonyms),
    translations: table(vocabulary.translations),
    groups: { ...each(groups, Object.keys(groups), phrases), typeMembers },
    entities: vocabulary.entities.map(entity => ({ ...entity, words: phrases(entity.words) })),
    signatures: vocabulary.signatures.map(signature => ({ ...signature, members: phrases(signature.members) })),
    facts: vocabulary.facts.map(fact => ({ ...fact, names: phrases(fact.names) })),
  }
}

function each(object, keys, change) {
  return Object.fromEntries(keys.map(key => [key, change(object[key])]))
}

function defined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}
