import type { CompiledCatalogue } from '../model/compiled.ts'
import type { NamePattern, Recognizer } from '../model/rule.ts'
import { isAscii } from '../model/unicode.ts'
import type { WordGroups } from '../model/vocabulary.ts'

/**
 * The first line of the file is JSON: what every run reads. The second is JSON of the groups of words as they are written, which
 * only a pack of rules asks for; then one a rule has its name patterns, which a run asks for that meets a name of that rule.
 * Behind them stand the long texts of the lexicon, for which the first line has `{ "$line": 95, "isAscii": true }`: they are not copied, only cut.
 */
interface FirstLine extends Omit<CompiledCatalogue, 'rules' | 'vocabulary'> {
  readonly rules: readonly Omit<Recognizer, 'names'>[]
  readonly vocabulary: Omit<CompiledCatalogue['vocabulary'], 'groups'>
}

/** Shortest text that has a line of its own, in UTF-16 units. */
const longText = 1_000

/** Writes compiled rules as the file that `openCatalogue` opens. It is ASCII: a text of one byte a character is read in half the time. */
export function writeCatalogue({ rules, vocabulary, lexicon, ...rest }: CompiledCatalogue): string {
  const { groups, ...plain } = vocabulary
  const lines = [groups, ...rules.map(rule => rule.names)].map(line => JSON.stringify(line))
  const folded = JSON.parse(
    JSON.stringify(lexicon, (_, value: unknown) =>
      // Lines are counted from 0, the first is not yet among them.
      typeof value === 'string' && value.length >= longText
        ? { $line: lines.push(value), isAscii: isAscii(value) }
        : value,
    ),
  ) as CompiledCatalogue['lexicon']
  const first: FirstLine = { ...rest, lexicon: folded, rules: rules.map(withoutNames), vocabulary: plain }
  return [JSON.stringify(first), ...lines].map(toAscii).join('\n')
}

/** Opens what `writeCatalogue` wrote. What stands behind the first line is read when it is asked for. */
export function openCatalogue(text: string): CompiledCatalogue {
  const lines = text.split('\n')
  const { rules, vocabulary, lexicon, ...rest } = JSON.parse(lines[0] ?? '') as FirstLine
  const readGroups = readOnce<WordGroups>(lines[1] ?? '')
  return {
    ...rest,
    lexicon: unfold(lexicon, lines),
    rules: rules.map((rule, at) => withNames(rule, lines[at + 2] ?? '')),
    vocabulary: {
      ...vocabulary,
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
    // Has hundreds of entries, none of them a text.
    if (typeof value !== 'object' || name === 'longest') continue
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

function withoutNames(rule: Recognizer): Omit<Recognizer, 'names'> {
  const { names: _, ...rest } = rule
  return rest
}

function withNames(rule: Omit<Recognizer, 'names'>, line: string): Recognizer {
  const readNames = readOnce<readonly NamePattern[]>(line)
  return {
    ...rule,
    get names() {
      return readNames()
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
