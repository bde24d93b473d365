import type { Row } from '../model/catalogue.ts'
import type { CompiledCatalogue } from '../model/compiled.ts'
import type { Recognizer } from '../model/rule.ts'
import { isAscii } from '../model/unicode.ts'
import type { EntityName, WordGroups } from '../model/vocabulary.ts'

/**
 * The first line of the file is JSON: what every run reads. The second and the third are JSON of the groups of words as they are
 * written and of the names of entities, which only a pack of rules asks for; then one a row has its texts, which a run asks for
 * that finds it, and one a rule the rest of it, which a run asks for that meets a name of that rule. Behind them stand the long
 * texts of the lexicon, for which the first line has `{ "$line": 95, "isAscii": true }`: they are not copied, only cut.
 */
interface FirstLine extends Omit<CompiledCatalogue, 'rows' | 'rules' | 'vocabulary'> {
  readonly rows: readonly Omit<Row, keyof RowTexts>[]
  readonly rules: readonly Omit<Recognizer, keyof RuleRest>[]
  readonly vocabulary: Omit<CompiledCatalogue['vocabulary'], 'groups' | 'entities'> & {
    readonly entities: readonly FirstEntity[]
  }
}

/** Those that are looked for anywhere in a name are looked for by every run; of others the words wait. */
type FirstEntity = EntityName | Omit<EntityName, 'words'>
type RowTexts = Pick<Row, 'section' | 'item'>
type RuleRest = Pick<Recognizer, 'names' | 'title' | 'advice' | 'permissions' | 'switches'>

/** Shortest text that has a line of its own, in UTF-16 units. */
const longText = 1_000

/** Writes compiled rules as the file that `openCatalogue` opens. It is ASCII: a text of one byte a character is read in half the time. */
export function writeCatalogue({ rows, rules, vocabulary, lexicon, ...rest }: CompiledCatalogue): string {
  const { groups, entities, ...plain } = vocabulary
  const cutRows = rows.map(cutRow)
  const cutRules = rules.map(cutRule)
  const names = entities.map(entity => entity.words)
  const lines = [groups, names, ...cutRows.map(([, texts]) => texts), ...cutRules.map(([, later]) => later)].map(line =>
    JSON.stringify(line),
  )
  const folded = JSON.parse(
    JSON.stringify(lexicon, (_, value: unknown) =>
      // Lines are counted from 0, the first is not yet among them.
      typeof value === 'string' && value.length >= longText
        ? { $line: lines.push(value), isAscii: isAscii(value) }
        : value,
    ),
  ) as CompiledCatalogue['lexicon']
  const first: FirstLine = {
    ...rest,
    rows: cutRows.map(([row]) => row),
    rules: cutRules.map(([rule]) => rule),
    lexicon: folded,
    vocabulary: { ...plain, entities: entities.map(cutEntity) },
  }
  return [JSON.stringify(first), ...lines].map(toAscii).join('\n')
}

/** Opens what `writeCatalogue` wrote. What stands behind the first line is read when it is asked for. */
export function openCatalogue(text: string): CompiledCatalogue {
  const lines = text.split('\n')
  const { rows, rules, vocabulary, lexicon, ...rest } = JSON.parse(lines[0] ?? '') as FirstLine
  const readGroups = readOnce<WordGroups>(lines[1] ?? '')
  const readNames = readOnce<readonly EntityName['words'][]>(lines[2] ?? '')
  const firstRow = 3
  const firstRule = firstRow + rows.length
  return {
    ...rest,
    rows: rows.map((row, at) => wholeRow(row, lines[firstRow + at] ?? '')),
    rules: rules.map((rule, at) => wholeRule(rule, lines[firstRule + at] ?? '')),
    lexicon: unfold(lexicon, lines),
    vocabulary: {
      ...vocabulary,
      entities: vocabulary.entities.map((entity, at) => wholeEntity(entity, () => readNames()[at] ?? [])),
      get groups() {
        return readGroups()
      },
    },
  }
}

/** What stands for a long text. */
interface FoldedText {
  readonly $line: number
  readonly isAscii: boolean
}

/** Puts long texts back into an object, and into objects that stand right in it. */
function unfold<T extends object>(folded: T, lines: readonly string[], depth = 2): T {
  for (const [name, value] of Object.entries(folded)) {
    if (typeof value !== 'object') continue
    if (isFolded(value)) Object.defineProperty(folded, name, textOf(value, lines))
    else if (depth > 0) unfold(value as object, lines, depth - 1)
  }
  return folded
}

function isFolded(value: object): value is FoldedText {
  return '$line' in value
}

/** A property that holds a text, read when it is asked for where it has more than ASCII. */
function textOf({ $line, isAscii: isPlain }: FoldedText, lines: readonly string[]): PropertyDescriptor {
  const line = lines[$line] ?? ''
  return isPlain ? { value: line } : { get: readOnce<string>(`"${line}"`), enumerable: true }
}

function cutEntity(entity: EntityName): FirstEntity {
  if (entity.anywhere === true) return entity
  const { words: _words, ...first } = entity
  return first
}

function wholeEntity(entity: FirstEntity, readWords: () => EntityName['words']): EntityName {
  if ('words' in entity) return entity
  return {
    ...entity,
    get words() {
      return readWords()
    },
  }
}

function cutRow({ section, item, ...row }: Row): readonly [FirstLine['rows'][number], RowTexts] {
  return [row, { section, item }]
}

function wholeRow(row: FirstLine['rows'][number], line: string): Row {
  const read = readOnce<RowTexts>(line)
  return {
    ...row,
    get section() {
      return read().section
    },
    get item() {
      return read().item
    },
  }
}

function cutRule(rule: Recognizer): readonly [FirstLine['rules'][number], RuleRest] {
  const { names, title, advice, permissions, switches, ...first } = rule
  return [first, { names, title, advice, permissions, switches }]
}

function wholeRule(rule: FirstLine['rules'][number], line: string): Recognizer {
  const read = readOnce<RuleRest>(line)
  return {
    ...rule,
    get names() {
      return read().names
    },
    get title() {
      return read().title
    },
    get advice() {
      return read().advice
    },
    get permissions() {
      return read().permissions
    },
    get switches() {
      return read().switches
    },
  }
}

function readOnce<T>(line: string): () => T {
  let read: T | undefined
  return () => (read ??= JSON.parse(line) as T)
}

function toAscii(line: string): string {
  return line.replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
